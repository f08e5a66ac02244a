package org.omnidesk.connectors.email;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import org.omnidesk.connectors.email.automatic.BounceReader;
import org.omnidesk.connectors.email.thread.MailThreading;
import org.omnidesk.connectors.email.thread.OwnMessageIds;
import org.omnidesk.connectors.email.thread.ReplyAddresses;
import org.omnidesk.sandbox.mailbox.Account;
import org.omnidesk.sandbox.mailbox.MailboxStandIn;
import org.omnidesk.tickets.message.Checkpoint;
import org.omnidesk.tickets.message.Checkpoints;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.secret.InstanceSecrets;
import org.omnidesk.tickets.system.SystemSettings;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.system.UnknownSystemException;
import org.springframework.util.unit.DataSize;

/** One configured mailbox, and the hub's parts around the connector, kept in memory. */
final class Fixture {

  static final String SYSTEM = "mail-support";
  static final String DESK = "support@omnidesk.local";

  final InstanceSecrets secrets = new Secrets();
  final ReplyAddresses addresses = new ReplyAddresses(secrets);
  final OwnMessageIds ids = new OwnMessageIds(secrets);
  final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
  EmailSettings settings = settings(1, 1, null);
  final Systems systems = new OneSystem();
  final EmailMapper mapper =
      new EmailMapper(systems, ids, new BounceReader(addresses, ids), new MailThreading(addresses));

  static MailboxStandIn mailbox(Path folder) throws Exception {
    MailboxStandIn mailbox =
        new MailboxStandIn(
            new MailboxStandIn.Options(
                0, 0, folder, List.of(new Account(DESK, "support", "secret")), List.of()));
    mailbox.start();
    return mailbox;
  }

  static EmailSettings settings(int imapPort, int smtpPort, String processed) {
    return new EmailSettings(
        DESK,
        "Support",
        new EmailSettings.Imap(
            "127.0.0.1", imapPort, EmailSettings.Tls.NONE, "support", "secret", "INBOX"),
        new EmailSettings.Smtp("127.0.0.1", smtpPort, EmailSettings.Tls.NONE, null, null),
        Duration.ofMillis(100),
        processed,
        DataSize.ofMegabytes(50),
        true);
  }

  /** A folder under the shared facts; skips the test where it is not there. */
  static Path shared(String folder) {
    Path path = Path.of(System.getProperty("omnidesk.shared", "../shared"), folder);
    if (!Files.isDirectory(path)) {
      System.out.println("skipped: no folder " + path);
    }
    Assumptions.assumeTrue(Files.isDirectory(path), "no folder " + path);
    return path;
  }

  static byte[] bytes(String mail) {
    return mail.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  static InboundMessage message(String mail) {
    return message(bytes(mail), "<own@test>");
  }

  static InboundMessage message(byte[] mail, String id) {
    return new InboundMessage(
        SYSTEM, id, "1", "mail", mail, "message/rfc822", Map.of(), Instant.now(), null);
  }

  private final class OneSystem implements Systems {
    @Override
    public <S extends SystemSettings> S settings(String system, Class<S> type) {
      if (!system.equals(SYSTEM)) {
        throw new UnknownSystemException("no system " + system);
      }
      return type.cast(settings);
    }

    @Override
    public List<String> ofType(String type) {
      return type.equals("email") ? List.of(SYSTEM) : List.of();
    }
  }

  static final class MemoryCheckpoints implements Checkpoints {
    final Map<String, String> positions = new ConcurrentHashMap<>();

    @Override
    public Optional<String> position(String system, String feed) {
      return Optional.ofNullable(positions.get(system + "/" + feed));
    }

    @Override
    public void move(String system, Checkpoint checkpoint) {
      positions.put(system + "/" + checkpoint.feed(), checkpoint.position());
    }
  }

  private static final class Secrets implements InstanceSecrets {
    private final UUID instance = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @Override
    public UUID instanceId() {
      return instance;
    }

    @Override
    public byte[] key(String purpose) {
      try {
        return MessageDigest.getInstance("SHA-256")
            .digest(purpose.getBytes(StandardCharsets.UTF_8));
      } catch (java.security.NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
