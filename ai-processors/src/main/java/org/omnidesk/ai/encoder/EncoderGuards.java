package org.omnidesk.ai.encoder;

/**
 * Refuses what would end the process or never answer; a start that fails with a line that names the
 * setting is better. Measured with DJL 0.35.1 and PyTorch 2.7.1.
 */
final class EncoderGuards {

  private static final String PRECISION = "omnidesk.ai.encoder.precision: ";

  private EncoderGuards() {}

  static void check(EncoderEngine engine, Precision precision, boolean gpu, ModelSource model) {
    if (engine == EncoderEngine.ONNX) {
      if (precision == Precision.FP16 || precision == Precision.BF16) {
        throw new IllegalArgumentException(
            PRECISION + precision.id() + " needs engine pytorch on a GPU; onnx takes int8 or fp32");
      }
      if (model.url() != null
          && (!ModelSource.isOnnx(model.url()) || model.url().getScheme().equals("djl"))) {
        throw new IllegalArgumentException(
            "omnidesk.ai.encoder.model-url: engine onnx reads .onnx files by file: or https:, not "
                + model.url());
      }
      return;
    }
    if (precision == Precision.INT8) {
      throw new IllegalArgumentException(
          PRECISION + "int8 needs engine onnx; pytorch takes fp32, on a GPU also fp16 and bf16");
    }
    if (!gpu && precision == Precision.BF16) {
      throw new IllegalArgumentException(
          PRECISION + "bf16 on the CPU ends the process (std::terminate in libtorch); use fp32");
    }
    if (!gpu && precision == Precision.FP16) {
      throw new IllegalArgumentException(
          PRECISION + "fp16 on the CPU does not end in reasonable time; use fp32");
    }
    if (precision != Precision.FP32 && model.url() != null && !ModelSource.isOnnx(model.url())) {
      throw new IllegalArgumentException(
          PRECISION + "a TorchScript file has its own precision; leave the setting at auto");
    }
  }
}
