package org.omnidesk.ai.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits texts of any script into lower-case words; digits become one mark, so numbers tie. */
public final class Words {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
  private static final Pattern NUMBER = Pattern.compile("\\p{N}+");

  /** More characters than this of one text are not read: a pasted log must not stall a batch. */
  public static final int LONGEST = 20_000;

  private Words() {}

  /** Words in their order; numbers as {@code #}. */
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(normalized(text));
    while (matcher.find()) {
      String word = matcher.group();
      words.add(NUMBER.matcher(word).matches() ? "#" : word);
    }
    return words;
  }

  /** Compatibility-normalised, lower case, cut at {@link #LONGEST}. */
  public static String normalized(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
