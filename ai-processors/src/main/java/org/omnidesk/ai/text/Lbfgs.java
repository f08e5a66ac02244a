package org.omnidesk.ai.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth convex function by L-BFGS (Nocedal and Wright, algorithm 7.5) with a
 * backtracking line search. Deterministic.
 */
final class Lbfgs {

  /** Value at a point; writes the gradient. */
  interface Objective {
    double at(double[] point, double[] gradient);
  }

  private record Pair(double[] step, double[] change, double curvature) {}

  private static final int MEMORY = 6;

  private Lbfgs() {}

  /**
   * Moves {@code point} to the minimum; ends early when a step gains less than 1e-5 of the value.
   */
  static void minimize(Objective objective, double[] point, int steps) {
    int n = point.length;
    double[] gradient = new double[n];
    double value = objective.at(point, gradient);
    Deque<Pair> pairs = new ArrayDeque<>();
    double[] next = new double[n];
    double[] nextGradient = new double[n];
    for (int step = 0; step < steps; step++) {
      double[] direction = direction(gradient, pairs);
      double slope = dot(direction, gradient);
      if (slope >= 0) {
        return;
      }
      double length = pairs.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
      double nextValue = Double.MAX_VALUE;
      for (int tries = 0; tries < 25; tries++, length /= 2) {
        for (int i = 0; i < n; i++) {
          next[i] = point[i] + length * direction[i];
        }
        nextValue = objective.at(next, nextGradient);
        if (nextValue <= value + 1e-4 * length * slope) {
          break;
        }
      }
      if (nextValue >= value) {
        return;
      }
      remember(pairs, point, next, gradient, nextGradient);
      double gain = value - nextValue;
      System.arraycopy(next, 0, point, 0, n);
      System.arraycopy(nextGradient, 0, gradient, 0, n);
      value = nextValue;
      if (gain < 1e-5 * Math.abs(value)) {
        return;
      }
    }
  }

  private static void remember(
      Deque<Pair> pairs, double[] from, double[] to, double[] gradient, double[] nextGradient) {
    double[] step = new double[from.length];
    double[] change = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      step[i] = to[i] - from[i];
      change[i] = nextGradient[i] - gradient[i];
    }
    double curvature = dot(step, change);
    if (curvature > 1e-12) {
      pairs.addLast(new Pair(step, change, curvature));
      if (pairs.size() > MEMORY) {
        pairs.removeFirst();
      }
    }
  }

  private static double[] direction(double[] gradient, Deque<Pair> pairs) {
    double[] q = gradient.clone();
    double[] alphas = new double[pairs.size()];
    int at = pairs.size();
    for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
      Pair pair = newest.next();
      alphas[--at] = dot(pair.step, q) / pair.curvature;
      add(q, pair.change, -alphas[at]);
    }
    if (!pairs.isEmpty()) {
      Pair last = pairs.peekLast();
      double scale = last.curvature / dot(last.change, last.change);
      for (int i = 0; i < q.length; i++) {
        q[i] *= scale;
      }
    }
    for (Pair pair : pairs) {
      double beta = dot(pair.change, q) / pair.curvature;
      add(q, pair.step, alphas[at++] - beta);
    }
    for (int i = 0; i < q.length; i++) {
      q[i] = -q[i];
    }
    return q;
  }

  private static void add(double[] to, double[] what, double times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
