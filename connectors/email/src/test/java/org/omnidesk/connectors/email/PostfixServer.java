package org.omnidesk.connectors.email;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Debian's Postfix on a free loopback port. Configuration, queue and log lie in a folder of its
 * own, {@code /etc/postfix} is not read. It delivers to maildirs {@code <folder>/mail/<name>} and
 * nowhere else: it relays for nobody and has no SMTP client at all.
 */
final class PostfixServer implements AutoCloseable {

  /** The largest mail it takes. */
  static final int MAX_BYTES = 300_000;

  private static final String PROGRAM = "/usr/sbin/postfix";
  private static final String DAEMONS = "/usr/lib/postfix/sbin";

  private static final String MAIN =
      """
      compatibility_level = 3.6
      queue_directory = RUN/queue
      data_directory = RUN/data
      command_directory = /usr/sbin
      daemon_directory = DAEMONS
      mail_owner = postfix
      setgid_group = postdrop
      maillog_file = RUN/postfix.log
      maillog_file_prefixes = RUN
      myhostname = mail.omnidesk.local
      inet_interfaces = 127.0.0.1
      inet_protocols = ipv4
      smtpd_peername_lookup = no
      disable_dns_lookups = yes
      mynetworks =
      mydestination =
      alias_maps =
      alias_database =
      local_recipient_maps =
      fast_flush_domains =
      notify_classes =
      local_transport = error:5.1.1 no local users
      relay_transport = error:5.7.1 no relaying
      default_transport = error:5.7.1 no relaying
      smtpd_relay_restrictions = reject_unauth_destination
      smtpd_recipient_restrictions = check_recipient_access texthash:RUN/etc/access
      recipient_delimiter = +
      message_size_limit = MAX_BYTES
      virtual_mailbox_domains = omnidesk.local, example.com
      virtual_mailbox_base = RUN/mail
      virtual_mailbox_maps = texthash:RUN/etc/mailboxes
      virtual_alias_maps = texthash:RUN/etc/aliases
      virtual_uid_maps = static:NOBODY
      virtual_gid_maps = static:NOBODY
      virtual_minimum_uid = 1
      """;

  private static final String MASTER =
      """
      127.0.0.1:PORT inet n - n - - smtpd
      cleanup unix n - n - 0 cleanup
      qmgr unix n - n 300 1 qmgr
      rewrite unix - - n - - trivial-rewrite
      bounce unix - - n - 0 bounce
      defer unix - - n - 0 bounce
      trace unix - - n - 0 bounce
      error unix - - n - - error
      retry unix - - n - - error
      virtual unix - n n - - virtual
      anvil unix - - n - 1 anvil
      postlog unix-dgram n - n - 1 postlogd
      """;

  private final Path folder;
  private final int port;

  /**
   * @param folder the test's own, open to Postfix's users
   */
  PostfixServer(Path folder) throws Exception {
    this.folder = folder;
    port = MailServers.freePort();
    Path etc = Files.createDirectory(folder.resolve("etc"));
    Files.createDirectory(folder.resolve("queue"));
    Files.setOwner(
        Files.createDirectory(folder.resolve("data")), users().lookupPrincipalByName("postfix"));
    MailServers.giveToNobody(Files.createDirectory(folder.resolve("mail")));
    Files.writeString(etc.resolve("main.cf"), filled(MAIN));
    Files.writeString(etc.resolve("master.cf"), filled(MASTER));
    Files.writeString(
        etc.resolve("mailboxes"), "support@omnidesk.local support/\nasha@example.com asha/\n");
    // taken at RCPT; that nobody is behind it shows only at delivery
    Files.writeString(etc.resolve("aliases"), "gone@example.com vanished@example.com\n");
    Files.writeString(etc.resolve("access"), "busy@example.com 450 4.2.1 mailbox busy\n");
    command("start");
    try {
      await().atMost(Duration.ofSeconds(15)).until(this::answers);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Why it cannot run here; null if it can. */
  static String problem() throws IOException {
    if (!Files.isExecutable(Path.of(PROGRAM)) || !Files.isDirectory(Path.of(DAEMONS))) {
      return "no %s with %s (Debian's package postfix)".formatted(PROGRAM, DAEMONS);
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      return "Postfix needs root";
    }
    try {
      users().lookupPrincipalByName("postfix");
      users().lookupPrincipalByGroupName("postdrop");
      return null;
    } catch (java.nio.file.attribute.UserPrincipalNotFoundException e) {
      return "no user or group " + e.getName();
    }
  }

  int port() {
    return port;
  }

  /** The mails in a maildir as Postfix wrote them, in no order. */
  List<byte[]> mails(String name) throws IOException {
    Path fresh = folder.resolve("mail").resolve(name).resolve("new");
    if (!Files.isDirectory(fresh)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> listed = Files.list(fresh)) {
      files = listed.toList();
    }
    List<byte[]> mails = new java.util.ArrayList<>();
    for (Path file : files) {
      mails.add(Files.readAllBytes(file));
    }
    return mails;
  }

  private static UserPrincipalLookupService users() {
    return FileSystems.getDefault().getUserPrincipalLookupService();
  }

  private String filled(String template) {
    return template
        .replace("RUN", folder.toString())
        .replace("DAEMONS", DAEMONS)
        .replace("MAX_BYTES", String.valueOf(MAX_BYTES))
        .replace("NOBODY", String.valueOf(MailServers.NOBODY))
        .replace("PORT", String.valueOf(port));
  }

  private void command(String what) throws Exception {
    Path said = folder.resolve(what + ".log");
    int status =
        new ProcessBuilder(PROGRAM, "-c", folder.resolve("etc").toString(), what)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    if (status != 0) {
      Path log = folder.resolve("postfix.log");
      throw new IOException(
          "postfix %s: %s%s"
              .formatted(
                  what,
                  Files.readString(said),
                  Files.exists(log) ? Files.readString(log) : "(no log)"));
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.getInputStream().read() == '2';
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends the daemons and waits for that. */
  @Override
  public void close() throws Exception {
    command("stop");
  }
}
