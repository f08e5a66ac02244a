package org.omnidesk.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.connectors.email.mime.MailHeaders;
import org.omnidesk.connectors.email.mime.MailParser;
import org.omnidesk.connectors.email.mime.ParsedMail;
import org.omnidesk.connectors.email.smtp.EmailWriter;
import org.omnidesk.connectors.email.smtp.MailSubmission;
import org.omnidesk.connectors.email.thread.MailThreading;
import org.omnidesk.tickets.attachment.OutgoingAttachment;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.delivery.DeliveryHead;
import org.omnidesk.tickets.delivery.DeliveryOrder.ResponseOrder;
import org.omnidesk.tickets.delivery.DeliveryOutcome;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Parked;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Retry;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Sent;
import org.omnidesk.tickets.intake.ReceiptIntake;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.response.PublicResponse;
import org.omnidesk.tickets.ticket.TicketNumber;

/**
 * Replies and what comes back of them, against Debian's Postfix where it is installed and the test
 * runs as root. The desk's mailbox is read through the source Kamelet and Dovecot if that can run,
 * too; else the mapper gets the files of the maildir.
 */
class RealPostfixTest {

  private static final TicketNumber NUMBER = new TicketNumber(4711);

  @TempDir static Path folder;
  private static PostfixServer postfix;
  private static DovecotServer dovecot;

  private final Fixture fixture = new Fixture();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  // as NewDelivery makes it
  private final String key = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
  private SourceRoute desk;

  @BeforeAll
  static void startServers() throws Exception {
    MailServers.skipIf(RealPostfixTest.class, PostfixServer.problem());
    MailServers.open(folder);
    postfix = new PostfixServer(folder);
    String without = DovecotServer.problem();
    if (without == null) {
      dovecot = new DovecotServer(folder);
    } else {
      System.out.println("RealPostfixTest reads the maildir itself: " + without);
    }
  }

  @AfterAll
  static void stopServers() throws Exception {
    try (DovecotServer imap = dovecot;
        PostfixServer smtp = postfix) {
      dovecot = null;
      postfix = null;
    }
  }

  @BeforeEach
  void start() throws Exception {
    int imapPort = dovecot == null ? 1 : dovecot.port();
    fixture.settings = Fixture.settings(imapPort, postfix.port(), null);
    camel
        .getRegistry()
        .bind("emailWriter", new EmailWriter(fixture.systems, fixture.ids, fixture.addresses));
    camel.getRegistry().bind("emailSubmission", new MailSubmission(fixture.systems));
    camel.start();
    desk = dovecot == null ? null : new SourceRoute(fixture);
  }

  @AfterEach
  void stop() {
    camel.stop();
    if (desk != null) {
      desk.close();
    }
  }

  private DeliveryOutcome reply(String to, String text, OutgoingAttachment... files) {
    DeliveryHead head =
        new DeliveryHead(
            UUID.randomUUID(),
            key,
            1,
            Fixture.SYSTEM,
            UUID.randomUUID(),
            NUMBER,
            "Printer is broken",
            "<first@example.com>",
            Contact.ofEmail("Asha Rao", to),
            List.of("<first@example.com>", "<second@example.com>"));
    PublicResponse response =
        new PublicResponse(UUID.randomUUID(), Contact.ofEmail("Ravi", null), text, null, Map.of());
    return camel
        .createProducerTemplate()
        .requestBody(
            "kamelet:email-reply-sink?system=mail-support",
            new ResponseOrder(head, response, List.of(files)),
            DeliveryOutcome.class);
  }

  private ParsedMail arrivedAtAsha(String messageId) {
    return awaited(
        () ->
            postfix.mails("asha").stream()
                .map(MailParser::parse)
                .filter(m -> messageId.equals(m.headers().first("Message-ID")))
                .findFirst()
                .orElse(null));
  }

  /** What the desk's mailbox holds, Postfix's own header lines included. */
  private InboundMessage arrivedAtDesk(String text) {
    return awaited(
        () -> deskMails().stream().filter(m -> text(m).contains(text)).findFirst().orElse(null));
  }

  private List<InboundMessage> deskMails() throws Exception {
    return desk != null
        ? desk.arrived
        : postfix.mails("support").stream().map(m -> Fixture.message(m, "<own@test>")).toList();
  }

  private static String text(InboundMessage message) {
    return new String(message.content(), StandardCharsets.ISO_8859_1);
  }

  private static <T> T awaited(java.util.concurrent.Callable<T> found) {
    AtomicReference<T> result = new AtomicReference<>();
    await()
        .atMost(Duration.ofSeconds(15))
        .until(
            () -> {
              result.set(found.call());
              return Objects.nonNull(result.get());
            });
    return result.get();
  }

  @Test
  void a_reply_lies_in_the_mailbox_in_its_thread_with_signed_addresses() throws Exception {
    String text = "Please restart it.\n.\n..two dots\nनमस्ते\n" + "long ".repeat(600).strip();
    DeliveryOutcome outcome = reply("asha@example.com", text);
    assertThat(outcome).isInstanceOf(Sent.class);
    String id = ((Sent) outcome).externalItemId();
    assertThat(id).isEqualTo(fixture.ids.of(NUMBER, key, "omnidesk.local"));

    ParsedMail mail = arrivedAtAsha(id);
    MailHeaders headers = mail.headers();
    assertThat(headers.first("In-Reply-To")).isEqualTo("<second@example.com>");
    assertThat(headers.first("References").split("\\s+"))
        .containsExactly("<first@example.com>", "<second@example.com>");
    assertThat(headers.first("Reply-To"))
        .contains("<" + fixture.addresses.reply(Fixture.DESK, NUMBER) + ">");
    // Postfix writes the envelope sender there
    assertThat(headers.first("Return-Path"))
        .isEqualTo("<" + fixture.addresses.bounce(Fixture.DESK, key).orElseThrow() + ">");
    assertThat(mail.parts().getFirst().text()).contains(text);
  }

  @Test
  void an_unknown_recipient_is_parked_with_the_servers_words() {
    assertThat(reply("nosuch@example.com", "x"))
        .isInstanceOfSatisfying(
            Parked.class,
            p ->
                assertThat(p.reason())
                    .contains("550 5.1.1", "User unknown in virtual mailbox table"));
  }

  @Test
  void a_domain_that_the_server_does_not_relay_to_is_parked() {
    assertThat(reply("someone@elsewhere.example", "x"))
        .isInstanceOfSatisfying(
            Parked.class, p -> assertThat(p.reason()).contains("Relay access denied"));
  }

  @Test
  void a_recipient_who_is_refused_for_now_is_tried_again() {
    assertThat(reply("busy@example.com", "x"))
        .isInstanceOfSatisfying(
            Retry.class, r -> assertThat(r.reason()).contains("450 4.2.1", "mailbox busy"));
  }

  @Test
  void a_mail_too_large_for_the_server_is_parked() {
    byte[] large = new byte[PostfixServer.MAX_BYTES];
    OutgoingAttachment file =
        new OutgoingAttachment(
            "large.bin",
            "application/octet-stream",
            large.length,
            () -> new ByteArrayInputStream(large));
    assertThat(reply("asha@example.com", "see file", file))
        .isInstanceOfSatisfying(Parked.class, p -> assertThat(p.reason()).contains("552 5.3.4"));
  }

  @Test
  void a_bounce_after_acceptance_comes_to_the_deliverys_own_address() throws Exception {
    DeliveryOutcome outcome = reply("gone@example.com", "x");
    assertThat(outcome).isInstanceOf(Sent.class);
    InboundMessage bounce = arrivedAtDesk("od-" + key);
    MailHeaders headers = MailParser.parse(bounce.content()).headers();
    assertThat(headers.first("Return-Path")).isEqualTo("<>");
    assertThat(fixture.addresses.delivery(MailThreading.recipients(headers))).contains(key);
    assertThat(fixture.mapper.map(bounce))
        .isEqualTo(
            new ReceiptIntake(
                key,
                ((Sent) outcome).externalItemId(),
                "gone@example.com",
                ReceiptIntake.Outcome.FAILED,
                "5.1.1 unknown user: \"vanished@example.com\""));
  }

  @Test
  void without_plus_addresses_the_envelope_id_names_the_delivery() throws Exception {
    EmailSettings plus = fixture.settings;
    fixture.settings =
        new EmailSettings(
            plus.address(),
            plus.fromName(),
            plus.imap(),
            plus.smtp(),
            plus.poll(),
            null,
            plus.maxSize(),
            false);
    assertThat(reply("gone@example.com", "x")).isInstanceOf(Sent.class);
    InboundMessage bounce = arrivedAtDesk("Original-Envelope-Id: od-" + key);
    assertThat(MailThreading.recipients(MailParser.parse(bounce.content()).headers()))
        .containsExactly(Fixture.DESK);
    assertThat(fixture.mapper.map(bounce))
        .isInstanceOfSatisfying(
            ReceiptIntake.class,
            r -> {
              assertThat(r.deliveryKey()).isEqualTo(key);
              assertThat(r.outcome()).isEqualTo(ReceiptIntake.Outcome.FAILED);
            });
  }

  @Test
  void an_answer_to_the_signed_address_reaches_the_desk_and_names_its_ticket() throws Exception {
    Sent sent = (Sent) reply("asha@example.com", "x");
    String replyTo = arrivedAtAsha(sent.externalItemId()).headers().first("Reply-To");
    String address = new InternetAddress(replyTo).getAddress();
    assertThat(answered("plain", address, address)).isEqualTo(NUMBER);
    // programs and servers change the case; a blind copy names the address in the envelope only
    String upper = address.toUpperCase(Locale.ROOT);
    assertThat(answered("upper", upper, upper)).isEqualTo(NUMBER);
    assertThat(answered("blind", address, "asha@example.com")).isEqualTo(NUMBER);
    String forged = address.replaceFirst("-[a-z2-7]+@", "-" + "a".repeat(16) + "@");
    assertThat(answered("forged", forged, forged)).isNull();
  }

  /** Writes as the customer, without references, and gives the number that the mapper believes. */
  private TicketNumber answered(String name, String envelope, String to) throws Exception {
    Properties properties = new Properties(); // else Jakarta Mail asks the DNS who it is, for 5 s
    properties.setProperty("mail.smtp.localhost", "client.example.com");
    properties.setProperty("mail.from", "asha@example.com");
    Session session = Session.getInstance(properties);
    String subject = name + " " + key;
    MimeMessage answer = new MimeMessage(session);
    answer.setFrom("asha@example.com");
    answer.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    answer.setSubject(subject);
    answer.setText("It works.");
    answer.saveChanges();
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect("127.0.0.1", postfix.port(), null, null);
      transport.sendMessage(answer, new InternetAddress[] {new InternetAddress(envelope)});
    }
    TicketIntake intake = (TicketIntake) fixture.mapper.map(arrivedAtDesk("Subject: " + subject));
    assertThat(intake.fields().description()).isEqualTo("It works.");
    return intake.thread().signedNumber();
  }
}
