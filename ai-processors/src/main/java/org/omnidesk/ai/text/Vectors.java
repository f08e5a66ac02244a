package org.omnidesk.ai.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Many dense vectors of about length 1, kept at 8 bits a number, so that a model is small and
 * judges the same before and after it was stored. Laid out for products with all of them at once.
 */
public final class Vectors {

  private static final int TILE = 512;

  private final int size;
  private final int dimensions;
  private final byte[][] bytes;
  private final float[] scales;
  // [tile][dimension][row in tile]: the compiler makes vector instructions of a loop over arrays
  // that are all read and written at the same place
  private final float[][][] tiles;

  private Vectors(int dimensions, byte[][] bytes, float[] scales) {
    this.size = bytes.length;
    this.dimensions = dimensions;
    this.bytes = bytes;
    this.scales = scales;
    this.tiles = new float[(size + TILE - 1) / TILE][][];
    for (int tile = 0; tile < tiles.length; tile++) {
      int rows = Math.min(TILE, size - tile * TILE);
      tiles[tile] = new float[dimensions][rows];
      for (int row = 0; row < rows; row++) {
        byte[] of = bytes[tile * TILE + row];
        for (int d = 0; d < dimensions; d++) {
          tiles[tile][d][row] = of[d] * scales[tile * TILE + row];
        }
      }
    }
  }

  /** Keeps the vectors, rounded. */
  public static Vectors of(float[][] vectors, int dimensions) {
    byte[][] bytes = new byte[vectors.length][dimensions];
    float[] scales = new float[vectors.length];
    for (int row = 0; row < vectors.length; row++) {
      float most = 1e-9f;
      for (float value : vectors[row]) {
        most = Math.max(most, Math.abs(value));
      }
      scales[row] = most / 127;
      for (int d = 0; d < dimensions; d++) {
        bytes[row][d] = (byte) Math.round(vectors[row][d] / scales[row]);
      }
    }
    return new Vectors(dimensions, bytes, scales);
  }

  public int size() {
    return size;
  }

  public int dimensions() {
    return dimensions;
  }

  /** Some of them, in the order asked for. */
  public Vectors some(int[] rows) {
    byte[][] chosen = new byte[rows.length][];
    float[] scaled = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = bytes[rows[i]];
      scaled[i] = scales[rows[i]];
    }
    return new Vectors(dimensions, chosen, scaled);
  }

  /** One vector as it is kept. */
  public float[] row(int row) {
    float[] vector = new float[dimensions];
    for (int d = 0; d < dimensions; d++) {
      vector[d] = bytes[row][d] * scales[row];
    }
    return vector;
  }

  /** Products of a vector with all of them: cosines. */
  public float[] products(float[] vector) {
    return products(List.of(vector)).getFirst();
  }

  /** Products of some vectors with all of them; a tile stays in the processor's cache for all. */
  public List<float[]> products(List<float[]> vectors) {
    List<float[]> products = vectors.stream().map(vector -> new float[size]).toList();
    float[] part = new float[TILE];
    for (int tile = 0; tile < tiles.length; tile++) {
      for (int i = 0; i < vectors.size(); i++) {
        products(tiles[tile], vectors.get(i), part);
        System.arraycopy(part, 0, products.get(i), tile * TILE, tiles[tile][0].length);
      }
    }
    return products;
  }

  private static void products(float[][] tile, float[] vector, float[] part) {
    Arrays.fill(part, 0);
    int d = 0;
    for (; d + 3 < vector.length; d += 4) {
      add(part, vector, d, tile[d], tile[d + 1], tile[d + 2], tile[d + 3]);
    }
    for (; d < vector.length; d++) {
      for (int i = 0; i < tile[d].length; i++) {
        part[i] += vector[d] * tile[d][i];
      }
    }
  }

  private static void add(
      float[] to, float[] vector, int at, float[] a, float[] b, float[] c, float[] d) {
    float va = vector[at];
    float vb = vector[at + 1];
    float vc = vector[at + 2];
    float vd = vector[at + 3];
    for (int i = 0; i < a.length; i++) {
      to[i] += va * a[i] + vb * b[i] + vc * c[i] + vd * d[i];
    }
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(size);
    out.writeInt(dimensions);
    for (int row = 0; row < size; row++) {
      out.writeFloat(scales[row]);
      out.write(bytes[row]);
    }
  }

  public static Vectors read(DataInput in) throws IOException {
    int size = in.readInt();
    int dimensions = in.readInt();
    byte[][] bytes = new byte[size][dimensions];
    float[] scales = new float[size];
    for (int row = 0; row < size; row++) {
      scales[row] = in.readFloat();
      in.readFully(bytes[row]);
    }
    return new Vectors(dimensions, bytes, scales);
  }
}
