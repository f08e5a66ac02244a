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

  /** Romanised words that other languages have too: none of them proves a text to be Hindi. */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          ("me to hi main par se pe ne plz mere aa ai ate band chip de din gai gain gayi gum har hat ho hy kai kale kaya kia la lay log mat matt nae nam pa pad pas tak ti tune va ve ya yeh")
              .split(" "));

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
                  + " java drive easy mute paper party phone song music alarm sunny"
                  + " car app pay we way gas haven may too bad china seem bag yes bit cat logo allocate die"
                  + " yen pull ab pet pie gallon hawaii bye relate piece sam surrey cod maine math ham aaa cad"
                  + " bay cabin dan disney pure rat sat seek sse sydney tim yeah beta cali qat ray sal wars"
                  + " bacon betty dia donate inn lee legate pi tin chain corn den des jamie jan jane katie"
                  + " mile patron sake sharon tar anna bat bath cal candy ga parte pee pulley py qatar sara"
                  + " stan tel tez")
              .split(" "));

  /** Endings of romanised verbs and nouns, the longest first. */
  private static final List<String> ROMAN_ENDINGS =
      List.of(
          "iyega", "aiye", "wana", "wani", "enge", "unga", "ungi", "oonga", "oongi", "iye", "ega",
          "egi", "oge", "ein", "ain", "ana", "ane", "ani", "ata", "ate", "ati", "aya", "aye", "ayi",
          "aen", "yen", "iyo", "iyan", "kar", "ke", "en", "na", "ne", "ni", "ta", "te", "ti", "ao",
          "on", "ey");

  private final Map<String, String> words = new HashMap<>();
  private final Map<String, String> stems = new HashMap<>();
  private final Map<String, String> sounds = new HashMap<>();
  private final Map<String, String> stemSounds = new HashMap<>();

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
      String stem = Devanagari.romanized(Devanagari.stem(word));
      if (stem.length() > 2) {
        stemSounds.putIfAbsent(Phonetic.key(stem), english);
      }
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

  /** Whether a listed romanised word is Hindi and nothing else. */
  boolean isOnlyHindi(String word) {
    return !AMBIGUOUS.contains(word) && ofRoman(word) != null;
  }

  /** Whether a romanised word is one of those that only grammar needs. */
  static boolean isParticle(String word) {
    return PARTICLES.containsKey(word);
  }

  /** What a lower-case romanised word means; null if it is English or not listed. */
  String ofRoman(String word) {
    String particle = PARTICLES.get(word);
    if (particle != null) {
      return particle;
    }
    return word.length() < 2 || ENGLISH.contains(word) ? null : sounds.get(Phonetic.key(word));
  }

  /** What the stem of a romanised word means, {@code bajaiye} as {@code bajana}; null if none. */
  String ofRomanStem(String word) {
    for (String ending : ROMAN_ENDINGS) {
      if (word.endsWith(ending) && word.length() - ending.length() > 2) {
        String meaning =
            stemSounds.get(Phonetic.key(word.substring(0, word.length() - ending.length())));
        if (meaning != null) {
          return meaning;
        }
      }
    }
    return null;
  }
}
