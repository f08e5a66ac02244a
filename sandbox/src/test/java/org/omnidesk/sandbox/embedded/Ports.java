package org.omnidesk.sandbox.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** Settings on ports that are free right now. */
final class Ports {

  private Ports() {}

  static EmbeddedSettings freeIn(Path data) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket a = new ServerSocket(0, 1, loopback);
        ServerSocket b = new ServerSocket(0, 1, loopback);
        ServerSocket c = new ServerSocket(0, 1, loopback)) {
      return new EmbeddedSettings(
          data,
          a.getLocalPort(),
          b.getLocalPort(),
          c.getLocalPort(),
          List.of("omnidesk.tickets"),
          12);
    }
  }
}
