package org.omnidesk.tickets.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.attachment.BlobStore;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.message.MessageStore;

class RetentionTest {

  @TempDir Path data;

  @Test
  void only_stored_bytes_older_than_a_day_that_nothing_names_are_deleted() throws Exception {
    try (TestHub hub = new TestHub(data)) {
      BlobStore blobs = hub.bean(BlobStore.class);
      String orphan = blobs.put("orphan".getBytes());
      String storedAgain = blobs.put("stored again".getBytes());
      hub.receive(
          "glpi-hq",
          Said.record("1")
              .files(Said.file("d/1", () -> new ByteArrayInputStream("named".getBytes())))
              .intake());
      hub.bean(MessageStore.class)
          .keep(
              new InboundMessage(
                  "glpi-hq",
                  "2",
                  "1",
                  "t",
                  new byte[300_000],
                  "x/y",
                  Map.of(),
                  Instant.now(),
                  null));
      assertThat(hub.bean(Retention.class).sweepOrphanBlobs()).as("all are fresh").isZero();
      Files.write(data.resolve("attachments").resolve("incoming-1.part"), new byte[3]);
      try (var files = Files.walk(data)) {
        FileTime old = FileTime.from(Instant.now().minus(Retention.ORPHAN_AGE).minusSeconds(60));
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.setLastModifiedTime(file, old);
        }
      }
      blobs.put("stored again".getBytes());
      String fresh = blobs.put("fresh orphan".getBytes());
      assertThat(hub.bean(Retention.class).sweepOrphanBlobs()).isEqualTo(1);
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> blobs.read(orphan)))
          .isNotNull();
      for (String key : List.of(storedAgain, fresh)) {
        assertThat(blobs.read(key)).isNotEmpty();
      }
      try (var files = Files.walk(data)) {
        assertThat(files.filter(Files::isRegularFile)).hasSize(4);
      }
    }
  }
}
