package org.omnidesk.ai.learn;

import java.util.List;
import java.util.Map;
import org.omnidesk.ai.classify.LabelledText;

/**
 * Rows to train from and rows to judge by; no text is in both.
 *
 * @param counts rows by where they are from: {@code seed, corrections, history} to train from,
 *     {@code heldOut}, and what was left out: {@code repeated} texts, {@code otherCategories}
 * @param labels labelled tickets in all, held-out ones too
 */
record TrainingSet(
    List<LabelledText> train, List<HeldOutRow> heldOut, Map<String, Integer> counts, int labels) {

  TrainingSet {
    train = List.copyOf(train);
    heldOut = List.copyOf(heldOut);
    counts = Map.copyOf(counts);
  }
}
