package org.omnidesk.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.omnidesk.tickets.intake.Intake;
import org.omnidesk.tickets.intake.ReceiptIntake;
import org.omnidesk.tickets.intake.ReceiptIntake.Outcome;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.ticket.TicketNumber;

/** Delivery reports, Postfix's recorded ones first. */
class BounceTest {

  private final Fixture fixture = new Fixture();

  private ReceiptIntake recorded(String name) throws Exception {
    Path file = Fixture.shared("connectors/recordings/email-postfix").resolve(name);
    return (ReceiptIntake)
        fixture.mapper.map(Fixture.message(Files.readAllBytes(file), "<dsn@test>"));
  }

  @Test
  void an_unknown_user_is_a_bounce_of_our_mail() throws Exception {
    assertThat(recorded("undelivered-mail-returned-to-sender-to-nobody-nowhere-test.eml"))
        .isEqualTo(
            new ReceiptIntake(
                null,
                "<ticket-4711-1@omnidesk.example.net>",
                "nobody@nowhere.test",
                Outcome.FAILED,
                "5.1.1 550 5.1.1 The email account that you tried to reach does not exist"));
  }

  @Test
  void a_refusal_as_spam_is_a_bounce() throws Exception {
    assertThat(recorded("undelivered-mail-returned-to-sender-to-spam-nowhere-test.eml"))
        .extracting(ReceiptIntake::outcome, ReceiptIntake::reference)
        .containsExactly(Outcome.FAILED, "<ticket-4715-1@omnidesk.example.net>");
  }

  @Test
  void a_delay_is_no_bounce() throws Exception {
    assertThat(recorded("delayed-mail-still-being-retried-to-full-nowhere-test.eml"))
        .extracting(ReceiptIntake::outcome, ReceiptIntake::address)
        .containsExactly(Outcome.DELAYED, "full@nowhere.test");
  }

  @Test
  void a_success_report_is_a_receipt() throws Exception {
    assertThat(recorded("successful-mail-delivery-report-to-customer-example-com.eml"))
        .extracting(ReceiptIntake::outcome, ReceiptIntake::reference)
        .containsExactly(Outcome.DELIVERED, "<ticket-4712-1@omnidesk.example.net>");
  }

  @Test
  void a_plain_mail_from_the_same_recordings_is_a_ticket() throws Exception {
    Path file =
        Fixture.shared("connectors/recordings/email-postfix")
            .resolve("plain-delivery-4712-opened.eml");
    Intake intake = fixture.mapper.map(Fixture.message(Files.readAllBytes(file), "<p@test>"));
    assertThat(((TicketIntake) intake).automatic()).isTrue();
  }

  @Test
  void our_delivery_is_found_by_bounce_address_envelope_id_and_message_id() throws Exception {
    String id = fixture.ids.of(new TicketNumber(7), "d-77", "omnidesk.local");
    String verp = fixture.addresses.bounce(Fixture.DESK, "d-77").orElseThrow();
    assertThat(report("To: " + verp, "", "<other@x>").deliveryKey()).isEqualTo("d-77");
    assertThat(
            report("To: x@y.example", "Original-Envelope-Id: od-d-77\n", "<other@x>").deliveryKey())
        .isEqualTo("d-77");
    assertThat(report("To: x@y.example", "", id).deliveryKey()).isEqualTo("d-77");
    assertThat(report("To: " + verp.replace("d-77", "d-78"), "", "<other@x>").deliveryKey())
        .isNull();
  }

  private ReceiptIntake report(String to, String envelope, String returnedId) throws Exception {
    return (ReceiptIntake)
        fixture.mapper.map(
            Fixture.message(
                """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example
                %s
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                sorry
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                %s
                Final-Recipient: rfc822; ok@x.example
                Action: relayed
                Status: 2.0.0

                Final-Recipient: rfc822; gone@x.example
                Action: failed
                Status: 5.1.1

                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                Subject: x

                --b--
                """
                    .formatted(to, envelope, returnedId)));
  }

  @Test
  void the_recipient_that_failed_is_reported_also_beside_one_that_did_not() throws Exception {
    assertThat(report("To: x@y.example", "", "<other@x>"))
        .extracting(ReceiptIntake::outcome, ReceiptIntake::address)
        .containsExactly(Outcome.FAILED, "gone@x.example");
  }

  @Test
  void a_bounce_in_free_form_is_believed_if_it_holds_our_id() throws Exception {
    String id = fixture.ids.of(new TicketNumber(7), "d-77", "omnidesk.local");
    String mail = "Return-Path: <>\nFrom: MAILER-DAEMON@qmail.example\nSubject: failure notice\n\n";
    Intake intake =
        fixture.mapper.map(Fixture.message(mail + "Hi. This is qmail.\n\nMessage-ID: " + id));
    assertThat(((ReceiptIntake) intake).deliveryKey()).isEqualTo("d-77");
    assertThat(fixture.mapper.map(Fixture.message(mail + "no id here")))
        .isInstanceOfSatisfying(TicketIntake.class, t -> assertThat(t.automatic()).isTrue());
  }

  @Test
  void an_out_of_office_note_is_an_automatic_answer_on_the_ticket() throws Exception {
    String id = fixture.ids.of(new TicketNumber(7), "d-77", "omnidesk.local");
    Intake intake =
        fixture.mapper.map(
            Fixture.message(
                "From: asha@example.com\nReturn-Path: <>\nAuto-Submitted: auto-replied\nIn-Reply-To: "
                    + id
                    + "\nSubject: Automatic reply: x\n\nI am away. Message-ID: "
                    + id));
    assertThat(intake)
        .isInstanceOfSatisfying(
            TicketIntake.class,
            t -> {
              assertThat(t.automatic()).isTrue();
              assertThat(t.thread().repliesTo()).containsExactly(id);
            });
  }
}
