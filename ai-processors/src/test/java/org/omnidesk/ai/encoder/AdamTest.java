package org.omnidesk.ai.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.Test;

class AdamTest {

  /** Worked out by hand for (w - 3) squared from w = 5 and a rate of 0.1. */
  @Test
  void two_steps_are_those_of_the_paper_and_leave_nothing_behind() {
    DjlSetup.prepare(EncoderSettings.miniLm(EncoderEngine.PYTORCH, Precision.FP32, 2));
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      NDArray weight = manager.create(new float[] {5});
      Adam adam = new Adam(weight);
      int arrays = manager.getManagedArrays().size();
      step(manager, adam);
      assertThat(weight.getFloat(0)).isCloseTo(4.9f, within(1e-4f));
      step(manager, adam);
      assertThat(weight.getFloat(0)).isCloseTo(4.80017f, within(1e-4f));
      assertThat(manager.getManagedArrays()).hasSize(arrays);
    }
  }

  private static void step(NDManager manager, Adam adam) {
    try (NDManager step = manager.newSubManager()) {
      try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray minus = step.create(new float[] {-3});
        gradients.backward(minus.add(adam.weight()).square().sum());
      }
      adam.update(step, 0.1);
    }
  }
}
