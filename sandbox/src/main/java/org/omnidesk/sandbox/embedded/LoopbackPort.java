package org.omnidesk.sandbox.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether a port of 127.0.0.1 is free, to say so in one line before a server fails at it. */
public final class LoopbackPort {

  private LoopbackPort() {}

  /**
   * Fails if the port is taken.
   *
   * @param setting the setting that changes the port, named in the message
   */
  public static void requireFree(int port, String setting) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new EmbeddedStartException("port " + port + " is taken: set " + setting, e);
    }
  }
}
