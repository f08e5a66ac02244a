package org.omnidesk.ai.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** {@link Lbfgs} for millions of parameters: single precision, sums in double. Deterministic. */
final class FloatLbfgs {

  /** Value at a point; writes the gradient. */
  interface Objective {
    double at(float[] point, float[] gradient);
  }

  private record Pair(float[] step, float[] change, double curvature) {}

  private static final int MEMORY = 5;

  private FloatLbfgs() {}

  /**
   * Moves the point to the minimum; ends early when a step gains less than the share of the value.
   */
  static void minimize(Objective objective, float[] point, int steps, double leastGain) {
    int n = point.length;
    float[] gradient = new float[n];
    float[] next = new float[n];
    float[] nextGradient = new float[n];
    double value = objective.at(point, gradient);
    Deque<Pair> pairs = new ArrayDeque<>();
    for (int step = 0; step < steps; step++) {
      float[] direction = direction(gradient, pairs);
      double slope = dot(direction, gradient);
      if (slope >= 0) {
        return;
      }
      double length = pairs.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
      double nextValue = Double.MAX_VALUE;
      for (int tries = 0; tries < 20; tries++, length /= 2) {
        for (int i = 0; i < n; i++) {
          next[i] = point[i] + (float) length * direction[i];
        }
        nextValue = objective.at(next, nextGradient);
        if (nextValue <= value + 1e-4 * length * slope) {
          break;
        }
      }
      if (!(nextValue < value)) {
        return;
      }
      remember(pairs, point, next, gradient, nextGradient);
      double gain = value - nextValue;
      System.arraycopy(next, 0, point, 0, n);
      float[] swap = gradient;
      gradient = nextGradient;
      nextGradient = swap;
      value = nextValue;
      if (gain < leastGain * Math.abs(value)) {
        return;
      }
    }
  }

  private static void remember(
      Deque<Pair> pairs, float[] from, float[] to, float[] gradient, float[] nextGradient) {
    Pair reused = pairs.size() == MEMORY ? pairs.removeFirst() : null;
    float[] step = reused == null ? new float[from.length] : reused.step;
    float[] change = reused == null ? new float[from.length] : reused.change;
    for (int i = 0; i < from.length; i++) {
      step[i] = to[i] - from[i];
      change[i] = nextGradient[i] - gradient[i];
    }
    double curvature = dot(step, change);
    if (curvature > 1e-10) {
      pairs.addLast(new Pair(step, change, curvature));
    }
  }

  private static float[] direction(float[] gradient, Deque<Pair> pairs) {
    float[] q = gradient.clone();
    double[] alphas = new double[pairs.size()];
    int at = pairs.size();
    for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
      Pair pair = newest.next();
      alphas[--at] = dot(pair.step, q) / pair.curvature;
      add(q, pair.change, -alphas[at]);
    }
    double scale = -1;
    if (!pairs.isEmpty()) {
      Pair last = pairs.peekLast();
      scale = -last.curvature / dot(last.change, last.change);
    }
    for (int i = 0; i < q.length; i++) {
      q[i] *= (float) scale;
    }
    for (Pair pair : pairs) {
      double beta = -dot(pair.change, q) / pair.curvature;
      add(q, pair.step, beta - alphas[at++]);
    }
    return q;
  }

  private static void add(float[] to, float[] what, double times) {
    float factor = (float) times;
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }

  static double dot(float[] a, float[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + s2 + s3;
  }
}
