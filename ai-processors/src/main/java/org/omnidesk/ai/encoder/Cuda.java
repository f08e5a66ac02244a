package org.omnidesk.ai.encoder;

import ai.djl.util.cuda.CudaUtils;

/** Whether PyTorch can run on a GPU here. */
public final class Cuda {

  private Cuda() {}

  /**
   * A CUDA device and a libtorch built for it, named by {@code PYTORCH_LIBRARY_PATH}: the packaged
   * libtorch is the CPU's. Never loads an engine.
   */
  public static boolean usable() {
    boolean library =
        System.getenv("PYTORCH_LIBRARY_PATH") != null
            || System.getProperty("PYTORCH_LIBRARY_PATH") != null;
    return library && CudaUtils.getGpuCount() > 0;
  }
}
