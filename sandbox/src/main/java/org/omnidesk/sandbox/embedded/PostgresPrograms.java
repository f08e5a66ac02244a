package org.omnidesk.sandbox.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's programs. They refuse to run as root, so for root each is wrapped in {@code
 * unshare -U}: a user name space in which the same files belong to "nobody", who is not root.
 */
final class PostgresPrograms {

  private static final long SECONDS = 90;

  private final Path home;
  private final boolean root;

  PostgresPrograms(Path home) throws IOException {
    this.home = home;
    this.root =
        Files.getAttribute(home, "unix:uid").equals(0)
            && "root".equals(System.getProperty("user.name"));
  }

  /**
   * Runs a program to its end.
   *
   * @return its exit status and what it printed
   * @throws EmbeddedStartException if it does not end within 90 s
   */
  Result run(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (root) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    // A file, not a pipe: the postmaster inherits it and would hold a pipe open for ever.
    File output = File.createTempFile("omnidesk-" + program, ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectErrorStream(true).redirectOutput(output);
      builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new EmbeddedStartException(
            program + " did not end within " + SECONDS + " s: look into " + home.getParent());
      }
      return new Result(
          process.exitValue(), Files.readString(output.toPath(), StandardCharsets.UTF_8).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedStartException(program + " was interrupted: start again", e);
    } finally {
      Files.deleteIfExists(output.toPath());
    }
  }

  /** What a program answered; status 0 is success. */
  record Result(int status, String output) {

    void orFail(String what) {
      if (status != 0) {
        String last = output.lines().reduce((first, second) -> second).orElse("no output");
        throw new EmbeddedStartException(
            "embedded PostgreSQL: "
                + what
                + " failed ("
                + last
                + "): see the folder postgres under omnidesk.data, or set spring.datasource.url");
      }
    }
  }
}
