package org.omnidesk.sandbox.scenario;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A small file, made when it is sent.
 *
 * @param name its file name; the ending decides what is made
 * @param mimeType of its bytes
 */
public record Attachment(String name, String mimeType, byte[] bytes) {

  private static final String[] EVENTS = {
    "INFO  session opened", "INFO  keepalive ok", "WARN  retransmission, rtt 812 ms",
    "ERROR connection reset by peer", "INFO  reconnecting in 5 s", "ERROR handshake timed out",
    "WARN  certificate expires in 2 days", "INFO  state READY", "ERROR 0x8007274c"
  };

  /** Makes a file for a name that ends in {@code .png}, {@code .log} or {@code .pdf}. */
  public static Attachment make(String name, long seed) {
    Random random = new Random(seed);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "png" -> new Attachment(name, "image/png", picture(random));
      case "log" -> new Attachment(name, "text/plain", log(random));
      case "pdf" -> new Attachment(name, "application/pdf", pdf(name, random));
      default -> throw new IllegalArgumentException("no way to make " + name);
    };
  }

  /** A window with a title bar and an error box. */
  private static byte[] picture(Random random) {
    BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0xE8ECF1));
    pen.fillRect(0, 0, 320, 200);
    pen.setColor(new Color(random.nextInt(0x505050) + 0x203040));
    pen.fillRect(0, 0, 320, 18);
    for (int line = 0; line < 9; line++) {
      pen.setColor(new Color(0xB9C2CC));
      pen.fillRect(12, 30 + line * 18, 60 + random.nextInt(220), 8);
    }
    pen.setColor(Color.WHITE);
    pen.fillRect(70, 62, 180, 80);
    pen.setColor(new Color(0xC62828));
    pen.fillOval(84, 84, 28, 28);
    pen.setColor(new Color(0x444444));
    pen.fillRect(126, 88, 60 + random.nextInt(50), 7);
    pen.fillRect(126, 102, 40 + random.nextInt(60), 7);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] log(Random random) {
    StringBuilder text = new StringBuilder();
    Instant at = Instant.parse("2026-11-20T06:00:00Z").plusSeconds(random.nextInt(200_000));
    for (int line = 0; line < 40; line++) {
      at = at.plusMillis(200 + random.nextInt(9_000));
      text.append(at).append(' ').append(EVENTS[random.nextInt(EVENTS.length)]).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One page with a few words, by hand: header, five objects, table, trailer. */
  private static byte[] pdf(String name, Random random) {
    String page =
        "BT /F1 16 Tf 60 780 Td (Kaveri Industries) Tj 0 -28 Td (%s, no. %05d) Tj ET"
            .formatted(name.replace(".pdf", ""), random.nextInt(99_999));
    List<String> objects = new ArrayList<>();
    objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    objects.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    objects.add(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            + " /Resources << /Font << /F1 5 0 R >> >> >>");
    objects.add("<< /Length " + page.length() + " >>\nstream\n" + page + "\nendstream");
    objects.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    StringBuilder table = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append(table).append("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n").append(start);
    return pdf.append("\n%%EOF\n").toString().getBytes(StandardCharsets.US_ASCII);
  }
}
