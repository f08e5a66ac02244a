package org.omnidesk.connectors.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An SMTP server that hangs up after the final dot of DATA, or already at MAIL. */
final class SilentServer implements AutoCloseable {

  private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final boolean takesData;

  SilentServer(boolean takesData) throws IOException {
    this.takesData = takesData;
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        talk(socket);
      } catch (IOException e) {
        // The test is over or the client is gone.
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    OutputStream out = socket.getOutputStream();
    say(out, "220 silent");
    boolean data = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (data) {
        if (line.equals(".")) {
          return;
        }
      } else if (line.startsWith("MAIL") && !takesData) {
        return;
      } else if (line.startsWith("DATA")) {
        data = true;
        say(out, "354 go on");
      } else {
        say(out, "250 ok");
      }
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
