package org.omnidesk.connectors.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;

/** What the tests against real mail servers have in common. */
final class MailServers {

  /** User and group of the maildirs, in both servers' configuration. */
  static final int NOBODY = 65534;

  private MailServers() {}

  /** Skips the test, with the reason in the output, if a problem is given. */
  static void skipIf(Class<?> test, String problem) {
    if (problem != null) {
      System.out.println(test.getSimpleName() + " skipped: " + problem);
    }
    Assumptions.assumeTrue(problem == null, problem);
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Lets the servers' own users into the test's folder. */
  static void open(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  static void giveToNobody(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", NOBODY);
    Files.setAttribute(path, "unix:gid", NOBODY);
  }
}
