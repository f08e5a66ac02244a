package org.omnidesk.sandbox.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running PostgreSQL wrote into {@code postmaster.pid}: line 1 its process id, line 4 its
 * port, line 8 its state (PostgreSQL's {@code pidfile.h}).
 */
record Postmaster(long pid, int port, String state) {

  /** The file's content; empty if there is no file or it is not written out yet. */
  static Optional<Postmaster> of(Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 4) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Postmaster(
              Long.parseLong(lines.get(0).strip()),
              Integer.parseInt(lines.get(3).strip()),
              lines.size() > 7 ? lines.get(7).strip() : ""));
    } catch (NumberFormatException notWrittenByPostgres) {
      return Optional.empty();
    }
  }

  /**
   * Whether the process of that id is another program: after a restart of the machine or container
   * the number may be anyone's.
   */
  boolean isSomeoneElse() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .filter(command -> !command.contains("postgres"))
        .isPresent();
  }

  /** Whether it takes connections. */
  boolean ready() {
    return state.equals("ready");
  }
}
