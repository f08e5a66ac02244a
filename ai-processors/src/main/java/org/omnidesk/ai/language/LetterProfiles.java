package org.omnidesk.ai.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How likely a word's letters are in each of some languages: conditional n-gram frequencies of 1 to
 * {@value #LONGEST} letters, as lingua's jar ships them for 75 languages (Apache-2.0, counted by
 * its author on the Wortschatz corpora of Leipzig). Lingua's own detector keeps them as boxed
 * strings: 536 MB and 12 s for seven languages; here they lie in one table of a hash and a byte a
 * language, some 20 MB and a second for six. Immutable after loading.
 */
final class LetterProfiles {

  static final int LONGEST = 4;

  /**
   * Nats lost for every letter of context that a language has not seen (0.4, "stupid back-off").
   */
  private static final double BACK_OFF = 0.92;

  /** Nats for a letter that a language does not have. */
  private static final double FOREIGN = 12;

  private static final double STEPS_A_NAT = 16;
  private static final int UNSEEN = 255;

  private final int languages;
  private final int mask;
  private final int[] marks;
  private final byte[] costs;

  private LetterProfiles(int languages, int capacity) {
    this.languages = languages;
    this.mask = capacity - 1;
    this.marks = new int[capacity];
    this.costs = new byte[capacity * languages];
    Arrays.fill(costs, (byte) UNSEEN);
  }

  /** Whether there are frequencies for this ISO 639-1 code. */
  static boolean exist(String language) {
    return LetterProfiles.class.getResource(name(language, 1)) != null;
  }

  /** Reads the frequencies of these ISO 639-1 codes. */
  static LetterProfiles load(List<String> languages) {
    List<String> files = new ArrayList<>();
    long most = 0;
    for (String language : languages) {
      for (int length = 1; length <= LONGEST; length++) {
        String file = read(name(language, length));
        most += file.length() / (length + 1);
        files.add(file);
      }
    }
    // Languages share many n-grams, so the table ends about half full.
    int capacity = Integer.highestOneBit((int) Math.min(most, 1 << 28)) << 1;
    LetterProfiles profiles = new LetterProfiles(languages.size(), capacity);
    for (int file = 0; file < files.size(); file++) {
      profiles.add(files.get(file), file / LONGEST);
    }
    return profiles;
  }

  private static String name(String language, int length) {
    String[] lengths = {"unigrams", "bigrams", "trigrams", "quadrigrams"};
    return "/language-models/" + language + "/" + lengths[length - 1] + ".json";
  }

  private static String read(String name) {
    try (InputStream stream = LetterProfiles.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes {@code {"language":…,"ngrams":{"426/3451":"cca ccb",…}}}. */
  private void add(String file, int language) {
    int at = file.indexOf('{', 1);
    while (true) {
      int fraction = file.indexOf('"', at + 1);
      if (fraction < 0) {
        return;
      }
      int slash = file.indexOf('/', fraction);
      int end = file.indexOf('"', fraction + 1);
      double of = Integer.parseInt(file, slash + 1, end, 10);
      double nats = Math.log(of / Integer.parseInt(file, fraction + 1, slash, 10));
      byte cost = (byte) Math.min(UNSEEN - 1, Math.round(nats * STEPS_A_NAT));
      int from = file.indexOf('"', end + 1) + 1;
      at = file.indexOf('"', from);
      while (from < at) {
        int space = file.indexOf(' ', from);
        int to = space < 0 || space > at ? at : space;
        put(hash(file, from, to), language, cost);
        from = to + 1;
      }
    }
  }

  private static long hash(CharSequence text, int from, int to) {
    long hash = to - from;
    for (int at = from; at < to; at++) {
      hash = (hash ^ text.charAt(at)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  private static int mark(long hash) {
    return (int) (hash >>> 32) | 1;
  }

  private void put(long hash, int language, byte cost) {
    int slot = (int) hash & mask;
    while (marks[slot] != 0 && marks[slot] != mark(hash)) {
      slot = slot + 1 & mask;
    }
    marks[slot] = mark(hash);
    costs[slot * languages + language] = cost;
  }

  private int find(long hash) {
    int slot = (int) hash & mask;
    while (marks[slot] != 0) {
      if (marks[slot] == mark(hash)) {
        return slot;
      }
      slot = slot + 1 & mask;
    }
    return -1;
  }

  /** Adds the log likelihood of a lower-case word in nats, by language in the order of loading. */
  void add(String word, double[] sums) {
    boolean[] known = new boolean[languages];
    for (int end = 1; end <= word.length(); end++) {
      Arrays.fill(known, false);
      int most = Math.min(LONGEST, end);
      for (int length = most; length >= 1; length--) {
        int slot = find(hash(word, end - length, end));
        for (int language = 0; slot >= 0 && language < languages; language++) {
          int cost = costs[slot * languages + language] & 0xFF;
          if (!known[language] && cost != UNSEEN) {
            known[language] = true;
            sums[language] -= cost / STEPS_A_NAT + BACK_OFF * (most - length);
          }
        }
      }
      for (int language = 0; language < languages; language++) {
        sums[language] -= known[language] ? 0 : FOREIGN;
      }
    }
  }

  /** Whether a language has this letter. */
  boolean has(int language, char letter) {
    int slot = find(hash(String.valueOf(letter), 0, 1));
    return slot >= 0 && (costs[slot * languages + language] & 0xFF) != UNSEEN;
  }
}
