package org.omnidesk.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.tickets.message.InboundMessage;

/**
 * The source against Debian's Dovecot where it is installed ({@code apt-get install dovecot-imapd})
 * and the test runs as root, which Dovecot's own users need.
 */
class RealDovecotTest {

  @TempDir Path folder;
  private final Fixture fixture = new Fixture();
  private DovecotServer dovecot;
  private int delivered;

  @BeforeEach
  void start() throws Exception {
    MailServers.skipIf(getClass(), DovecotServer.problem());
    MailServers.open(folder);
    for (String name :
        List.of(
            "mail", "mail/support", "mail/support/new", "mail/support/cur", "mail/support/tmp")) {
      MailServers.giveToNobody(Files.createDirectory(folder.resolve(name)));
    }
    dovecot = new DovecotServer(folder);
    fixture.settings = Fixture.settings(dovecot.port(), 1, null);
  }

  @AfterEach
  void stop() throws Exception {
    if (dovecot != null) {
      dovecot.close();
    }
  }

  /** Puts the bytes into the maildir as they are. */
  private void deliver(byte[] mail) throws IOException {
    String name = "%d.M%06d.test".formatted(1_700_000_000 + delivered, delivered++);
    Path file = Files.write(folder.resolve("mail/support/tmp").resolve(name), mail);
    MailServers.giveToNobody(file);
    Files.move(file, folder.resolve("mail/support/new").resolve(name));
  }

  @Test
  void the_whole_corpus_passes_byte_for_byte() throws Exception {
    List<Path> mails;
    try (Stream<Path> files = Files.walk(Fixture.shared("email-corpus"))) {
      mails = files.filter(f -> f.toString().matches(".*\\.(eml|msg)")).sorted().toList();
    }
    for (Path mail : mails) {
      deliver(Files.readAllBytes(mail));
    }
    try (SourceRoute route = new SourceRoute(fixture)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(route.arrived).hasSize(mails.size()));
      for (int i = 0; i < mails.size(); i++) {
        InboundMessage message = route.arrived.get(i);
        assertThat(lines(message.content()))
            .as(mails.get(i).toString())
            .isEqualTo(lines(Files.readAllBytes(mails.get(i))));
        fixture.mapper.map(message);
      }
      assertThat(route.headers).isEmpty();
      await().untilAsserted(() -> assertThat(unseen()).isZero());
    }
  }

  /** IMAP literals hold no NUL: Dovecot sends 0x80 for it. */
  private static String lines(byte[] mail) {
    return new String(mail, java.nio.charset.StandardCharsets.ISO_8859_1)
        .replace("\r", "")
        .replace('\0', '\u0080');
  }

  private long unseen() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("mail/support/cur"));
        Stream<Path> fresh = Files.list(folder.resolve("mail/support/new"))) {
      return fresh.count()
          + files.filter(f -> !f.toString().replaceAll(".*:2,", "").contains("S")).count();
    }
  }

  @Test
  void hostile_headers_and_endless_nesting_stop_nothing_and_move_nothing() throws Exception {
    deliver(Fixture.bytes("From: a@@b\nSubject: bad\nmoveTo: Evil\ndelete: true\n\nx"));
    StringBuilder deep = new StringBuilder("From: a@b.example\nSubject: deep\n");
    for (int i = 0; i < 3000; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
    }
    deliver(Fixture.bytes(deep + "\nhello"));
    deliver(Fixture.bytes("From: a@b.example\nSubject: good\n\nx"));
    try (SourceRoute route = new SourceRoute(fixture)) {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(route.arrived).hasSize(3));
      await().untilAsserted(() -> assertThat(unseen()).isZero());
      assertThat(folder.resolve("mail/support/.Evil")).doesNotExist();
    }
  }

  @Test
  void dealt_with_mails_are_moved_with_move() throws Exception {
    fixture.settings = Fixture.settings(dovecot.port(), 1, "Processed");
    deliver(Fixture.bytes("From: a@b.example\nSubject: one\n\nx"));
    deliver(Fixture.bytes("From: a@b.example\nSubject: two\n\nx"));
    try (SourceRoute route = new SourceRoute(fixture)) {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(route.arrived).hasSize(2));
      await()
          .untilAsserted(
              () -> {
                try (Stream<Path> moved =
                    Files.list(folder.resolve("mail/support/.Processed/cur"))) {
                  assertThat(moved).hasSize(2);
                }
              });
      try (Stream<Path> left = Files.list(folder.resolve("mail/support/cur"))) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void mails_that_come_between_two_looks_are_seen_at_the_next_look() throws Exception {
    try (SourceRoute route = new SourceRoute(fixture)) {
      await().until(() -> !fixture.checkpoints.positions.isEmpty());
      long begun = System.nanoTime();
      for (int i = 1; i <= 4; i++) {
        int expected = i;
        deliver(Fixture.bytes("From: a@b.example\nSubject: mail " + i + "\n\nx"));
        await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(() -> assertThat(route.arrived).hasSize(expected));
      }
      // without a NOOP Dovecot looks every 5 s
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }
  }
}
