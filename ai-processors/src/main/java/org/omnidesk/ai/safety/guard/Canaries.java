package org.omnidesk.ai.safety.guard;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Whether a text holds a secret word in a spelling that people or programs can read back. */
final class Canaries {

  private static final int PART = 10;
  private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789".toCharArray();
  private static final List<String> NUMBERS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private Canaries() {}

  static boolean leaks(String canary, String text) {
    if (canary == null || canary.isBlank()) {
      return false;
    }
    String word = squeeze(canary);
    String seen = squeeze(text);
    String hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.US_ASCII));
    return holds(seen, word)
        || holds(initials(text), word)
        || holds(seen, rot13(word))
        || holdsBetween(seen, word)
        || seen.contains(hex)
        || without(seen, 'x').contains(hex)
        || codes(word, seen)
        || base64(word, text)
        || base64(word.toUpperCase(Locale.ROOT), text);
  }

  /** Half of it is a leak too: nobody writes ten of these characters in a row by chance. */
  private static boolean holds(String text, String word) {
    String backwards = new StringBuilder(word).reverse().toString();
    for (int i = 0; i + PART <= word.length(); i++) {
      if (text.contains(word.substring(i, i + PART))
          || text.contains(backwards.substring(i, i + PART))) {
        return true;
      }
    }
    return false;
  }

  /** With a letter put between its letters, or as every second, third or fourth letter. */
  private static boolean holdsBetween(String text, String word) {
    for (char c : ALPHABET) {
      if (text.indexOf(c) >= 0 && holds(without(text, c), without(word, c))) {
        return true;
      }
    }
    for (int step = 2; step <= 4; step++) {
      for (int offset = 0; offset < step; offset++) {
        StringBuilder every = new StringBuilder(text.length() / step + 1);
        for (int i = offset; i < text.length(); i += step) {
          every.append(text.charAt(i));
        }
        if (holds(every.toString(), word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String without(String text, char c) {
    return text.replace(String.valueOf(c), "");
  }

  /** The first letters of the words, figures for number words: "bravo tango seven". */
  private static String initials(String text) {
    StringBuilder initials = new StringBuilder();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      int number = NUMBERS.indexOf(word);
      if (number >= 0) {
        initials.append(number);
      } else if (!word.isEmpty()) {
        initials.append(word.charAt(0));
      }
    }
    return initials.toString();
  }

  /** Letters and digits only, lower case: spaces, dashes, quotes and zero-width signs are gone. */
  private static String squeeze(String text) {
    StringBuilder squeezed = new StringBuilder(text.length());
    java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> Character.isLetterOrDigit(c))
        .map(Character::toLowerCase)
        .forEach(squeezed::appendCodePoint);
    return squeezed.toString();
  }

  /** As decimal character codes. */
  private static boolean codes(String word, String squeezed) {
    StringBuilder decimal = new StringBuilder();
    word.chars().forEach(decimal::append);
    return squeezed.contains(decimal);
  }

  /** At each of the three offsets, without the characters that neighbours change. */
  private static boolean base64(String word, String text) {
    String packed = text.replaceAll("[\\s\"'-]", "").replace('_', '/');
    for (int offset = 0; offset < 3; offset++) {
      byte[] bytes = ("~".repeat(offset) + word).getBytes(StandardCharsets.US_ASCII);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
      int from = offset == 0 ? 0 : offset + 1;
      if (packed.contains(encoded.substring(from, Math.min(encoded.length() - 2, from + 16)))) {
        return true;
      }
    }
    return false;
  }

  private static String rot13(String word) {
    StringBuilder turned = new StringBuilder();
    for (char c : word.toCharArray()) {
      turned.append(c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + 13) % 26) : c);
    }
    return turned.toString();
  }
}
