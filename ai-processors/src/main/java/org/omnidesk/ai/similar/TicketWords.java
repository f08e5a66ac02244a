package org.omnidesk.ai.similar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.util.StringHelper;
import org.omnidesk.ai.text.Words;

/**
 * The words by which two tickets are compared: lower case, of any script, English endings taken
 * off, without English and Hinglish function words; numbers stay, since an error code says much. A
 * word of the title counts once more. Many repetitions say little more than few: the weight of a
 * word is {@code 2.2 n / (n + 1.2)} as in BM25, all weights together have length 1.
 */
public final class TicketWords {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern ENGLISH = Pattern.compile("[a-z]+");
  private static final int SATURATION_HALF = 12;
  private static final List<String> ENDINGS =
      List.of("ations", "ation", "ings", "ing", "edly", "ied", "ies", "ed", "es", "s", "ly");
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("a an the of to in on at is are was were be been and or not no for with from by as it its"
                  + " this that these those we you i he she they if then when which who what how so"
                  + " can could should would will may might do does did has have had but there here"
                  + " my our your me us hai hain tha thi ka ki ke ko mein nahi nahin mera meri mere"
                  + " aur bhi raha rahi rahe")
              .split(" "));

  private TicketWords() {}

  /** Weighted hashes of a ticket's words. */
  public static SparseTerms of(String title, String text) {
    Map<Integer, Double> weights = new HashMap<>();
    counts(title, text).forEach((word, n) -> weights.merge(hash(word), saturated(n), Double::sum));
    double length = Math.sqrt(weights.values().stream().mapToDouble(w -> w * w).sum());
    weights.replaceAll((term, weight) -> weight / length);
    return SparseTerms.of(weights);
  }

  /** A readable form of each hash, for people: the word as it stands in the text. */
  public static Map<Integer, String> readable(String title, String text) {
    Map<Integer, String> words = new LinkedHashMap<>();
    for (String word : words(title + "\n" + text)) {
      words.putIfAbsent(hash(stem(word)), word);
    }
    return words;
  }

  private static Map<String, Integer> counts(String title, String text) {
    Map<String, Integer> counts = new HashMap<>();
    List<String> all = new ArrayList<>(words(title));
    all.addAll(all);
    all.addAll(words(text));
    all.forEach(word -> counts.merge(stem(word), 1, Integer::sum));
    return counts;
  }

  private static double saturated(int n) {
    return 22.0 * n / (10.0 * n + SATURATION_HALF);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(Words.normalized(text));
    while (matcher.find()) {
      if (!FUNCTION_WORDS.contains(matcher.group())) {
        words.add(matcher.group());
      }
    }
    return words;
  }

  private static String stem(String word) {
    if (ENGLISH.matcher(word).matches()) {
      for (String ending : ENDINGS) {
        if (word.endsWith(ending) && word.length() - ending.length() >= 3) {
          return word.substring(0, word.length() - ending.length());
        }
      }
    }
    return word;
  }

  private static int hash(String stem) {
    byte[] bytes = stem.getBytes(StandardCharsets.UTF_8);
    return StringHelper.murmurhash3_x86_32(bytes, 0, bytes.length, 0);
  }
}
