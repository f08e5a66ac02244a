package org.omnidesk.ai.safety.guard;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Whether a text holds a secret word in a spelling that people or programs can read back. */
final class Canaries {

  private Canaries() {}

  static boolean leaks(String canary, String text) {
    if (canary == null || canary.isBlank()) {
      return false;
    }
    String word = squeeze(canary);
    String seen = squeeze(text);
    String hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.US_ASCII));
    // A part of it is a leak too: nobody writes ten of these characters in a row by chance.
    for (int i = 0; i + 10 <= word.length(); i++) {
      String part = word.substring(i, i + 10);
      if (seen.contains(part) || seen.contains(new StringBuilder(part).reverse())) {
        return true;
      }
    }
    return seen.contains(hex)
        || seen.contains(squeeze(rot13(word)))
        || codes(word, seen)
        || base64(word, text)
        || base64(word.toUpperCase(Locale.ROOT), text);
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
