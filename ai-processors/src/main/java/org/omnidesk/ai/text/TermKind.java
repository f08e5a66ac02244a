package org.omnidesk.ai.text;

import java.util.List;
import java.util.function.Consumer;

/** What texts are counted by. */
public enum TermKind {
  /** Words and pairs of neighbouring words. */
  WORDS {
    @Override
    void read(String text, Consumer<String> each) {
      String before = null;
      for (String word : Words.of(text)) {
        each.accept(word);
        if (before != null) {
          each.accept(before + " " + word);
        }
        before = word;
      }
    }
  },
  /**
   * Pieces of 3 to 5 letters of each word with its edges: spellings of Hinglish ({@code nahi,
   * nahin}), compounds, endings and typing errors meet.
   */
  PIECES {
    @Override
    void read(String text, Consumer<String> each) {
      List<String> words = Words.of(text);
      for (String word : words) {
        String padded = "<" + (word.length() > 40 ? word.substring(0, 40) : word) + ">";
        for (int size = 3; size <= 5; size++) {
          for (int at = 0; at + size <= padded.length(); at++) {
            each.accept(padded.substring(at, at + size));
          }
        }
      }
    }
  };

  abstract void read(String text, Consumer<String> each);
}
