package org.omnidesk.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class AttachmentTest {

  @Test
  void every_attachment_of_the_library_can_be_made_and_read() throws Exception {
    Set<String> names = new HashSet<>();
    Library.read().reports().forEach(report -> names.addAll(report.attach()));
    for (String name : names) {
      Attachment file = Attachment.make(name, 3);
      assertThat(file.bytes()).hasSizeBetween(300, 60_000);
      if (name.endsWith(".png")) {
        assertThat(ImageIO.read(new ByteArrayInputStream(file.bytes())).getWidth()).isEqualTo(320);
      }
      if (name.endsWith(".pdf")) {
        String pdf = new String(file.bytes(), StandardCharsets.US_ASCII);
        int table = Integer.parseInt(pdf.lines().toList().get((int) pdf.lines().count() - 2));
        assertThat(pdf.substring(table)).startsWith("xref");
      }
    }
  }
}
