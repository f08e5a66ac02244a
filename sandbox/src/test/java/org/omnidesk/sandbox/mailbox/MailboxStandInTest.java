package org.omnidesk.sandbox.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxStandInTest {

  private static final Account DESK = new Account("support@omnidesk.local", "support", "secret");

  @TempDir Path folder;
  private MailboxStandIn mailbox;

  @BeforeEach
  void start() throws Exception {
    mailbox = new MailboxStandIn(options());
    mailbox.start();
  }

  @AfterEach
  void stop() {
    mailbox.close();
  }

  private MailboxStandIn.Options options() {
    return new MailboxStandIn.Options(0, 0, folder, List.of(DESK), List.of());
  }

  private void restart() throws Exception {
    mailbox.close();
    start();
  }

  @Test
  void a_mail_taken_by_smtp_is_on_disk_and_in_the_inbox() throws Exception {
    send("support@omnidesk.local", "printer");
    assertThat(Files.list(folder.resolve("mail"))).hasSize(1);
    assertThat(text(mailbox.mails("support@omnidesk.local").getFirst()))
        .contains("Subject: printer", "Delivered-To: support@omnidesk.local", "Return-Path: <");
  }

  @Test
  void a_plus_address_arrives_in_the_account_and_an_unknown_requester_gets_one() throws Exception {
    send("support+od123-abc@omnidesk.local", "answer");
    send("asha@example.com", "hello");
    assertThat(text(mailbox.mails("support@omnidesk.local").getFirst()))
        .contains("X-Original-To: support+od123-abc@omnidesk.local");
    assertThat(mailbox.addresses()).containsExactly("asha@example.com", "support@omnidesk.local");
    withInbox(
        "asha@example.com",
        MailboxStandIn.REQUESTER_PASSWORD,
        inbox -> assertThat(inbox.getMessage(1).getSubject()).isEqualTo("hello"));
  }

  @Test
  void a_restart_keeps_uids_validity_and_flags_and_gives_no_uid_twice() throws Exception {
    for (String subject : List.of("one", "two", "three")) {
      send("support@omnidesk.local", subject);
    }
    long[] validity = new long[1];
    withInbox(
        "support",
        "secret",
        inbox -> {
          validity[0] = ((UIDFolder) inbox).getUIDValidity();
          inbox.getMessage(1).setFlag(Flags.Flag.SEEN, true);
          inbox.getMessage(3).setFlag(Flags.Flag.DELETED, true);
          inbox.expunge();
        });
    restart();
    send("support@omnidesk.local", "four");
    withInbox(
        "support",
        "secret",
        inbox -> {
          UIDFolder uids = (UIDFolder) inbox;
          assertThat(uids.getUIDValidity()).isEqualTo(validity[0]);
          assertThat(inbox.getMessages())
              .extracting(Message::getSubject)
              .containsExactly("one", "two", "four");
          assertThat(uids.getUID(inbox.getMessage(2))).isEqualTo(2);
          assertThat(uids.getUID(inbox.getMessage(3))).isEqualTo(4);
          assertThat(inbox.getMessage(1).isSet(Flags.Flag.SEEN)).isTrue();
          assertThat(inbox.getMessage(2).isSet(Flags.Flag.SEEN)).isFalse();
        });
  }

  @Test
  void a_mail_kept_just_before_a_crash_is_shown_after_it_and_a_torn_line_is_dropped()
      throws Exception {
    send("support@omnidesk.local", "one");
    mailbox.close();
    Path index = folder.resolve("index.jsonl");
    Files.writeString(folder.resolve("mail/00000002.eml"), "Subject: two\r\n\r\nkept\r\n");
    Files.writeString(
        index,
        """
        {"op":"arrived","box":"support@omnidesk.local","file":"00000002.eml","at":1000}
        {"op":"arrived","box":"support@omni""",
        StandardOpenOption.APPEND);
    start();
    assertThat(mailbox.mails("support@omnidesk.local")).hasSize(2);
    restart();
    withInbox(
        "support",
        "secret",
        inbox -> {
          assertThat(inbox.getMessage(2).getSubject()).isEqualTo("two");
          assertThat(((UIDFolder) inbox).getUID(inbox.getMessage(2))).isEqualTo(2);
        });
  }

  @Test
  void a_refused_recipient_is_answered_with_the_given_reply() throws Exception {
    mailbox.refuse("nobody@example.com", "550 5.1.1 no such user");
    assertThatThrownBy(() -> send("nobody@example.com", "x"))
        .isInstanceOf(SendFailedException.class)
        .hasStackTraceContaining("550 5.1.1 no such user");
    mailbox.refuse("nobody@example.com", null);
    send("nobody@example.com", "x");
    assertThat(mailbox.mails("nobody@example.com")).hasSize(1);
  }

  private interface InboxCheck {
    void with(Folder inbox) throws Exception;
  }

  private void withInbox(String login, String password, InboxCheck check) throws Exception {
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect("127.0.0.1", mailbox.imapPort(), login, password);
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_WRITE);
        check.with(inbox);
      }
    }
  }

  private void send(String to, String subject) throws Exception {
    Properties settings = new Properties();
    settings.setProperty("mail.smtp.host", "127.0.0.1");
    settings.setProperty("mail.smtp.port", String.valueOf(mailbox.smtpPort()));
    settings.setProperty("mail.smtp.localhost", "localhost");
    MimeMessage mail = new MimeMessage(Session.getInstance(settings));
    mail.setFrom(new InternetAddress("asha@example.com"));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    mail.setSubject(subject);
    mail.setText("text");
    Transport.send(mail);
  }

  private static String text(byte[] mail) {
    return new String(mail, StandardCharsets.UTF_8);
  }
}
