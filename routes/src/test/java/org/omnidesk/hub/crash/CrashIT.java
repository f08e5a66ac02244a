package org.omnidesk.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.omnidesk.bench.crash.CrashOptions;
import org.omnidesk.bench.crash.CrashReport;
import org.omnidesk.bench.crash.CrashRun;

/**
 * The packaged hub under SIGKILL, with the sandbox as another process; the same as {@code
 * bench/crash --kills 6 --messages 600}.
 */
class CrashIT {

  @Test
  void six_kills_with_600_messages_lose_nothing_and_double_nothing() throws Exception {
    CrashReport report = new CrashRun(new CrashOptions(6, 600, 42, false), System.out).run();
    report.print(System.out);
    assertThat(report.problems()).isEmpty();
    assertThat(report.fsync()).isEqualTo("on");
  }
}
