package org.omnidesk.ai.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.omnidesk.ai.text.Words;

/** Words of texts that mix Devanagari, Latin letters and digits. */
final class Tokens {

  private static final Pattern TOKEN =
      Pattern.compile("[\u0900-\u0963\u0970-\u097F]+|\\p{IsLatin}+|\\p{N}+");

  private Tokens() {}

  /** Normalised words in their order; of a very long text the beginning. */
  static List<String> of(String text) {
    String cut = text.length() > Words.LONGEST ? text.substring(0, Words.LONGEST) : text;
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(Devanagari.normalized(cut));
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  static boolean isDevanagari(String token) {
    return Devanagari.isDevanagari(token.charAt(0));
  }

  static boolean isLatin(String token) {
    char first = token.charAt(0);
    return Character.isLetter(first) && !Devanagari.isDevanagari(first);
  }
}
