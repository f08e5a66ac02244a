package org.omnidesk.ai.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuProbeTest {

  @TempDir Path folder;

  private GpuProbe probe(String script) throws Exception {
    Path program = folder.resolve("nvidia-smi");
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new GpuProbe(Optional.of(program));
  }

  @Test
  void every_device_that_has_a_figure_is_told() throws Exception {
    assertThat(probe("printf '0, 37\\n1, [N/A]\\n2, 100\\n'").utilization())
        .isEqualTo(Map.of("0", 37.0, "2", 100.0));
  }

  @Test
  void no_device_no_driver_and_no_program_have_no_figure() throws Exception {
    assertThat(
            probe("echo 'NVIDIA-SMI has failed because it could not talk to the driver'; exit 9")
                .utilization())
        .isEmpty();
    assertThat(new GpuProbe(Optional.of(folder.resolve("absent"))).utilization()).isEmpty();
    assertThat(new GpuProbe(Optional.empty()).utilization()).isEmpty();
  }
}
