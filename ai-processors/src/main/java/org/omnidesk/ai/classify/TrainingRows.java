package org.omnidesk.ai.classify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * All rows of a training: labelled texts first, phrases of descriptions after them.
 *
 * @param texts what the heads read
 * @param y class of each row
 * @param weight of each row
 * @param fold of each row, -1 for phrases: they are in every training
 * @param folds how many folds are held out in turn; fewer than were made where rows abound
 * @param labelled how many rows are labelled texts
 * @param classes ids; the out-of-scope label, where rows have it, is the last
 * @param inScope how many classes may be proposed
 * @param phrases the rows that are none
 */
record TrainingRows(
    List<String> texts,
    int[] y,
    float[] weight,
    int[] fold,
    int folds,
    int labelled,
    List<String> classes,
    int inScope,
    Phrases phrases) {

  /** As many held-out rows are plenty for a handful of weights and a calibration. */
  private static final int ENOUGH_JUDGED = 4_000;

  static TrainingRows of(
      List<LabelledText> labelled, List<CategoryDescription> categories, TrainingOptions options) {
    List<CategoryDescription> described = withRowsOnly(labelled, categories, options);
    List<String> classes = new ArrayList<>();
    described.forEach(category -> classes.add(category.id()));
    int inScope = classes.size();
    if (inScope < 2) {
      throw new IllegalArgumentException(
          "a classifier needs at least two categories, found " + classes);
    }
    String outside = options.outOfScopeLabel();
    if (outside != null && labelled.stream().anyMatch(row -> row.category().equals(outside))) {
      classes.add(outside);
    }
    Phrases phrases = Phrases.of(described);
    int n = labelled.size() + phrases.texts().size();
    List<String> texts = new ArrayList<>(n);
    int[] y = new int[n];
    float[] weight = new float[n];
    for (int row = 0; row < n; row++) {
      int phrase = row - labelled.size();
      if (phrase < 0) {
        texts.add(labelled.get(row).text().trouble());
        y[row] = classes.indexOf(labelled.get(row).category());
        weight[row] = (float) labelled.get(row).weight();
      } else {
        texts.add(phrases.texts().get(phrase));
        y[row] = phrases.classes()[phrase];
        weight[row] = phrases.weights()[phrase];
      }
    }
    int held =
        labelled.size() <= ENOUGH_JUDGED
            ? options.folds()
            : Math.clamp(
                (long) Math.ceil((double) ENOUGH_JUDGED * options.folds() / labelled.size()),
                2,
                options.folds());
    return new TrainingRows(
        texts,
        y,
        weight,
        folds(y, labelled.size(), classes.size(), options),
        labelled.isEmpty() ? 0 : held,
        labelled.size(),
        List.copyOf(classes),
        inScope,
        phrases);
  }

  private static List<CategoryDescription> withRowsOnly(
      List<LabelledText> labelled, List<CategoryDescription> categories, TrainingOptions options) {
    List<CategoryDescription> all = new ArrayList<>(categories);
    Set<String> known = new LinkedHashSet<>();
    categories.forEach(category -> known.add(category.id()));
    // Sorted: the order of the rows must not be the order of the classes.
    labelled.stream()
        .map(LabelledText::category)
        .filter(id -> !id.equals(options.outOfScopeLabel()))
        .distinct()
        .sorted()
        .filter(known::add)
        .forEach(id -> all.add(new CategoryDescription(id, "")));
    return all;
  }

  private static int[] folds(int[] y, int labelled, int classes, TrainingOptions options) {
    List<List<Integer>> byClass = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      byClass.add(new ArrayList<>());
    }
    int[] fold = new int[y.length];
    for (int row = 0; row < y.length; row++) {
      fold[row] = -1;
      if (row < labelled) {
        byClass.get(y[row]).add(row);
      }
    }
    Random random = new Random(options.seed());
    for (List<Integer> rows : byClass) {
      Collections.shuffle(rows, random);
      int first = random.nextInt(options.folds());
      for (int i = 0; i < rows.size(); i++) {
        fold[rows.get(i)] = (first + i) % options.folds();
      }
    }
    return fold;
  }

  int size() {
    return y.length;
  }

  /** All rows but those of a fold; -2: all. */
  int[] without(int held) {
    int[] rows = new int[y.length];
    int n = 0;
    for (int row = 0; row < y.length; row++) {
      if (fold[row] != held) {
        rows[n++] = row;
      }
    }
    return java.util.Arrays.copyOf(rows, n);
  }

  /** Labelled rows of the folds that are held out. */
  int[] judged() {
    int[] rows = new int[labelled];
    int n = 0;
    for (int row = 0; row < labelled; row++) {
      if (fold[row] < folds) {
        rows[n++] = row;
      }
    }
    return java.util.Arrays.copyOf(rows, n);
  }
}
