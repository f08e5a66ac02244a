package org.omnidesk.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.connectors.email.imap.MailAttributes;
import org.omnidesk.sandbox.mailbox.MailboxStandIn;
import org.omnidesk.tickets.message.Checkpoint;
import org.omnidesk.tickets.message.InboundMessage;
import org.springframework.util.unit.DataSize;

class MailSourceTest {

  @TempDir Path folder;
  private final Fixture fixture = new Fixture();
  private MailboxStandIn mailbox;

  @BeforeEach
  void start() throws Exception {
    mailbox = Fixture.mailbox(folder);
    fixture.settings = Fixture.settings(mailbox.imapPort(), mailbox.smtpPort(), null);
  }

  @AfterEach
  void stop() {
    mailbox.close();
  }

  private void deliver(String headers, String text) {
    mailbox.deliver(Fixture.DESK, Fixture.bytes(headers + "\n\n" + text + "\n"));
  }

  private void deliver(int number) {
    deliver(
        "From: Asha <asha@example.com>\nSubject: mail %d\nMessage-ID: <m%d@example.com>"
            .formatted(number, number),
        "text " + number);
  }

  private void awaitArrived(SourceRoute route, int count) {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(route.arrived).hasSize(count));
  }

  private static List<String> ids(SourceRoute route) {
    return route.arrived.stream().map(InboundMessage::externalId).toList();
  }

  @Test
  void mails_come_in_order_once_and_are_marked_read_after_the_route() throws Exception {
    for (int i = 1; i <= 5; i++) {
      deliver(i);
    }
    try (SourceRoute route = new SourceRoute(fixture)) {
      awaitArrived(route, 5);
      deliver(6);
      awaitArrived(route, 6);
      assertThat(ids(route))
          .containsExactly(
              "<m1@example.com>",
              "<m2@example.com>",
              "<m3@example.com>",
              "<m4@example.com>",
              "<m5@example.com>",
              "<m6@example.com>");
      InboundMessage first = route.arrived.getFirst();
      assertThat(first.kind()).isEqualTo("mail");
      assertThat(new String(first.content())).contains("Subject: mail 1", "text 1");
      assertThat(first.checkpoint().feed()).isEqualTo("INBOX");
      await().untilAsserted(() -> assertThat(unseen()).isEmpty());
    }
  }

  @Test
  void while_the_database_is_away_nothing_is_marked_and_nothing_is_lost() throws Exception {
    deliver(1);
    deliver(2);
    try (SourceRoute route = new SourceRoute(fixture)) {
      route.databaseAway = true;
      await().atMost(Duration.ofSeconds(10)).until(() -> route.refused >= 3);
      assertThat(unseen()).containsExactly("mail 1", "mail 2");
      assertThat(route.arrived).isEmpty();
      route.databaseAway = false;
      awaitArrived(route, 2);
      assertThat(ids(route)).containsExactly("<m1@example.com>", "<m2@example.com>");
    }
  }

  @Test
  void headers_of_a_mail_move_copy_delete_nothing_and_reach_no_exchange() throws Exception {
    String hostile =
        """
        From: evil@example.com
        Subject: hostile %d
        moveTo: Evil
        copyTo: Evil
        delete: true
        CamelHttpUri: http://127.0.0.1:1/
        CamelMailMoveTo: Evil
        CamelExecCommandExecutable: /bin/false
        org.apache.camel.x: y
        mail.smtp.host: 127.0.0.2
        CamelFileName: ../../x""";
    for (int i = 1; i <= 3; i++) {
      deliver(hostile.formatted(i), "text");
    }
    try (SourceRoute route = new SourceRoute(fixture)) {
      awaitArrived(route, 3);
      assertThat(route.headers).isEmpty();
      await().untilAsserted(() -> assertThat(unseen()).isEmpty());
      assertThat(mailbox.mails(Fixture.DESK)).hasSize(3);
      assertThat(folders()).containsExactly("INBOX");
    }
  }

  @Test
  void mails_that_stop_camel_mail_stop_nothing_here() throws Exception {
    deliver("From: a@@b\nSubject: two at signs", "text");
    deliver("From: x@example.com\nContent-Type: text/plain; charset=x-unknown-9", "nürnberg");
    deliver("From: x@example.com\nContent-Transfer-Encoding: fooenc", "text");
    deliver("From: x@example.com\nContent-Type: multipart/mixed", "no boundary");
    deliver(7);
    try (SourceRoute route = new SourceRoute(fixture)) {
      awaitArrived(route, 5);
      assertThat(route.arrived).allSatisfy(m -> fixture.mapper.map(m));
    }
  }

  @Test
  void the_same_mail_twice_has_one_key_and_another_content_under_its_id_has_another()
      throws Exception {
    deliver(1);
    mailbox.deliver(
        Fixture.DESK,
        Fixture.bytes(
            "Received: from elsewhere\nDelivered-To: alias@omnidesk.local\n"
                + "From: Asha <asha@example.com>\nSubject: mail 1\n"
                + "Message-ID: <m1@example.com>\n\ntext 1\n"));
    deliver(
        "From: Asha <asha@example.com>\nSubject: mail 1\nMessage-ID: <m1@example.com>", "other");
    deliver("From: asha@example.com\nSubject: no id", "one");
    deliver("From: asha@example.com\nSubject: no id", "two");
    try (SourceRoute route = new SourceRoute(fixture)) {
      awaitArrived(route, 5);
      assertThat(route.keys).hasSize(4);
      assertThat(ids(route).get(3)).startsWith("sha256:").isNotEqualTo(ids(route).get(4));
    }
  }

  @Test
  void a_restart_goes_on_behind_the_checkpoint_and_a_phone_that_reads_first_hides_nothing()
      throws Exception {
    deliver(1);
    try (SourceRoute route = new SourceRoute(fixture)) {
      awaitArrived(route, 1);
    }
    deliver(2);
    inbox(inbox -> inbox.getMessage(2).setFlag(Flags.Flag.SEEN, true));
    try (SourceRoute route = new SourceRoute(fixture)) {
      awaitArrived(route, 1);
      assertThat(ids(route)).containsExactly("<m2@example.com>");
    }
  }

  @Test
  void the_mailbox_is_looked_into_as_often_as_the_system_says() throws Exception {
    EmailSettings s = fixture.settings;
    fixture.settings =
        new EmailSettings(
            s.address(),
            s.fromName(),
            s.imap(),
            s.smtp(),
            Duration.ofSeconds(3),
            null,
            s.maxSize(),
            true);
    try (SourceRoute route = new SourceRoute(fixture)) {
      deliver(1);
      awaitArrived(route, 1);
      deliver(2);
      await().during(Duration.ofSeconds(1)).until(() -> route.arrived.size() == 1);
      awaitArrived(route, 2);
    }
  }

  @Test
  void a_crash_between_the_transaction_and_the_mark_is_made_up_for() throws Exception {
    deliver(1);
    try (SourceRoute route = new SourceRoute(fixture)) {
      awaitArrived(route, 1);
    }
    inbox(inbox -> inbox.getMessage(1).setFlag(Flags.Flag.SEEN, false));
    try (SourceRoute route = new SourceRoute(fixture)) {
      await().untilAsserted(() -> assertThat(unseen()).isEmpty());
      assertThat(route.arrived).isEmpty();
    }
  }

  @Test
  void the_first_look_takes_unread_mails_only() throws Exception {
    for (int i = 1; i <= 4; i++) {
      deliver(i);
    }
    inbox(
        inbox -> {
          inbox.getMessage(1).setFlag(Flags.Flag.SEEN, true);
          inbox.getMessage(3).setFlag(Flags.Flag.SEEN, true);
        });
    try (SourceRoute route = new SourceRoute(fixture)) {
      awaitArrived(route, 2);
      deliver(5);
      awaitArrived(route, 3);
      assertThat(ids(route))
          .containsExactly("<m2@example.com>", "<m4@example.com>", "<m5@example.com>");
    }
  }

  @Test
  void a_recreated_mailbox_is_read_again_under_the_same_keys() throws Exception {
    deliver(1);
    deliver(2);
    try (SourceRoute route = new SourceRoute(fixture)) {
      awaitArrived(route, 2);
      fixture.checkpoints.move(Fixture.SYSTEM, new Checkpoint("INBOX", "4711:900"));
      deliver(3);
      awaitArrived(route, 5);
      assertThat(route.keys).hasSize(3);
    }
  }

  @Test
  void dealt_with_mails_are_moved_where_a_folder_is_set() throws Exception {
    fixture.settings = Fixture.settings(mailbox.imapPort(), mailbox.smtpPort(), "Processed");
    deliver(1);
    deliver(2);
    try (SourceRoute route = new SourceRoute(fixture)) {
      awaitArrived(route, 2);
      await().untilAsserted(() -> assertThat(mailbox.mails(Fixture.DESK)).isEmpty());
      assertThat(folders()).containsExactlyInAnyOrder("INBOX", "Processed");
    }
  }

  @Test
  void a_mail_over_the_limit_becomes_a_ticket_from_its_headers() throws Exception {
    EmailSettings s = fixture.settings;
    fixture.settings =
        new EmailSettings(
            s.address(),
            s.fromName(),
            s.imap(),
            s.smtp(),
            s.poll(),
            null,
            DataSize.ofKilobytes(20),
            true);
    deliver(
        "From: asha@example.com\nSubject: huge\nMessage-ID: <huge@example.com>",
        "0123456789\n".repeat(5000));
    try (SourceRoute route = new SourceRoute(fixture)) {
      awaitArrived(route, 1);
      InboundMessage message = route.arrived.getFirst();
      assertThat(message.content().length).isLessThan(1000);
      assertThat(message.attributes()).containsKey(MailAttributes.CUT_OFF);
      assertThat(fixture.mapper.map(message))
          .extracting("fields.title", "fields.description")
          .satisfies(f -> assertThat(f.toString()).contains("huge", "was not read whole"));
    }
  }

  @Test
  void mails_that_pour_in_by_smtp_while_others_are_marked_all_arrive_once() throws Exception {
    int writers = 4;
    int each = 25;
    long start = System.nanoTime();
    try (SourceRoute route = new SourceRoute(fixture)) {
      List<Thread> threads = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        int writer = w;
        threads.add(Thread.ofVirtual().start(() -> write(writer, each)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      awaitArrived(route, writers * each);
      assertThat(route.keys).hasSize(writers * each);
      await().untilAsserted(() -> assertThat(unseen()).isEmpty());
    }
    System.out.printf(
        "SMTP to IMAP to route: %d mails, %.0f a second%n",
        writers * each, writers * each / ((System.nanoTime() - start) / 1e9));
  }

  private void write(int writer, int count) {
    Properties settings = new Properties();
    settings.setProperty("mail.smtp.localhost", "localhost");
    Session session = Session.getInstance(settings);
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect("127.0.0.1", mailbox.smtpPort(), null, null);
      for (int i = 0; i < count; i++) {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom("asha@example.com");
        mail.setRecipients(Message.RecipientType.TO, Fixture.DESK);
        mail.setSubject("mail " + writer + "/" + i);
        mail.setText("text");
        mail.saveChanges();
        transport.sendMessage(mail, mail.getAllRecipients());
      }
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_mail_server_that_comes_back_is_read_again() throws Exception {
    try (SourceRoute route = new SourceRoute(fixture)) {
      deliver(1);
      awaitArrived(route, 1);
      mailbox.close();
      mailbox = Fixture.mailbox(folder);
      fixture.settings = Fixture.settings(mailbox.imapPort(), mailbox.smtpPort(), null);
      deliver(2);
      awaitArrived(route, 2);
      assertThat(ids(route)).containsExactly("<m1@example.com>", "<m2@example.com>");
    }
  }

  private List<String> unseen() throws Exception {
    List<String> subjects = new ArrayList<>();
    inbox(
        inbox -> {
          for (Message message : inbox.getMessages()) {
            if (!message.isSet(Flags.Flag.SEEN)) {
              subjects.add(message.getSubject());
            }
          }
        });
    return subjects;
  }

  private List<String> folders() throws Exception {
    List<String> names = new ArrayList<>();
    try (Store store = store()) {
      for (Folder f : store.getDefaultFolder().list("*")) {
        names.add(f.getFullName());
      }
    }
    return names;
  }

  private interface InboxUse {
    void with(Folder inbox) throws Exception;
  }

  private void inbox(InboxUse use) throws Exception {
    try (Store store = store();
        Folder inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_WRITE);
      use.with(inbox);
    }
  }

  private Store store() throws Exception {
    Store store = Session.getInstance(new Properties()).getStore("imap");
    store.connect("127.0.0.1", mailbox.imapPort(), "support", "secret");
    return store;
  }
}
