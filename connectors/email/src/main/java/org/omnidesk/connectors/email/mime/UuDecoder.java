package org.omnidesk.connectors.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The old uuencode; text without a {@code begin} line is given back as it is. */
final class UuDecoder {

  private UuDecoder() {}

  static byte[] decode(byte[] encoded) {
    String[] lines = new String(encoded, StandardCharsets.ISO_8859_1).split("\\r?\\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean begun = false;
    for (String line : lines) {
      if (!begun) {
        begun = line.matches("begin \\d{3,4} .*");
      } else if (line.equals("end")) {
        return out.toByteArray();
      } else if (!line.isEmpty()) {
        line(line, out);
      }
    }
    return begun ? out.toByteArray() : encoded;
  }

  private static void line(String line, ByteArrayOutputStream out) {
    int length = (line.charAt(0) - ' ') & 63;
    for (int i = 1; length > 0; i += 4) {
      int word = 0;
      for (int j = 0; j < 4; j++) {
        int c = i + j < line.length() ? line.charAt(i + j) - ' ' : 0;
        word = word << 6 | (c & 63);
      }
      for (int shift = 16; shift >= 0 && length > 0; shift -= 8, length--) {
        out.write(word >> shift);
      }
    }
  }
}
