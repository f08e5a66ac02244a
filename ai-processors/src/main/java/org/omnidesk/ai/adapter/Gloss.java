package org.omnidesk.ai.adapter;

import java.util.ArrayList;
import java.util.List;

/**
 * A Hindi or Hinglish text word by word in English, for the encoder to read. Word order stays
 * Hindi's: the encoder's mean of its words minds that little.
 */
final class Gloss {

  private final Lexicon lexicon;
  private final Loanwords loanwords;

  Gloss(Lexicon lexicon, Loanwords loanwords) {
    this.lexicon = lexicon;
    this.loanwords = loanwords;
  }

  /** Words separated by spaces; English words, numbers and names pass. */
  String of(String text, Script script) {
    List<String> tokens = Tokens.of(text);
    List<String> english = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      String meaning;
      if (Tokens.isDevanagari(token)) {
        String two = i + 1 < tokens.size() ? token + " " + tokens.get(i + 1) : token;
        meaning = i + 1 < tokens.size() ? lexicon.ofDevanagari(two) : null;
        if (meaning != null) {
          i++;
        } else {
          meaning = one(token);
        }
      } else {
        String roman = script == Script.HINGLISH ? ofRoman(token) : null;
        meaning = roman == null ? token : roman;
      }
      if (!meaning.isEmpty()) {
        english.add(meaning);
      }
    }
    return String.join(" ", english);
  }

  /** What a romanised word means; null: it is English, a name or unknown. */
  String ofRoman(String token) {
    if (Lexicon.isParticle(token)) {
      return lexicon.ofRoman(token);
    }
    if (token.length() > 3 && loanwords.knows(token)) {
      return null;
    }
    String listed = lexicon.ofRoman(token);
    return listed != null || loanwords.knows(token) ? listed : lexicon.ofRomanStem(token);
  }

  /** Whether a word is Hindi for sure: it has a meaning and no English text has it. */
  boolean isHindi(String token) {
    return !loanwords.knows(token) && lexicon.isOnlyHindi(token);
  }

  private String one(String token) {
    String listed = lexicon.ofDevanagari(token);
    if (listed != null) {
      return listed;
    }
    String roman = Devanagari.romanized(token);
    String loan = loanwords.english(roman);
    if (loan != null) {
      return loan;
    }
    String related = lexicon.ofStem(token);
    return related != null ? related : roman;
  }
}
