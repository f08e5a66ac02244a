package org.omnidesk.ai.safety.guard;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Our own instructions, known by runs of words, so that an answer that repeats them is seen. */
public final class SecretWords {

  private static final int RUN = 9;

  private final Supplier<Collection<String>> instructions;
  private volatile Set<String> runs;

  /**
   * @param instructions read once, when first needed
   */
  public SecretWords(Supplier<Collection<String>> instructions) {
    this.instructions = instructions;
  }

  /** Whether nine words in a row are ours and not also in a text that the model had. */
  boolean repeats(String text, String given) {
    Set<String> ours = runs();
    Set<String> theirs = null;
    for (String run : runsOf(text)) {
      if (ours.contains(run)) {
        theirs = theirs == null ? runsOf(given) : theirs;
        if (!theirs.contains(run)) {
          return true;
        }
      }
    }
    return false;
  }

  private Set<String> runs() {
    Set<String> known = runs;
    if (known == null) {
      known = new HashSet<>();
      for (String text : instructions.get()) {
        known.addAll(runsOf(text));
      }
      runs = known;
    }
    return known;
  }

  private static Set<String> runsOf(String text) {
    String[] words =
        text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ").strip().split(" ");
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + RUN <= words.length; i++) {
      runs.add(String.join(" ", java.util.Arrays.copyOfRange(words, i, i + RUN)));
    }
    return runs;
  }
}
