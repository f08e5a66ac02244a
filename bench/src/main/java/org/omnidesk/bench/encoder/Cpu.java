package org.omnidesk.bench.encoder;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What this process uses: on a shared machine processor time says more than the clock. */
final class Cpu {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Cpu() {}

  /** Work that is measured. */
  interface Work {
    void run() throws Exception;
  }

  /** Processor seconds of all threads while the work ran. */
  static double seconds(Work work) throws Exception {
    long begin = SYSTEM.getProcessCpuTime();
    work.run();
    return (SYSTEM.getProcessCpuTime() - begin) / 1e9;
  }

  /** Processor seconds of this thread while the work ran. */
  static double threadSeconds(Runnable work) {
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e9;
  }

  /** Resident memory of this process; 0 where the system does not say. */
  static long residentMb() throws IOException {
    Path statm = Path.of("/proc/self/statm");
    return Files.exists(statm)
        ? Long.parseLong(Files.readString(statm).split(" ")[1]) * 4096 / 1_000_000
        : 0;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
