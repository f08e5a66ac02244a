package org.omnidesk.ai.encoder;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be said to DJL before it loads an engine, and to the C library beneath it. */
final class DjlSetup {

  private static final Logger LOG = LoggerFactory.getLogger(DjlSetup.class);

  private DjlSetup() {}

  /** Call before the first touch of an engine; later calls change nothing that runs. */
  static synchronized void prepare(EncoderSettings settings) {
    if (settings.model().isLocal()) {
      // no download, ever
      setIfAbsent("ai.djl.offline", "true");
      setIfAbsent("offline", "true");
    }
    // no second engine behind the ONNX one: what ONNX lacks we do in Java
    setIfAbsent("ai.djl.onnx.disable_alternative", "true");
    setIfAbsent("ai.djl.pytorch.num_threads", Integer.toString(settings.threads()));
    setIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
    // it compiles anew for every new batch shape, and ours all differ
    setIfAbsent("ai.djl.pytorch.graph_optimizer", "false");
    if (settings.engine() == EncoderEngine.PYTORCH && !settings.spinning()) {
      passiveOpenMp();
    }
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** libgomp reads its wait policy from the process's environment when libtorch loads it. */
  private static void passiveOpenMp() {
    if (!Platform.isWindows()) {
      call("setenv", "OMP_WAIT_POLICY", "PASSIVE", 0);
    }
  }

  /** Hands freed memory back to the system, which glibc would keep. */
  static void trimNativeMemory() {
    if (Platform.isLinux()) {
      call("malloc_trim", new com.sun.jna.NativeLong(0));
    }
  }

  private static void call(String name, Object... arguments) {
    try {
      Function function = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction(name);
      function.invokeInt(arguments);
    } catch (LinkageError e) {
      // musl has no malloc_trim
      LOG.debug("{}: {}", name, e.toString());
    }
  }
}
