package org.omnidesk.connectors.email;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Debian's Dovecot on a free loopback port, with everything it writes in a folder of its own. It
 * serves the maildirs below {@code <folder>/mail}, for the user {@code support} with the password
 * {@code secret}.
 */
final class DovecotServer implements AutoCloseable {

  private static final String PROGRAM = "/usr/sbin/dovecot";
  private static final String CONFIG =
      """
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
      """;

  private final int port;
  private final Process process;

  /**
   * @param folder the test's own, open to Dovecot's users
   */
  DovecotServer(Path folder) throws Exception {
    port = MailServers.freePort();
    Files.writeString(folder.resolve("users"), "support:{PLAIN}secret\n");
    Path config =
        Files.writeString(
            folder.resolve("dovecot.conf"),
            CONFIG.replace("RUN", folder.toString()).replace("PORT", String.valueOf(port)));
    process =
        new ProcessBuilder(PROGRAM, "-F", "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.log").toFile())
            .start();
    try {
      await().atMost(Duration.ofSeconds(15)).until(this::answers);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Why it cannot run here; null if it can. */
  static String problem() throws Exception {
    if (!Files.isExecutable(Path.of(PROGRAM))) {
      return "no " + PROGRAM + " (package dovecot-imapd)";
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      return "Dovecot needs root";
    }
    Process asked = new ProcessBuilder(PROGRAM, "--version").redirectErrorStream(true).start();
    String version =
        new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    // 2.4 has other names for most settings and a line dovecot_config_version
    return version.startsWith("2.3.") ? null : "the configuration is for Dovecot 2.3: " + version;
  }

  int port() {
    return port;
  }

  private boolean answers() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.getInputStream().read() == '*';
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    process.waitFor();
  }
}
