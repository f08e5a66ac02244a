package org.omnidesk.sandbox.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.omnidesk.sandbox.SandboxSettings;

/** Ports of the sandbox that are free right now. */
public final class FreePorts {

  private FreePorts() {}

  public static SandboxSettings.Ports sandbox() {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return new SandboxSettings.Ports(
          ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), ports.get(5));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
