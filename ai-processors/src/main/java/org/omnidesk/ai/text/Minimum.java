package org.omnidesk.ai.text;

/** The minimum of a smooth function of few numbers, by L-BFGS. Deterministic. */
public final class Minimum {

  private Minimum() {}

  /** A smooth function. */
  @FunctionalInterface
  public interface Function {

    /** Value at the point; writes the whole gradient. */
    double at(double[] point, double[] gradient);
  }

  /** Moves the point to the minimum, in so many steps at most. */
  public static void find(Function function, double[] point, int steps) {
    Lbfgs.minimize(function::at, point, steps);
  }
}
