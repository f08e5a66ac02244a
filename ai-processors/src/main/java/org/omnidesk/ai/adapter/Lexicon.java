package org.omnidesk.ai.adapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hindi words and what they mean in English, found by their spelling in Devanagari, by their stem,
 * or by the sound of a romanised word. Our own list, {@code ai/lexicon/hindi.tsv}.
 */
final class Lexicon {

  static final String RESOURCE = "ai/lexicon/hindi.tsv";

  /** Romanised particles that would otherwise be read as English or as another word. */
  private static final Map<String, String> PARTICLES =
      Map.ofEntries(
          Map.entry("me", "in"),
          Map.entry("mein", "in"),
          Map.entry("main", "I"),
          Map.entry("mai", "I"),
          Map.entry("mera", "my"),
          Map.entry("mere", "my"),
          Map.entry("meri", "my"),
          Map.entry("to", ""),
          Map.entry("hi", ""),
          Map.entry("ko", ""),
          Map.entry("ka", ""),
          Map.entry("ki", ""),
          Map.entry("ke", ""),
          Map.entry("ne", ""),
          Map.entry("se", "from"),
          Map.entry("par", "on"),
          Map.entry("pe", "on"),
          Map.entry("liye", "for"),
          Map.entry("hai", "is"),
          Map.entry("hain", "is"),
          Map.entry("nhi", "not"),
          Map.entry("plz", "please"),
          Map.entry("tak", "until"));

  /** English words that sound like Hindi ones and stay as they are in romanised texts. */
  private static final Set<String> ENGLISH =
      Set.of(
          ("do is the use so in a are see bar bus man set at us time on for my no of it and am pm will"
                  + " can weather this what who how when all any be by been he she they you your i an"
                  + " as or if not up out from with was has have had go get one two day today mail"
                  + " call pin fan open send done date page hang link lock file line tab pass team"
                  + " code data game home room name jam job list map mark mouse note photo play port"
                  + " post print rate read real same save scan share show side site size slow stop"
                  + " test text type user video wait wifi word work late near sale sir dear hello"
                  + " let need per put run sad sun tea ten age air also but chat color copy cut"
                  + " drive easy mute paper party phone song music alarm sunny")
              .split(" "));

  private final Map<String, String> words = new HashMap<>();
  private final Map<String, String> stems = new HashMap<>();
  private final Map<String, String> sounds = new HashMap<>();

  /** The list of the product. */
  static Lexicon load() {
    Lexicon lexicon = new Lexicon();
    for (String[] row : Tsv.read(RESOURCE, 2)) {
      for (String form : row[0].strip().split(" +")) {
        lexicon.add(form.replace('_', ' '), row[1]);
      }
    }
    return lexicon;
  }

  private void add(String form, String english) {
    String word = Devanagari.normalized(form);
    words.putIfAbsent(word, english);
    if (word.indexOf(' ') < 0 && word.indexOf('-') < 0) {
      stems.putIfAbsent(Devanagari.stem(word), english);
      sounds.putIfAbsent(Phonetic.key(Devanagari.romanized(word)), english);
    }
  }

  /** What a normalised word, or two with a space between, means; null if it is not listed. */
  String ofDevanagari(String word) {
    return words.get(word);
  }

  /** What a word with the same stem means; null if there is none. */
  String ofStem(String word) {
    return stems.get(Devanagari.stem(word));
  }

  /** What a lower-case romanised word means; null if it is English or not listed. */
  String ofRoman(String word) {
    String particle = PARTICLES.get(word);
    if (particle != null) {
      return particle;
    }
    return word.length() < 2 || ENGLISH.contains(word) ? null : sounds.get(Phonetic.key(word));
  }

  /** All listed words in Devanagari. */
  List<String> all() {
    return words.keySet().stream().filter(w -> w.indexOf(' ') < 0).sorted().toList();
  }
}
