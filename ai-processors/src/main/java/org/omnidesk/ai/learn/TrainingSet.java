package org.omnidesk.ai.learn;

import java.util.List;
import java.util.Map;
import org.omnidesk.ai.classify.LabelledText;

/**
 * Rows to train from and rows to judge by; no text is in both.
 *
 * @param leftAlone tickets that a model filed and people left so; only to see what would change
 * @param counts rows by where they are from: {@code seed, corrections, history} to train from,
 *     {@code heldOut}, and what was left out: {@code repeated} texts, {@code otherCategories}
 * @param labels labelled tickets in all, held-out ones too
 */
record TrainingSet(
    List<LabelledText> train,
    List<HeldOutRow> heldOut,
    List<HeldOutRow> leftAlone,
    Map<String, Integer> counts,
    int labels) {

  TrainingSet {
    train = List.copyOf(train);
    heldOut = List.copyOf(heldOut);
    leftAlone = List.copyOf(leftAlone);
    counts = Map.copyOf(counts);
  }
}
