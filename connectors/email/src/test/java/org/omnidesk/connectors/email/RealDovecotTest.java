package org.omnidesk.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.tickets.message.InboundMessage;

/**
 * The source against Debian's Dovecot where it is installed ({@code apt-get install dovecot-imapd})
 * and the test runs as root, which Dovecot's own users need.
 */
class RealDovecotTest {

  private static final int NOBODY = 65534;

  @TempDir Path folder;
  private final Fixture fixture = new Fixture();
  private Process dovecot;
  private int port;
  private int delivered;

  @BeforeEach
  void start() throws Exception {
    skipUnless(Files.isExecutable(Path.of("/usr/sbin/dovecot")), "no /usr/sbin/dovecot");
    skipUnless("root".equals(System.getProperty("user.name")), "Dovecot needs root");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String name :
        List.of(
            "mail", "mail/support", "mail/support/new", "mail/support/cur", "mail/support/tmp")) {
      own(Files.createDirectory(folder.resolve(name)));
    }
    Files.writeString(folder.resolve("users"), "support:{PLAIN}secret\n");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path config = Files.writeString(folder.resolve("dovecot.conf"), config());
    dovecot =
        new ProcessBuilder("/usr/sbin/dovecot", "-F", "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.log").toFile())
            .start();
    await().atMost(Duration.ofSeconds(15)).until(this::answers);
    fixture.settings = Fixture.settings(port, 1, null);
  }

  @AfterEach
  void stop() throws Exception {
    if (dovecot != null) {
      dovecot.destroy();
      dovecot.waitFor();
    }
  }

  private static void skipUnless(boolean possible, String reason) {
    if (!possible) {
      System.out.println("RealDovecotTest skipped: " + reason);
    }
    Assumptions.assumeTrue(possible, reason);
  }

  private boolean answers() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.getInputStream().read() == '*';
    } catch (IOException e) {
      return false;
    }
  }

  private String config() {
    return """
        base_dir = RUN/run
        state_dir = RUN/state
        listen = 127.0.0.1
        protocols = imap
        ssl = no
        disable_plaintext_auth = no
        default_internal_user = nobody
        default_login_user = nobody
        default_internal_group = nogroup
        log_path = RUN/dovecot.log
        mail_location = maildir:RUN/mail/%u
        mail_uid = 65534
        mail_gid = 65534
        first_valid_uid = 1
        first_valid_gid = 1
        passdb {
          driver = passwd-file
          args = RUN/users
        }
        userdb {
          driver = static
          args = uid=65534 gid=65534 home=RUN/mail/%u
        }
        namespace inbox {
          inbox = yes
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = PORT
            address = 127.0.0.1
          }
          inet_listener imaps {
            port = 0
          }
        }
        service anvil {
          chroot =
        }
        service stats {
          chroot =
        }
        service auth {
          user = root
        }
        """
        .replace("RUN", folder.toString())
        .replace("PORT", String.valueOf(port));
  }

  private static void own(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", NOBODY);
    Files.setAttribute(path, "unix:gid", NOBODY);
  }

  /** Puts the bytes into the maildir as they are. */
  private void deliver(byte[] mail) throws IOException {
    String name = "%d.M%06d.test".formatted(1_700_000_000 + delivered, delivered++);
    Path file = Files.write(folder.resolve("mail/support/tmp").resolve(name), mail);
    own(file);
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
    fixture.settings = Fixture.settings(port, 1, "Processed");
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
}
