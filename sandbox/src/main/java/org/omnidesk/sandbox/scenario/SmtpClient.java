package org.omnidesk.sandbox.scenario;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Hands a mail over byte for byte (RFC 5321): a mail library would repair what is broken on
 * purpose.
 */
final class SmtpClient {

  private static final int TIMEOUT_MILLIS = 10_000;

  private final int port;

  SmtpClient(int port) {
    this.port = port;
  }

  /**
   * Sends one mail.
   *
   * @param mail header and body with CRLF line ends
   * @return the dialogue, without the body
   */
  String send(String from, String to, byte[] mail) throws IOException {
    StringBuilder dialogue = new StringBuilder();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = socket.getOutputStream();
      expect(in, '2', dialogue);
      say(out, in, "EHLO kaveri.example", '2', dialogue);
      say(out, in, "MAIL FROM:<" + from + ">", '2', dialogue);
      say(out, in, "RCPT TO:<" + to + ">", '2', dialogue);
      say(out, in, "DATA", '3', dialogue);
      out.write(stuffed(mail));
      say(out, in, ".", '2', dialogue);
      say(out, in, "QUIT", '2', dialogue);
    }
    return dialogue.toString();
  }

  /** A line that begins with a dot gets a second one, and the last line ends. */
  private static byte[] stuffed(byte[] mail) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(mail.length + 16);
    byte before = '\n';
    for (byte b : mail) {
      if (b == '.' && before == '\n') {
        out.write('.');
      }
      out.write(b);
      before = b;
    }
    if (before != '\n') {
      out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    return out.toByteArray();
  }

  private static void say(
      OutputStream out, BufferedReader in, String line, char wanted, StringBuilder dialogue)
      throws IOException {
    dialogue.append("> ").append(line).append('\n');
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    expect(in, wanted, dialogue);
  }

  private static void expect(BufferedReader in, char wanted, StringBuilder dialogue)
      throws IOException {
    String line;
    do {
      line = in.readLine();
      if (line == null) {
        throw new IOException("SMTP: the server hung up");
      }
      dialogue.append("< ").append(line).append('\n');
    } while (line.length() > 3 && line.charAt(3) == '-');
    if (line.isEmpty() || line.charAt(0) != wanted) {
      throw new IOException("SMTP: " + line);
    }
  }
}
