package org.omnidesk.ai.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A vocabulary with inverse document frequencies, {@code 1 + ln((1+n)/(1+df))}: texts become
 * vectors of length 1. Immutable.
 */
public final class TermSpace {

  private final TermKind kind;
  private final String[] names;
  private final float[] idf;
  private final Map<String, Integer> index;
  private final float rarest;

  private TermSpace(TermKind kind, String[] names, float[] idf) {
    this.kind = kind;
    this.names = names;
    this.idf = idf;
    this.index = HashMap.newHashMap(names.length);
    for (int i = 0; i < names.length; i++) {
      index.put(names[i], i);
    }
    float most = 1;
    for (float value : idf) {
      most = Math.max(most, value);
    }
    this.rarest = most;
  }

  /** A vocabulary, and the number that each of the counts' terms has in it, -1 for none. */
  public record Fitted(TermSpace space, int[] numbers) {

    /** The vector of a counted text. */
    public SparseVector vector(TermCounts counts, int row) {
      int[] ids = counts.ids()[row];
      int[] indices = new int[ids.length];
      float[] values = new float[ids.length];
      int known = 0;
      for (int i = 0; i < ids.length; i++) {
        int at = numbers[ids[i]];
        if (at >= 0) {
          indices[known] = at;
          values[known++] = counts.weights()[row][i] * space.idf[at];
        }
      }
      return unit(indices, values, known);
    }
  }

  /**
   * Learns from some of the texts.
   *
   * @param rows which
   * @param leastTexts a term of fewer texts is left out
   */
  public static Fitted fit(TermCounts counts, int[] rows, int leastTexts) {
    int[] documents = new int[counts.names().length];
    for (int row : rows) {
      for (int id : counts.ids()[row]) {
        documents[id]++;
      }
    }
    int[] numbers = new int[documents.length];
    int size = 0;
    for (int id = 0; id < documents.length; id++) {
      numbers[id] = documents[id] >= leastTexts ? size++ : -1;
    }
    String[] names = new String[size];
    float[] idf = new float[size];
    for (int id = 0; id < documents.length; id++) {
      if (numbers[id] >= 0) {
        names[numbers[id]] = counts.names()[id];
        idf[numbers[id]] = (float) (1 + Math.log((1.0 + rows.length) / (1.0 + documents[id])));
      }
    }
    return new Fitted(new TermSpace(counts.kind(), names, idf), numbers);
  }

  /** The vector of a new text; unknown terms are left out. */
  public SparseVector vector(String text) {
    Map<String, Integer> counts = TermCounts.counts(kind, text);
    int[] indices = new int[counts.size()];
    float[] values = new float[counts.size()];
    int known = 0;
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      Integer at = index.get(count.getKey());
      if (at != null) {
        indices[known] = at;
        values[known++] = (float) (1 + Math.log(count.getValue())) * idf[at];
      }
    }
    return unit(indices, values, known);
  }

  /** In the order of the text, not ascending: nothing here merges two of them. */
  private static SparseVector unit(int[] indices, float[] values, int known) {
    double square = 0;
    for (int i = 0; i < known; i++) {
      square += values[i] * values[i];
    }
    float scale = (float) (1 / Math.sqrt(Math.max(square, 1e-24)));
    int[] kept = Arrays.copyOf(indices, known);
    float[] scaled = Arrays.copyOf(values, known);
    for (int i = 0; i < known; i++) {
      scaled[i] *= scale;
    }
    return new SparseVector(kept, scaled);
  }

  /** Whether a term is in the vocabulary. */
  public boolean knows(String term) {
    return index.containsKey(term);
  }

  /** A term's inverse document frequency; that of the rarest where it is unknown. */
  public float rarity(String term) {
    Integer at = index.get(term);
    return at == null ? rarest : idf[at];
  }

  public String name(int at) {
    return names[at];
  }

  public int size() {
    return names.length;
  }

  public void write(DataOutput out) throws IOException {
    out.writeByte(kind.ordinal());
    out.writeInt(names.length);
    for (int i = 0; i < names.length; i++) {
      out.writeUTF(names[i]);
      out.writeFloat(idf[i]);
    }
  }

  public static TermSpace read(DataInput in) throws IOException {
    TermKind kind = TermKind.values()[in.readByte()];
    int size = in.readInt();
    String[] names = new String[size];
    float[] idf = new float[size];
    for (int i = 0; i < size; i++) {
      names[i] = in.readUTF();
      idf[i] = in.readFloat();
    }
    return new TermSpace(kind, names, idf);
  }
}
