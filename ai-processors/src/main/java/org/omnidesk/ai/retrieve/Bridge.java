package org.omnidesk.ai.retrieve;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets questions and sources meet that are written in different languages or scripts: a word list,
 * transliteration and the sound of loan words. Immutable; safe for many threads.
 */
public final class Bridge {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’-][\\p{L}\\p{M}\\p{N}]+)*");
  private static final int LONGEST_PHRASE = 3;
  private static final int SHORTEST_SOUND = 3;
  private static final int PIECE = 4;
  private static final int READ = 8_000;
  // From this share of Hindi words a text in Latin letters is taken for Hinglish.
  private static final double HINGLISH = 0.2;

  private final Lexicon lexicon = new Lexicon();

  /**
   * @param loans English words by their sound, in which the sources are written; may be empty
   */
  Terms terms(String text, Map<String, String> loans) {
    List<String> read = words(text);
    boolean hinglish = isHinglish(read);
    Collected to = new Collected();
    for (int at = 0; at < read.size(); ) {
      String word = read.get(at);
      if (Romanised.isDevanagari(word) || hinglish && !isPlainEnglish(word)) {
        at += hindi(read, at, loans, to);
      } else {
        english(word, to);
        at++;
      }
    }
    String gloss = hinglish || to.hindi ? String.join(" ", to.gloss) : text;
    return new Terms(to.concepts, to.words, to.sounds, to.pieces, gloss);
  }

  private static final class Collected {
    private final List<String> concepts = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> sounds = new ArrayList<>();
    private final List<String> pieces = new ArrayList<>();
    private final List<String> gloss = new ArrayList<>();
    private boolean hindi;

    private void form(String word) {
      String spelling = Romanised.spelling(word);
      words.add(spelling);
      String sound = Romanised.sound(word);
      if (sound.length() >= SHORTEST_SOUND) {
        sounds.add(sound);
      }
      for (int i = 0; i + PIECE <= spelling.length(); i++) {
        pieces.add(spelling.substring(i, i + PIECE));
      }
    }
  }

  /** The words of a text in their order, lower case; those with a hyphen or apostrophe are one. */
  public static List<String> words(String text) {
    String cut = text.length() > READ ? text.substring(0, READ) : text;
    List<String> words = new ArrayList<>();
    Matcher matcher =
        WORD.matcher(Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      String word = matcher.group();
      if (word.indexOf('-') > 0 && Romanised.isDevanagari(word)) {
        words.addAll(Arrays.asList(word.split("-")));
      } else {
        words.add(word);
      }
    }
    return words;
  }

  /** A word as it compares with others: the stem of English, one spelling of Hindi. */
  public static String stem(String word) {
    return Romanised.isDevanagari(word) ? Romanised.spelling(word) : Stems.of(word);
  }

  /** Whether a word says nothing of what a text is about, in any of the languages. */
  public boolean isNoise(String word) {
    return lexicon.isNoise(word)
        || lexicon.english(word).filter(Lexicon.NOTHING::equals).isPresent();
  }

  /**
   * What a text is about: English stems and groups of synonyms, whatever its language.
   *
   * @param english a text whose words may stand in the first one as loan words; may be empty
   */
  public List<String> concepts(String text, String english) {
    Map<String, String> loans = new HashMap<>();
    words(english).stream()
        .filter(Bridge::isLoan)
        .forEach(word -> loans.putIfAbsent(Romanised.sound(word), word));
    return terms(text, loans).concepts();
  }

  /** The text word by word in English, as far as the word list goes; an English text stays. */
  public String gloss(String text) {
    return terms(text, Map.of()).gloss();
  }

  private boolean isHinglish(List<String> words) {
    long latin = words.stream().filter(word -> !Romanised.isDevanagari(word)).count();
    long hindi =
        words.stream()
            .filter(word -> !Romanised.isDevanagari(word) && lexicon.isOnlyHindi(word))
            .count();
    return hindi >= 2 && hindi >= HINGLISH * latin || hindi == 1 && latin <= 4;
  }

  /** English words that Hinglish uses as they are and that no Hindi word is spelt like. */
  private boolean isPlainEnglish(String word) {
    return lexicon.english(word).isEmpty();
  }

  private int hindi(List<String> read, int at, Map<String, String> loans, Collected to) {
    to.hindi = true;
    for (int length = Math.min(LONGEST_PHRASE, read.size() - at); length >= 1; length--) {
      String phrase = String.join(" ", read.subList(at, at + length));
      Optional<String> english = length == 1 ? lexicon.english(phrase) : lexicon.phrase(phrase);
      if (english.isPresent()) {
        for (String word : read.subList(at, at + length)) {
          if (!english.get().equals(Lexicon.NOTHING)) {
            to.form(word);
          }
        }
        translated(english.get(), to);
        return length;
      }
    }
    String word = read.get(at);
    to.form(word);
    String loan = loans.get(Romanised.sound(word));
    if (loan != null) {
      to.concepts.add(lexicon.group(loan));
      to.gloss.add(loan);
    } else {
      to.gloss.add(Romanised.spelling(word));
    }
    return 1;
  }

  private void translated(String english, Collected to) {
    if (!english.equals(Lexicon.NOTHING)) {
      for (String word : english.split(" ")) {
        to.gloss.add(word);
        if (!lexicon.isNoise(word)) {
          to.concepts.add(lexicon.group(word));
        }
      }
    }
  }

  private void english(String word, Collected to) {
    to.gloss.add(word);
    if (lexicon.isNoise(word)) {
      return;
    }
    to.concepts.add(lexicon.group(word));
    to.form(word);
  }

  /** Whether a word may stand for its sound in a gloss: long enough to be told from others. */
  static boolean isLoan(String word) {
    return !Romanised.isDevanagari(word)
        && word.chars().allMatch(c -> c >= 'a' && c <= 'z')
        && Romanised.sound(word).length() >= SHORTEST_SOUND;
  }
}
