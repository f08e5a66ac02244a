package org.omnidesk.ai.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Adam for one weight (Kingma and Ba, 2015), with no decay. */
final class Adam {

  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double EPSILON = 1e-8;

  private final NDArray weight;
  private final NDArray mean;
  private final NDArray square;
  private int steps;

  /** From now on the weight has a gradient. */
  Adam(NDArray weight) {
    this.weight = weight;
    this.mean = weight.zerosLike();
    this.square = weight.zerosLike();
    weight.setRequiresGradient(true);
  }

  NDArray weight() {
    return weight;
  }

  /** Moves the weight against its gradient and forgets the gradient. */
  void update(NDManager step, double rate) {
    steps++;
    NDArray gradient = in(step, weight.getGradient());
    mean.muli(FIRST).addi(gradient.mul(1 - FIRST));
    square.muli(SECOND).addi(gradient.square().mul(1 - SECOND));
    double size = rate * Math.sqrt(1 - Math.pow(SECOND, steps)) / (1 - Math.pow(FIRST, steps));
    NDArray root = in(step, square.sqrt()).addi(EPSILON);
    // detached, it has the weight's memory and no history
    NDArray values = in(step, weight.stopGradient());
    values.subi(in(step, mean.div(root)).muli(size));
    gradient.muli(0);
  }

  /** A result of a long-lived operand, given to the step. */
  private static NDArray in(NDManager step, NDArray array) {
    array.attach(step);
    return array;
  }
}
