package org.omnidesk.ai.text;

/**
 * Vectors as a linear model reads them. Weights lie feature by feature, all classes of one beside
 * each other.
 */
public interface Rows {

  /** How many. */
  int size();

  /** Above every index. */
  int dimensions();

  /** Adds the row's products with the weights to the scores. */
  void score(int row, float[] weights, int classes, float[] scores);

  /** Adds {@code value * error} to the gradient of each feature of the row. */
  void accumulate(int row, float[] gradient, int classes, float[] errors);

  /** Of sparse vectors. */
  static Rows of(SparseVector[] vectors, int dimensions) {
    return new Rows() {
      @Override
      public int size() {
        return vectors.length;
      }

      @Override
      public int dimensions() {
        return dimensions;
      }

      @Override
      public void score(int row, float[] weights, int classes, float[] scores) {
        products(vectors[row].indices(), vectors[row].values(), weights, classes, scores);
      }

      @Override
      public void accumulate(int row, float[] gradient, int classes, float[] errors) {
        int[] indices = vectors[row].indices();
        float[] values = vectors[row].values();
        for (int i = 0; i < indices.length; i++) {
          add(gradient, indices[i] * classes, values[i], errors, classes);
        }
      }
    };
  }

  /** Of dense vectors, all of one length. */
  static Rows of(float[][] vectors, int dimensions) {
    int[] all = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      all[i] = i;
    }
    return new Rows() {
      @Override
      public int size() {
        return vectors.length;
      }

      @Override
      public int dimensions() {
        return dimensions;
      }

      @Override
      public void score(int row, float[] weights, int classes, float[] scores) {
        products(all, vectors[row], weights, classes, scores);
      }

      @Override
      public void accumulate(int row, float[] gradient, int classes, float[] errors) {
        for (int i = 0; i < dimensions; i++) {
          add(gradient, i * classes, vectors[row][i], errors, classes);
        }
      }
    };
  }

  private static void products(
      int[] indices, float[] values, float[] weights, int classes, float[] scores) {
    int i = 0;
    // Four features at a time: the scores are loaded and stored a quarter as often.
    for (; i + 3 < indices.length; i += 4) {
      int a = indices[i] * classes;
      int b = indices[i + 1] * classes;
      int c = indices[i + 2] * classes;
      int d = indices[i + 3] * classes;
      float va = values[i];
      float vb = values[i + 1];
      float vc = values[i + 2];
      float vd = values[i + 3];
      for (int k = 0; k < classes; k++) {
        scores[k] +=
            va * weights[a + k] + vb * weights[b + k] + vc * weights[c + k] + vd * weights[d + k];
      }
    }
    for (; i < indices.length; i++) {
      int a = indices[i] * classes;
      float va = values[i];
      for (int k = 0; k < classes; k++) {
        scores[k] += va * weights[a + k];
      }
    }
  }

  private static void add(float[] gradient, int at, float value, float[] errors, int classes) {
    for (int k = 0; k < classes; k++) {
      gradient[at + k] += value * errors[k];
    }
  }
}
