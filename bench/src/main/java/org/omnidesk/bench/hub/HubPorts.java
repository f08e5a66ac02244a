package org.omnidesk.bench.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback ports of one hub and its sandbox.
 *
 * @param http API and web front
 * @param management actuator and Hawtio
 * @param glpi the stand-in's HTTP
 * @param solman the stand-in's HTTP
 * @param sms the Kannel stand-in's HTTP
 * @param smtp the mail stand-in's SMTP
 * @param imap the mail stand-in's IMAP
 * @param claude the Claude stand-in's HTTP
 * @param postgres the embedded PostgreSQL
 * @param kafka the embedded broker
 * @param controller the embedded broker's controller
 */
public record HubPorts(
    int http,
    int management,
    int glpi,
    int solman,
    int sms,
    int smtp,
    int imap,
    int claude,
    int postgres,
    int kafka,
    int controller) {

  // Below the range from which Linux gives ports to outgoing connections (32768 on).
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;

  /** Ports that nobody listens on. */
  public static HubPorts free() {
    Set<Integer> taken = new HashSet<>();
    return new HubPorts(
        one(taken),
        one(taken),
        one(taken),
        one(taken),
        one(taken),
        one(taken),
        one(taken),
        one(taken),
        one(taken),
        one(taken),
        one(taken));
  }

  private static int one(Set<Integer> taken) {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (taken.add(port) && isFree(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
