package org.omnidesk.sandbox.scenario;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.omnidesk.sandbox.SandboxLogins;

/** Mails as badly built as real ones, written by hand. */
final class HardMail {

  private static final String CRLF = "\r\n";

  private HardMail() {}

  static byte[] of(String shape, Person who, Report report, String id) {
    String text = report.text().replace("\n", CRLF);
    String head = head(shape, who, report, id);
    return switch (shape) {
      case "html-only" -> utf8(head + type("text/html; charset=utf-8") + html(report.text()));
      case "unknown-charset" ->
          utf8(head + type("text/plain; charset=x-unknown-8bit") + text + CRLF);
      case "latin1-undeclared" ->
          join(utf8(head + CRLF), text.getBytes(StandardCharsets.ISO_8859_1));
      case "broken-base64" ->
          utf8(
              head
                  + mixed("b1")
                  + part("b1", "text/plain", text)
                  + "--b1"
                  + CRLF
                  + "Content-Type: image/png; name=screenshot.png"
                  + CRLF
                  + "Content-Transfer-Encoding: base64"
                  + CRLF
                  + CRLF
                  + "iVBORw0KGgo$$$AAANSUhEU*"
                  + CRLF
                  + "gAAAA===E=AAA"
                  + CRLF
                  + "--b1--"
                  + CRLF);
      case "missing-boundary" ->
          utf8(head + mixed("b2") + part("b2", "text/plain; charset=utf-8", text));
      case "nested" ->
          utf8(head + mixed("b3") + part("b3", "text/plain", text) + forwarded() + "--b3--" + CRLF);
      case "winmail" ->
          utf8(
              head
                  + mixed("b4")
                  + part("b4", "text/plain; charset=utf-8", text)
                  + "--b4"
                  + CRLF
                  + "Content-Type: application/ms-tnef; name=\"winmail.dat\""
                  + CRLF
                  + "Content-Transfer-Encoding: base64"
                  + CRLF
                  + CRLF
                  + Base64.getEncoder().encodeToString(tnef())
                  + CRLF
                  + "--b4--"
                  + CRLF);
      case "utf-7" -> utf8(head + type("text/plain; charset=utf-7") + text.replace("%", "+ACU-"));
      case "long-line" -> utf8(head + CRLF + text + CRLF + "ERR;".repeat(2_500) + CRLF);
      case "quoted-original" ->
          utf8(
              head
                  + type("text/plain; charset=utf-8; format=flowed")
                  + text
                  + CRLF
                  + CRLF
                  + "-----Ursprüngliche Nachricht-----"
                  + CRLF
                  + "Von: Portal"
                  + CRLF
                  + "> 12,5 kWh"
                  + CRLF
                  + ">> rejected: not a number"
                  + CRLF);
      case "rfc2047-mixed", "no-subject", "bad-sender", "raw-utf8-header" ->
          utf8(head + type("text/plain; charset=utf-8") + text + CRLF);
      default -> throw new IllegalArgumentException("unknown shape " + shape);
    };
  }

  private static String head(String shape, Person who, Report report, String id) {
    String from =
        shape.equals("bad-sender")
            ? "From: PDU Monitor rack4@@monitoring <not an address"
            : "From: " + word(who.name()) + " <" + who.email() + ">";
    String subject =
        switch (shape) {
          case "no-subject" -> "";
          case "raw-utf8-header" -> "Subject: " + report.subject() + CRLF;
          case "rfc2047-mixed" ->
              "Subject: "
                  + report
                      .subject()
                      .replace("–", "=?windows-1252?Q?=96?=")
                      .replace("कृपया देखें", word("कृपया देखें"))
                  + CRLF;
          default -> "Subject: " + word(report.subject()) + CRLF;
        };
    return from
        + CRLF
        + "To: "
        + SandboxLogins.DESK
        + CRLF
        + subject
        + "Date: "
        + DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC))
        + CRLF
        + "Message-ID: "
        + id
        + CRLF
        + "MIME-Version: 1.0"
        + CRLF;
  }

  private static String type(String value) {
    return "Content-Type: " + value + CRLF + "Content-Transfer-Encoding: 8bit" + CRLF + CRLF;
  }

  private static String mixed(String boundary) {
    return "Content-Type: multipart/mixed; boundary=" + boundary + CRLF + CRLF;
  }

  private static String part(String boundary, String type, String text) {
    return "--" + boundary + CRLF + "Content-Type: " + type + CRLF + CRLF + text + CRLF;
  }

  private static String forwarded() {
    return "--b3"
        + CRLF
        + "Content-Type: message/rfc822"
        + CRLF
        + CRLF
        + "From: it@pumpworld.example"
        + CRLF
        + "Subject: SFTP"
        + CRLF
        + "MIME-Version: 1.0"
        + CRLF
        + mixed("b3a")
        + part("b3a", "text/plain", "Forwarded once more, see below.")
        + "--b3a"
        + CRLF
        + "Content-Type: message/rfc822"
        + CRLF
        + CRLF
        + "From: ops@pumpworld.example"
        + CRLF
        + "Subject: connection refused"
        + CRLF
        + CRLF
        + "sftp: connect to host sftp.kaveri.example port 22: Connection refused"
        + CRLF
        + "--b3a--"
        + CRLF;
  }

  /**
   * The six bytes that begin every TNEF file (signature 0x223E9F78, a key), then nothing usable.
   */
  private static byte[] tnef() {
    return new byte[] {0x78, (byte) 0x9F, 0x3E, 0x22, 0x01, 0x00, 0x01, 0x06, (byte) 0x90, 0x08};
  }

  private static String html(String text) {
    return "<html><head><style>p{font:11pt Calibri}</style></head><body><p>"
        + text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "</p><p>")
        + "</p><img src=\"https://tracker.example/pixel.gif\" width=1 height=1>"
        + "<script>alert('never')</script></body></html>"
        + CRLF;
  }

  private static String word(String text) {
    Charset utf8 = StandardCharsets.UTF_8;
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text)
        ? text
        : "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(utf8)) + "?=";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }
}
