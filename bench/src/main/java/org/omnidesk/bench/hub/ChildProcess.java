package org.omnidesk.bench.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One JVM that is started, ended and started again, with one log file over all its lives. */
final class ChildProcess {

  private static final int SHOWN = 4_000;

  private final String name;
  private final Path log;
  private Process process;

  ChildProcess(String name, Path log) {
    this.name = name;
    this.log = log;
  }

  synchronized void start(List<String> command, Path folder) {
    if (isAlive()) {
      throw new IllegalStateException(name + " runs already");
    }
    try {
      Files.createDirectories(log.getParent());
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " does not start", e);
    }
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  synchronized long pid() {
    return process.pid();
  }

  /** SIGKILL; returns when the process is gone. */
  synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      await(Duration.ofSeconds(30));
    }
  }

  /**
   * SIGTERM, and SIGKILL when the time is over.
   *
   * @return whether it went by itself
   */
  synchronized boolean stop(Duration most) {
    if (process == null) {
      return true;
    }
    process.destroy();
    if (await(most)) {
      return true;
    }
    kill();
    return false;
  }

  private boolean await(Duration most) {
    try {
      return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Writes all threads, virtual ones too, into a file; for a process that does not come up. */
  void dumpThreads(Path file) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process dump =
          new ProcessBuilder(
                  jcmd.toString(),
                  "" + process.pid(),
                  "Thread.dump_to_file",
                  "-overwrite",
                  file.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      dump.waitFor(20, TimeUnit.SECONDS);
    } catch (IOException noJdk) {
      // A JRE has no jcmd: then there is no dump.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The end of the log, for a message about a failure. */
  String tail() {
    try {
      String all = Files.readString(log);
      return all.substring(Math.max(0, all.length() - SHOWN));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }
}
