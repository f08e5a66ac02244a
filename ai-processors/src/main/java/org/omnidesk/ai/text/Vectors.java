package org.omnidesk.ai.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

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
  // [tile][dimension * TILE + row in tile]
  private final float[][] tiles;

  private Vectors(int dimensions, byte[][] bytes, float[] scales) {
    this.size = bytes.length;
    this.dimensions = dimensions;
    this.bytes = bytes;
    this.scales = scales;
    this.tiles = new float[(size + TILE - 1) / TILE][];
    for (int tile = 0; tile < tiles.length; tile++) {
      int rows = Math.min(TILE, size - tile * TILE);
      tiles[tile] = new float[dimensions * rows];
      for (int row = 0; row < rows; row++) {
        byte[] of = bytes[tile * TILE + row];
        for (int d = 0; d < dimensions; d++) {
          tiles[tile][d * rows + row] = of[d] * scales[tile * TILE + row];
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
    float[] products = new float[size];
    float[] part = new float[TILE];
    for (int tile = 0; tile < tiles.length; tile++) {
      float[] of = tiles[tile];
      int rows = of.length / dimensions;
      java.util.Arrays.fill(part, 0);
      int d = 0;
      for (; d + 3 < dimensions; d += 4) {
        float a = vector[d];
        float b = vector[d + 1];
        float c = vector[d + 2];
        float e = vector[d + 3];
        int at = d * rows;
        for (int i = 0; i < rows; i++) {
          part[i] +=
              a * of[at + i]
                  + b * of[at + rows + i]
                  + c * of[at + 2 * rows + i]
                  + e * of[at + 3 * rows + i];
        }
      }
      for (; d < dimensions; d++) {
        for (int i = 0; i < rows; i++) {
          part[i] += vector[d] * of[d * rows + i];
        }
      }
      System.arraycopy(part, 0, products, tile * TILE, rows);
    }
    return products;
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
