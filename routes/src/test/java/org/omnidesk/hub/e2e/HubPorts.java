package org.omnidesk.hub.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The loopback ports of one hub and its sandbox; free when they were chosen. */
record HubPorts(
    int http,
    int management,
    int postgres,
    int kafka,
    int kafkaController,
    int glpi,
    int solman,
    int sms,
    int smtp,
    int imap) {

  private static final int COUNT = 10;

  /** Below the range from which systems take the ports of outgoing connections, so that none is lost meanwhile. */
  private static final int FIRST = 20_000;

  private static final int LAST = 32_000;

  static HubPorts free() {
    List<Integer> found = new ArrayList<>();
    List<ServerSocket> held = new ArrayList<>();
    try {
      while (found.size() < COUNT) {
        int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
        try {
          held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
          found.add(port);
        } catch (IOException taken) {
          // the next one then
        }
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new HubPorts(
        found.get(0),
        found.get(1),
        found.get(2),
        found.get(3),
        found.get(4),
        found.get(5),
        found.get(6),
        found.get(7),
        found.get(8),
        found.get(9));
  }
}
