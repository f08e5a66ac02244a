package org.omnidesk.ai.status;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How busy the NVIDIA devices are, as the driver's own program says. */
public final class GpuProbe {

  private static final Logger LOG = LoggerFactory.getLogger(GpuProbe.class);
  private static final Pattern LINE = Pattern.compile("\\s*(\\d+)\\s*,\\s*(\\d+(?:\\.\\d+)?)\\s*");

  private final Optional<Path> program;
  private boolean told;

  /** With {@code nvidia-smi} from the path, where it is there. */
  public GpuProbe() {
    this(
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "nvidia-smi"))
            .filter(Files::isExecutable)
            .findFirst());
  }

  GpuProbe(Optional<Path> program) {
    this.program = program;
  }

  /**
   * Percent of time at work over the last sample, 0-100, by device index; empty without a device or
   * a driver that answers. Takes up to 5 s.
   */
  public Map<String, Double> utilization() {
    if (program.isEmpty()) {
      return Map.of();
    }
    try {
      Process process =
          new ProcessBuilder(
                  program.get().toString(),
                  "--query-gpu=index,utilization.gpu",
                  "--format=csv,noheader,nounits")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      process.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(late -> kill(process));
      Map<String, Double> devices = new LinkedHashMap<>();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          Matcher matcher = LINE.matcher(line);
          // a device may answer [N/A]: then it has no figure
          if (matcher.matches()) {
            devices.put(matcher.group(1), Double.valueOf(matcher.group(2)));
          }
        }
      }
      return devices;
    } catch (IOException e) {
      if (!told) {
        told = true;
        LOG.warn("{} does not answer: {}", program.get(), e.toString());
      }
      return Map.of();
    }
  }

  private static Process kill(Process process) {
    return process.destroyForcibly();
  }
}
