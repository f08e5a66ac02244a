package org.omnidesk.ai.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weighs features by how rare they are: {@code (1 + ln tf) * (1 + ln((1+n)/(1+df)))}. Words and
 * letter pieces are brought to length 1 each, so long words do not drown the words themselves.
 * Immutable after {@link #fit}.
 */
public final class TfIdf {

  private static final double PIECES_WEIGHT = 0.8;

  private final Map<String, Integer> index;
  private final String[] names;
  private final double[] idf;
  private final double rarest;

  private TfIdf(Map<String, Integer> index, String[] names, double[] idf) {
    this.index = index;
    this.names = names;
    this.idf = idf;
    this.rarest = Arrays.stream(idf).max().orElse(1);
  }

  /** Learns the vocabulary: words seen once, pairs and pieces seen in two texts. */
  public static TfIdf fit(List<String> texts) {
    // Sorted, so that indices and with them the sums do not depend on hash order.
    Map<String, Integer> documents = new TreeMap<>();
    for (String text : texts) {
      TextFeatures.of(text).keySet().forEach(name -> documents.merge(name, 1, Integer::sum));
    }
    documents.entrySet().removeIf(e -> e.getValue() < 2 && !e.getKey().startsWith("w:"));
    Map<String, Integer> index = HashMap.newHashMap(documents.size());
    String[] names = new String[documents.size()];
    double[] idf = new double[documents.size()];
    int at = 0;
    for (Map.Entry<String, Integer> entry : documents.entrySet()) {
      index.put(entry.getKey(), at);
      names[at] = entry.getKey();
      idf[at++] = 1 + Math.log((1.0 + texts.size()) / (1.0 + entry.getValue()));
    }
    return new TfIdf(index, names, idf);
  }

  /** Unknown features are left out; a text without any known one gives an empty vector. */
  public SparseVector transform(String text) {
    TreeMap<Integer, Double> weights = new TreeMap<>();
    TextFeatures.of(text)
        .forEach(
            (name, count) -> {
              Integer at = index.get(name);
              if (at != null) {
                weights.put(at, (1 + Math.log(count)) * idf[at]);
              }
            });
    double words = 0;
    double pieces = 0;
    for (Map.Entry<Integer, Double> entry : weights.entrySet()) {
      double square = entry.getValue() * entry.getValue();
      if (isPiece(entry.getKey())) {
        pieces += square;
      } else {
        words += square;
      }
    }
    int[] indices = new int[weights.size()];
    float[] values = new float[weights.size()];
    int at = 0;
    for (Map.Entry<Integer, Double> entry : weights.entrySet()) {
      boolean piece = isPiece(entry.getKey());
      double length = Math.sqrt(piece ? pieces : words);
      indices[at] = entry.getKey();
      values[at++] = (float) (entry.getValue() * (piece ? PIECES_WEIGHT : 1) / length);
    }
    return new SparseVector(indices, values);
  }

  /** Weight of a word by its rarity; a word never seen is as rare as any. */
  public double rarity(String word) {
    Integer at = index.get("w:" + word);
    return at == null ? rarest : idf[at];
  }

  /** Number of features. */
  public int size() {
    return names.length;
  }

  /** The word or pair behind an index, or null for a letter piece, which tells people nothing. */
  public String word(int at) {
    return isPiece(at) ? null : names[at].substring(2);
  }

  private boolean isPiece(int at) {
    return names[at].charAt(0) == 'c';
  }
}
