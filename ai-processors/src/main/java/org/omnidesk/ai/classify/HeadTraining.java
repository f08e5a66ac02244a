package org.omnidesk.ai.classify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.omnidesk.ai.text.KernelRidge;
import org.omnidesk.ai.text.LinearSoftmax;
import org.omnidesk.ai.text.Parallel;
import org.omnidesk.ai.text.Rows;
import org.omnidesk.ai.text.SparseVector;
import org.omnidesk.ai.text.TermCounts;
import org.omnidesk.ai.text.TermKind;
import org.omnidesk.ai.text.TermSpace;
import org.omnidesk.ai.text.Vectors;

/** Trains the heads on all rows, and on all but each fold to judge that fold's rows. */
final class HeadTraining {

  private static final float C = 10;
  private static final int FEW_ROWS = 1_000;
  private static final int MANY_ROWS = 5_000;

  /**
   * What comes out.
   *
   * @param heads of all rows
   * @param judged labelled rows that were held out
   * @param scores centred, [head][position in judged][class]
   * @param closeness mean cosine of the nearest three rows of other folds; 0 without an encoder
   */
  record Result(Heads heads, int[] judged, float[][][] scores, float[] closeness) {}

  private final TrainingRows rows;
  private final float[][] encoded;
  private final TrainingOptions options;
  private final Progress progress;
  private final int steps;
  private final AtomicInteger done = new AtomicInteger();
  private final int works;

  HeadTraining(TrainingRows rows, float[][] encoded, TrainingOptions options, Progress progress) {
    this.rows = rows;
    this.encoded = encoded;
    this.options = options;
    this.progress = progress;
    this.steps = rows.labelled() > MANY_ROWS ? 40 : 60;
    this.works = (rows.folds() + 1) * (encoded == null ? 2 : 3) + (encoded == null ? 0 : 2);
  }

  private record Term(TermSpace space, LinearSoftmax model, float[][] held) {}

  private record Linear(LinearSoftmax model, float[][] held) {}

  Result train() {
    int[] judged = rows.judged();
    int[] position = new int[rows.size()];
    for (int i = 0; i < judged.length; i++) {
      position[judged[i]] = i;
    }
    float[][][] scores = new float[encoded == null ? 2 : Head.values().length][judged.length][];
    List<Term> words = terms(TermKind.WORDS, scores[0], position);
    List<Term> pieces = terms(TermKind.PIECES, scores[1], position);
    LinearSoftmax linear = null;
    KernelRidge kernel = null;
    Vectors vectors = null;
    float[] closeness = new float[judged.length];
    if (encoded != null) {
      linear = linear(scores[2], position);
      vectors = Vectors.of(encoded, encoded[0].length);
      kernel = near(vectors, judged, scores, closeness);
    }
    Term allWords = words.getLast();
    Term allPieces = pieces.getLast();
    Heads heads =
        new Heads(
            rows.classes().size(),
            allWords.space(),
            allWords.model(),
            allPieces.space(),
            allPieces.model(),
            linear,
            kernel,
            vectors,
            rows.y(),
            rows.weight(),
            rows.phrases());
    for (float[][] head : scores) {
      for (float[] row : head) {
        Heads.centred(row);
      }
    }
    return new Result(heads, judged, scores, closeness);
  }

  /** One model a fold, the last of all rows. */
  private List<Term> terms(TermKind kind, float[][] scores, int[] position) {
    TermCounts counts = TermCounts.of(kind, rows.texts());
    List<Callable<Term>> works = new ArrayList<>();
    for (int held = 0; held <= rows.folds(); held++) {
      int out = held == rows.folds() ? -2 : held;
      works.add(() -> term(counts, out, scores, position));
    }
    return Parallel.all(options.threads(), works);
  }

  private Term term(TermCounts counts, int out, float[][] scores, int[] position) {
    int[] train = rows.without(out);
    TermSpace.Fitted fitted = TermSpace.fit(counts, train, rows.labelled() < FEW_ROWS ? 1 : 2);
    SparseVector[] x = new SparseVector[rows.size()];
    for (int row = 0; row < x.length; row++) {
      x[row] = fitted.vector(counts, row);
    }
    Rows data = Rows.of(x, fitted.space().size());
    LinearSoftmax model =
        LinearSoftmax.train(data, train, rows.y(), rows.weight(), rows.classes().size(), C, steps);
    judge(data, model, out, scores, position);
    step(counts.kind() == TermKind.WORDS ? "words" : "pieces of words");
    return new Term(fitted.space(), model, null);
  }

  private LinearSoftmax linear(float[][] scores, int[] position) {
    Rows data = Rows.of(encoded, encoded[0].length);
    List<Callable<LinearSoftmax>> works = new ArrayList<>();
    for (int held = 0; held <= rows.folds(); held++) {
      int out = held == rows.folds() ? -2 : held;
      works.add(
          () -> {
            LinearSoftmax model =
                LinearSoftmax.train(
                    data,
                    rows.without(out),
                    rows.y(),
                    rows.weight(),
                    rows.classes().size(),
                    C,
                    steps);
            judge(data, model, out, scores, position);
            step("vectors");
            return model;
          });
    }
    return Parallel.all(options.threads(), works).getLast();
  }

  private void judge(Rows data, LinearSoftmax model, int out, float[][] scores, int[] position) {
    for (int row = 0; out >= 0 && row < rows.labelled(); row++) {
      if (rows.fold()[row] == out) {
        scores[position[row]] = model.scores(data, row);
      }
    }
  }

  /** The heads that compare a text with the rows. */
  private KernelRidge near(Vectors vectors, int[] judged, float[][][] scores, float[] closeness) {
    KernelRidge.Fitted kernel =
        KernelRidge.fit(
            vectors,
            rows.y(),
            rows.weight(),
            rows.classes().size(),
            rows.fold(),
            rows.folds(),
            landmarks(),
            options.threads());
    step("near texts");
    int from = rows.labelled();
    Parallel.ranges(
        options.threads(),
        judged.length,
        (first, end) -> {
          for (int i = first; i < end; i++) {
            int out = rows.fold()[judged[i]];
            float[] products = vectors.products(encoded[judged[i]]);
            int classes = rows.classes().size();
            scores[3][i] = kernel.withoutFold().get(out).scores(products);
            scores[4][i] =
                Neighbours.votes(products, rows.y(), rows.weight(), classes, rows.fold(), out);
            scores[5][i] = Neighbours.toPhrases(products, rows.phrases(), from, classes);
            closeness[i] = Neighbours.closeness(products, rows.fold(), out);
          }
        });
    step("near texts");
    return kernel.model();
  }

  private int[] landmarks() {
    if (rows.size() <= options.kernelRows() * 6 / 5) {
      return IntStream.range(0, rows.size()).toArray();
    }
    List<Integer> all = new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
    Collections.shuffle(all, new Random(options.seed() + 1));
    return all.stream().limit(options.kernelRows()).mapToInt(Integer::intValue).sorted().toArray();
  }

  private synchronized void step(String name) {
    progress.at(name, done.incrementAndGet(), works);
  }
}
