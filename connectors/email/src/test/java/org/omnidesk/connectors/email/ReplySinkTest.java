package org.omnidesk.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.connectors.email.imap.MailSource;
import org.omnidesk.connectors.email.mime.MailHeaders;
import org.omnidesk.connectors.email.mime.MailParser;
import org.omnidesk.connectors.email.smtp.EmailWriter;
import org.omnidesk.connectors.email.smtp.MailSubmission;
import org.omnidesk.sandbox.mailbox.MailboxStandIn;
import org.omnidesk.tickets.attachment.OutgoingAttachment;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.delivery.DeliveryHead;
import org.omnidesk.tickets.delivery.DeliveryOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.NoticeOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.ResponseOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.StatusOrder;
import org.omnidesk.tickets.delivery.DeliveryOutcome;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Parked;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Retry;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Sent;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Unknown;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.response.PublicResponse;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.omnidesk.tickets.ticket.TicketStatus;

/** Delivery orders through the real Kamelet to a requester's mailbox. */
class ReplySinkTest {

  private static final Contact ASHA = Contact.ofEmail("Asha Rao", "asha@example.com");

  @TempDir Path folder;
  private final Fixture fixture = new Fixture();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private MailboxStandIn mailbox;

  @BeforeEach
  void start() throws Exception {
    mailbox = Fixture.mailbox(folder);
    fixture.settings = Fixture.settings(mailbox.imapPort(), mailbox.smtpPort(), null);
    camel
        .getRegistry()
        .bind("emailWriter", new EmailWriter(fixture.systems, fixture.ids, fixture.addresses));
    camel.getRegistry().bind("emailSubmission", new MailSubmission(fixture.systems));
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    mailbox.close();
  }

  private DeliveryOutcome send(DeliveryOrder order, Map<String, Object> headers) {
    return camel
        .createProducerTemplate()
        .requestBodyAndHeaders(
            "kamelet:email-reply-sink?system=mail-support", order, headers, DeliveryOutcome.class);
  }

  private DeliveryOutcome send(DeliveryOrder order) {
    return send(order, Map.of());
  }

  private static DeliveryHead head(String subject, Contact to, int attempt, String... references) {
    return new DeliveryHead(
        UUID.randomUUID(),
        "d-1",
        attempt,
        Fixture.SYSTEM,
        UUID.randomUUID(),
        new TicketNumber(123),
        subject,
        "<first@example.com>",
        to,
        List.of(references));
  }

  private static ResponseOrder response(
      DeliveryHead head, String text, OutgoingAttachment... files) {
    return new ResponseOrder(
        head,
        new PublicResponse(UUID.randomUUID(), Contact.ofEmail("Ravi", null), text, null, Map.of()),
        List.of(files));
  }

  private MimeMessage received(String address) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(mailbox.mails(address).getLast()));
  }

  @Test
  void a_response_arrives_in_the_thread_and_the_answer_to_it_finds_the_ticket() throws Exception {
    DeliveryOutcome outcome =
        send(
            response(
                head("Printer is broken", ASHA, 1, "<first@example.com>", "<second@example.com>"),
                "Please <restart> it & try.\nनमस्ते"));
    assertThat(outcome).isInstanceOf(Sent.class);
    String id = ((Sent) outcome).externalItemId();
    assertThat(((Sent) outcome).references()).containsExactly(id);
    MimeMessage mail = received("asha@example.com");
    assertThat(mail.getMessageID()).isEqualTo(id).contains(".123.d-1@omnidesk.local");
    assertThat(mail.getSubject()).isEqualTo("Re: Printer is broken [OD-000123]");
    assertThat(mail.getHeader("In-Reply-To")).containsExactly("<second@example.com>");
    assertThat(mail.getHeader("References")[0])
        .containsSubsequence("<first@example.com>", "<second@example.com>");
    assertThat(mail.getHeader("Return-Path")[0]).contains("support+odb-d-1-");
    assertThat(mail.getHeader("Auto-Submitted")).isNull();
    var parsed = MailParser.parse(mailbox.mails("asha@example.com").getLast());
    assertThat(parsed.parts()).extracting(p -> p.type()).containsExactly("text/plain", "text/html");
    assertThat(parsed.parts().get(0).text()).contains("Please <restart> it & try.\nनमस्ते");
    assertThat(parsed.parts().get(1).text()).contains("Please &lt;restart&gt; it &amp; try.<br>");

    String answer =
        "From: asha@example.com\nTo: %s\nSubject: AW: whatever\n\nIt works.\n\nAm 1.1. schrieb S:\n> x"
            .formatted(mail.getReplyTo()[0]);
    TicketIntake intake = (TicketIntake) fixture.mapper.map(Fixture.message(answer));
    assertThat(intake.thread().signedNumber()).isEqualTo(new TicketNumber(123));
    assertThat(intake.fields().description()).isEqualTo("It works.");
  }

  @Test
  void a_server_that_wants_a_login_gets_it() {
    EmailSettings s = fixture.settings;
    for (String password : List.of("secret", "wrong")) {
      fixture.settings =
          new EmailSettings(
              s.address(),
              s.fromName(),
              s.imap(),
              new EmailSettings.Smtp(
                  "127.0.0.1", mailbox.smtpPort(), EmailSettings.Tls.NONE, "support", password),
              s.poll(),
              null,
              s.maxSize(),
              true);
      DeliveryOutcome outcome = send(response(head("x", ASHA, 1), "text"));
      if (password.equals("secret")) {
        assertThat(outcome).isInstanceOf(Sent.class);
      } else {
        assertThat(outcome)
            .isInstanceOfSatisfying(
                Retry.class,
                r ->
                    assertThat(r.reason())
                        .contains("smtp: ", "username/password")
                        .doesNotContain("wrong"));
      }
    }
  }

  @Test
  void a_second_try_has_the_same_message_id() {
    assertThat(send(response(head("x", ASHA, 1), "text")))
        .isEqualTo(send(response(head("x", ASHA, 2), "text")));
  }

  @Test
  void nothing_in_title_name_file_or_reference_can_add_a_header() throws Exception {
    String evil = "x\r\nBcc: victim@example.com\r\n\r\n<script>";
    DeliveryHead head =
        head(
            evil,
            Contact.ofEmail("Asha\r\nBcc: victim@example.com", "asha@example.com"),
            1,
            "<a@x>\r\nBcc: victim@example.com",
            "<b@x\r\nBcc: victim@example.com>");
    OutgoingAttachment file =
        new OutgoingAttachment(
            "a\r\nBcc: victim@example.com.txt",
            "text/plain\r\nBcc: victim@example.com",
            1,
            () -> new ByteArrayInputStream(new byte[] {65}));
    assertThat(send(response(head, evil, file))).isInstanceOf(Sent.class);
    MailHeaders headers = MailParser.parse(mailbox.mails("asha@example.com").getLast()).headers();
    assertThat(headers.has("Bcc")).isFalse();
    assertThat(mailbox.addresses()).doesNotContain("victim@example.com");
    assertThat(
            send(
                response(
                    head("x", Contact.ofEmail("x", "a@b.example\r\nBcc: v@b.example"), 1), "t")))
        .isInstanceOf(Parked.class);
  }

  @Test
  void headers_of_the_exchange_steer_nothing() throws Exception {
    DeliveryOutcome outcome =
        send(
            response(head("x", ASHA, 1), "text"),
            Map.of(
                "mail.smtp.host", "127.0.0.2",
                "mail.smtp.port", "1",
                "To", "victim@example.com",
                "CamelMailTo", "victim@example.com",
                "Bcc", "victim@example.com",
                "subject", "other"));
    assertThat(outcome).isInstanceOf(Sent.class);
    assertThat(received("asha@example.com").getSubject()).startsWith("Re: x");
    assertThat(mailbox.addresses()).doesNotContain("victim@example.com");
  }

  @Test
  void a_notice_says_that_a_machine_wrote_it() throws Exception {
    assertThat(send(new NoticeOrder(head("VPN", null, 1), ASHA, "ticket-received", Map.of())))
        .isInstanceOf(Sent.class);
    MimeMessage mail = received("asha@example.com");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
    assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
    assertThat(new String(mailbox.mails("asha@example.com").getLast(), StandardCharsets.UTF_8))
        .contains("ticket OD-000123");
    assertThat(send(new NoticeOrder(head("VPN", null, 1), ASHA, "../../x", Map.of())))
        .isInstanceOf(Parked.class);
  }

  @Test
  void files_travel_with_their_names() throws Exception {
    OutgoingAttachment file =
        new OutgoingAttachment(
            "résumé न.pdf", "application/pdf", 3, () -> new ByteArrayInputStream("abc".getBytes()));
    assertThat(send(response(head("x", ASHA, 1), "see file", file))).isInstanceOf(Sent.class);
    var parts = MailParser.parse(mailbox.mails("asha@example.com").getLast()).parts();
    assertThat(parts.getLast().fileName()).isEqualTo("résumé न.pdf");
    assertThat(parts.getLast().content()).asString().isEqualTo("abc");
  }

  @Test
  void a_permanent_refusal_is_parked_and_a_temporary_one_comes_again() {
    mailbox.refuse("asha@example.com", "550 5.1.1 no such user");
    assertThat(send(response(head("x", ASHA, 1), "t")))
        .isInstanceOfSatisfying(Parked.class, p -> assertThat(p.reason()).contains("5.1.1"));
    mailbox.refuse("asha@example.com", "451 4.3.0 try later");
    assertThat(send(response(head("x", ASHA, 5), "t")))
        .isInstanceOfSatisfying(Retry.class, r -> assertThat(r.reason()).contains("4.3.0"));
  }

  @Test
  void a_server_that_is_away_is_asked_again_at_any_attempt() {
    int port = mailbox.smtpPort();
    mailbox.close();
    assertThat(send(response(head("x", ASHA, 7), "t")))
        .isInstanceOfSatisfying(
            Retry.class,
            r -> assertThat(r.reason()).contains("omnidesk.systems.mail-support.smtp", ":" + port));
  }

  @Test
  void silence_after_data_is_tried_once_more_and_then_unknown() throws Exception {
    try (SilentServer server = new SilentServer(true)) {
      fixture.settings = Fixture.settings(1, server.port(), null);
      assertThat(send(response(head("x", ASHA, 1), "t"))).isInstanceOf(Retry.class);
      assertThat(send(response(head("x", ASHA, 2), "t"))).isInstanceOf(Unknown.class);
    }
    try (SilentServer server = new SilentServer(false)) { // cut before DATA: surely not taken
      fixture.settings = Fixture.settings(1, server.port(), null);
      assertThat(send(response(head("x", ASHA, 2), "t"))).isInstanceOf(Retry.class);
    }
  }

  @Test
  void what_no_mail_can_be_made_of_is_parked() {
    assertThat(send(new StatusOrder(head("x", ASHA, 1), TicketStatus.OPEN, Map.of())))
        .isInstanceOf(Parked.class);
    assertThat(send(response(head("x", Contact.NOBODY, 1), "t"))).isInstanceOf(Parked.class);
    assertThat(send(response(head("x", ASHA, 1), "  "))).isInstanceOf(Parked.class);
  }

  @Test
  void the_probe_names_the_setting_that_is_wrong() {
    EmailProbe probe =
        new EmailProbe(
            new MailSource(fixture.systems, fixture.checkpoints),
            new MailSubmission(fixture.systems));
    assertThat(probe.problem(Fixture.SYSTEM)).isNull();
    EmailSettings good = fixture.settings;
    fixture.settings =
        new EmailSettings(
            good.address(),
            good.fromName(),
            new EmailSettings.Imap(
                "127.0.0.1",
                mailbox.imapPort(),
                EmailSettings.Tls.NONE,
                "support",
                "wrong",
                "INBOX"),
            good.smtp(),
            good.poll(),
            null,
            good.maxSize(),
            true);
    assertThat(probe.problem(Fixture.SYSTEM))
        .contains("omnidesk.systems.mail-support.imap.username/password")
        .doesNotContain("wrong");
    fixture.settings = Fixture.settings(mailbox.imapPort(), 1, null);
    assertThat(probe.problem(Fixture.SYSTEM))
        .contains("omnidesk.systems.mail-support.smtp", "127.0.0.1:1");
  }
}
