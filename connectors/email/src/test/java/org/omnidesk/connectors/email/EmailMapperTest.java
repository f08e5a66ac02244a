package org.omnidesk.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.omnidesk.connectors.email.imap.MailAttributes;
import org.omnidesk.tickets.intake.AttachmentIntake;
import org.omnidesk.tickets.intake.IgnoredIntake;
import org.omnidesk.tickets.intake.Intake;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.intake.UnreadableMessageException;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.ticket.TicketNumber;

class EmailMapperTest {

  private final Fixture fixture = new Fixture();

  private Intake map(String mail) throws Exception {
    return fixture.mapper.map(Fixture.message(mail));
  }

  private TicketIntake ticket(String mail) throws Exception {
    return (TicketIntake) map(mail);
  }

  @Test
  void a_plain_mail_is_a_ticket() throws Exception {
    TicketIntake ticket =
        ticket(
            """
            From: =?utf-8?B?4KSG4KS24KS+?= <Asha@Example.com>
            To: support@omnidesk.local
            Subject: =?utf-8?Q?Drucker_k?=
             =?utf-8?Q?aputt?=
            Date: Sun, 22 Nov 2026 10:00:00 +0530

            Der Drucker im 3. Stock druckt nicht.
            """);
    assertThat(ticket.form()).isEqualTo(TicketIntake.Form.CONVERSATION);
    assertThat(ticket.externalId()).isEqualTo("<own@test>");
    assertThat(ticket.fields().title()).isEqualTo("Drucker kaputt");
    assertThat(ticket.fields().description()).isEqualTo("Der Drucker im 3. Stock druckt nicht.");
    assertThat(ticket.fields().requester().name()).isEqualTo("आशा");
    assertThat(ticket.fields().requester().email()).isEqualTo("asha@example.com");
    assertThat(ticket.occurredAt()).isEqualTo(Instant.parse("2026-11-22T04:30:00Z"));
    assertThat(ticket.sourceTime()).isEqualTo("Sun, 22 Nov 2026 10:00:00 +0530");
    assertThat(ticket.automatic()).isFalse();
    assertThat(ticket.responses()).isEmpty();
  }

  @Test
  void an_empty_mail_is_a_ticket_still() throws Exception {
    TicketIntake ticket = ticket("From: asha@example.com\n\n");
    assertThat(ticket.fields().title()).isEqualTo("(no subject)");
    assertThat(ticket.fields().description()).isEmpty();
  }

  @Test
  void html_becomes_text_and_hides_nothing_in_scripts() throws Exception {
    TicketIntake ticket =
        ticket(
            """
            From: asha@example.com
            Subject: VPN
            Content-Type: text/html; charset=utf-8

            <html><head><title>x</title><style>p{}</style></head><body><p>Hello,</p>
            <p>VPN is <b>down</b>.<br>See <a href="https://status.example.com/vpn">status</a></p>
            <script>alert(1)</script><ul><li>one</li><li>two</li></ul></body></html>
            """);
    assertThat(ticket.fields().description())
        .isEqualTo(
            "Hello,\n\nVPN is down.\nSee status <https://status.example.com/vpn>\n\n- one\n- two");
    assertThat(ticket.fields().descriptionHtml()).contains("<b>down</b>");
  }

  @Test
  void a_lying_or_unknown_charset_is_read_as_what_the_bytes_look_like() throws Exception {
    for (String label : List.of("us-ascii", "x-unknown", "iso-8859-1", "utf8", "\"\"")) {
      TicketIntake ticket =
          ticket(
              "From: asha@example.com\nContent-Type: text/plain; charset=%s\n\nनमस्ते Müller"
                  .formatted(label));
      assertThat(ticket.fields().description()).as(label).isEqualTo("नमस्ते Müller");
    }
    byte[] latin =
        "From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nMüller €"
            .getBytes(java.nio.charset.Charset.forName("windows-1252"));
    TicketIntake ticket = (TicketIntake) fixture.mapper.map(Fixture.message(latin, "<l@test>"));
    assertThat(ticket.fields().description()).isEqualTo("Müller €");
  }

  @Test
  void a_character_split_over_two_encoded_words_is_whole_again() throws Exception {
    // U+0928 is E0 A4 A8
    assertThat(
            ticket("From: a@b.example\nSubject: =?UTF-8?q?=E0=A4?= =?utf-8?Q?=A8_x?=\n\n")
                .fields()
                .title())
        .isEqualTo("न x");
  }

  @Test
  void files_of_two_mails_of_a_thread_have_ids_of_their_own() throws Exception {
    String mail =
        """
        From: asha@example.com
        Subject: log
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        See the file.
        --b
        Content-Type: text/plain; name=log.txt
        Content-Disposition: attachment; filename=log.txt

        log
        --b--
        """;
    byte[] bytes = mail.getBytes(StandardCharsets.UTF_8);
    List<String> ids = new java.util.ArrayList<>();
    for (String messageId : List.of("<one@test>", "<two@test>")) {
      TicketIntake ticket = (TicketIntake) fixture.mapper.map(Fixture.message(bytes, messageId));
      ticket.attachments().forEach(file -> ids.add(file.externalId()));
    }
    assertThat(ids).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void nul_and_control_characters_never_reach_the_ticket() throws Exception {
    TicketIntake ticket =
        ticket(
            "From: a@b.example\nSubject: a\u0000b\u0007c =?utf-8?Q?=00d=0D=0Ae?=\n\nx\u0000y\u0001z");
    assertThat(ticket.fields().title()).isEqualTo("abc d e");
    assertThat(ticket.fields().description()).isEqualTo("xyz");
  }

  @Test
  void files_get_bare_safe_names_and_inline_images_are_told_apart() throws Exception {
    TicketIntake ticket =
        ticket(
            """
            From: asha@example.com
            Subject: files
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: multipart/related; boundary=r

            --r
            Content-Type: text/html

            <p>see <img src="cid:logo@x"></p>
            --r
            Content-Type: image/png; name=image001.png
            Content-ID: <logo@x>
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --r--
            --b
            Content-Type: application/pdf
            Content-Disposition: attachment; filename="../../etc/passwd"

            a
            --b
            Content-Type: image/png; name=image001.png
            Content-Disposition: attachment

            b
            --b
            Content-Disposition: attachment; filename*0*=utf-8''%E0%A4%A8; filename*1="aïve.txt"

            c
            --b
            Content-Disposition: attachment; filename="C:\\temp\\fdp\u202Eexe.bat"

            d
            --b
            Content-Type: message/rfc822

            From: inner@example.com
            Subject: inner

            inner text
            --b--
            """);
    assertThat(ticket.fields().description()).isEqualTo("see");
    assertThat(ticket.attachments())
        .extracting(AttachmentIntake::fileName)
        .containsExactly(
            "image001.png",
            "passwd",
            "image001.png",
            "नaïve.txt",
            "fdpexe.bat",
            "attachment-6.eml");
    assertThat(ticket.attachments())
        .extracting(AttachmentIntake::inline)
        .containsExactly(true, false, false, false, false, false);
    assertThat(ticket.attachments())
        .extracting(AttachmentIntake::externalId)
        .doesNotHaveDuplicates();
    assertThat(ticket.attachments().getFirst().contentId()).isEqualTo("logo@x");
    try (var in = ticket.attachments().get(5).content().open()) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("inner text");
    }
  }

  @Test
  void nesting_without_end_is_cut_and_the_mail_is_a_ticket() throws Exception {
    StringBuilder mail = new StringBuilder("From: a@b.example\nSubject: deep\n");
    for (int i = 0; i < 3000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
    }
    TicketIntake ticket = ticket(mail.append("\nhello").toString());
    assertThat(ticket.fields().title()).isEqualTo("deep");
    StringBuilder wide =
        new StringBuilder(
            "From: a@b.example\nSubject: wide\nContent-Type: multipart/mixed; boundary=b\n\n");
    for (int i = 0; i < 2000; i++) {
      wide.append("--b\nContent-Disposition: attachment; filename=f\n\nx\n");
    }
    assertThat(ticket(wide.toString()).attachments()).hasSize(500);
  }

  @Test
  void a_signed_address_in_any_recipient_field_names_the_ticket_and_a_forged_one_does_not()
      throws Exception {
    String signed = fixture.addresses.reply(Fixture.DESK, new TicketNumber(123));
    for (String field : List.of("To", "Cc", "Delivered-To", "X-Original-To")) {
      TicketIntake ticket =
          ticket("%s: Support <%s>\nFrom: a@b.example\n\nx".formatted(field, signed.toUpperCase()));
      assertThat(ticket.thread().signedNumber()).isEqualTo(new TicketNumber(123));
    }
    String forged = signed.replace("od123", "od124");
    assertThat(ticket("To: " + forged + "\nFrom: a@b.example\n\nx").thread().signedNumber())
        .isNull();
  }

  @Test
  void references_are_tried_from_the_last_to_the_first_and_all_are_remembered() throws Exception {
    TicketIntake ticket =
        ticket(
            """
            From: asha@example.com
            Subject: Re: printer [OD-000042]
            Message-ID: <own@test>
            In-Reply-To: <c@x>
            References: <a@x> broken <b@x>
             < c@x >

            yes
            """);
    assertThat(ticket.thread().repliesTo()).containsExactly("<c@x>", "<b@x>", "<a@x>");
    assertThat(ticket.thread().ownReferences())
        .containsExactly("<own@test>", "<c@x>", "<b@x>", "<a@x>");
    assertThat(ticket.thread().claimedNumber()).isEqualTo(new TicketNumber(42));
    assertThat(ticket.thread().sender().email()).isEqualTo("asha@example.com");
  }

  @Test
  void a_forward_opens_its_own_ticket_unless_it_carries_our_tag() throws Exception {
    String mail = "From: a@b.example\nSubject: %s\nReferences: <a@x>\n\nx";
    assertThat(ticket(mail.formatted("WG: printer")).thread().repliesTo()).isEmpty();
    assertThat(ticket(mail.formatted("Fwd: printer")).thread().ownReferences())
        .containsExactly("<own@test>");
    assertThat(ticket(mail.formatted("Fwd: printer [OD-000007]")).thread().repliesTo())
        .containsExactly("<a@x>");
  }

  @Test
  void ids_without_brackets_empty_or_endless_ones_do_no_harm() throws Exception {
    assertThat(
            ticket("From: a@b.example\nIn-Reply-To:\nReferences: a@x,b@x\n\n").thread().repliesTo())
        .containsExactly("<b@x>", "<a@x>");
    TicketIntake endless =
        ticket("From: a@b.example\nIn-Reply-To: <" + "y".repeat(1500) + "@x>\n\n");
    assertThat(endless.thread().repliesTo())
        .singleElement()
        .satisfies(id -> assertThat(id.length()).isLessThan(260));
  }

  @Test
  void an_answer_keeps_only_what_was_added_and_a_new_mail_keeps_all() throws Exception {
    String body =
        """

        It works now.

        On Mon, 2 Nov 2026 at 10:00, Support <support@omnidesk.local> wrote:
        > Please try again.
        """;
    assertThat(ticket("From: a@b.example\nIn-Reply-To: <a@x>\n" + body).fields().description())
        .isEqualTo("It works now.");
    assertThat(ticket("From: a@b.example\n" + body).fields().description()).contains("Please try");
  }

  @Test
  void the_quote_of_an_html_answer_is_cut() throws Exception {
    TicketIntake ticket =
        ticket(
            """
            From: a@b.example
            In-Reply-To: <a@x>
            Content-Type: text/html

            <div>Thanks!</div><div class="gmail_quote">On Mon wrote:<blockquote>old</blockquote></div>
            """);
    assertThat(ticket.fields().description()).isEqualTo("Thanks!");
    assertThat(ticket.fields().descriptionHtml()).doesNotContain("old");
  }

  @Test
  void machines_are_recognised_and_people_are_not() throws Exception {
    for (String sign :
        List.of(
            "Auto-Submitted: auto-replied",
            "Precedence: bulk",
            "X-Auto-Response-Suppress: OOF, DR",
            "List-Id: <x.example.com>",
            "Return-Path: <>",
            "X-Autoreply: yes",
            "X-Loop: a@b.example")) {
      assertThat(ticket(sign + "\nFrom: a@b.example\n\nx").automatic()).as(sign).isTrue();
    }
    for (String sender : List.of("MAILER-DAEMON@x.example", "no-reply@x.example", Fixture.DESK)) {
      assertThat(ticket("From: " + sender + "\n\nx").automatic()).as(sender).isTrue();
    }
    for (String sign :
        List.of(
            "Auto-Submitted: no",
            "Precedence: normal",
            "X-Auto-Response-Suppress: None",
            "Return-Path: <a@b.example>")) {
      assertThat(ticket(sign + "\nFrom: a@b.example\n\nx").automatic()).as(sign).isFalse();
    }
  }

  @Test
  void our_own_mail_come_back_and_read_receipts_are_ignored() throws Exception {
    String id = fixture.ids.of(new TicketNumber(1), "key", "omnidesk.local");
    assertThat(map("From: a@b.example\nMessage-ID: " + id + "\n\nx"))
        .isInstanceOf(IgnoredIntake.class);
    assertThat(map("From: a@b.example\nMessage-ID: " + id.replace("0001.", "0002.") + "\n\nx"))
        .isInstanceOf(TicketIntake.class);
    assertThat(
            map(
                "From: a@b.example\n"
                    + "Content-Type: multipart/report; report-type=disposition-notification;"
                    + " boundary=b\n\n--b\n\nread\n--b--\n"))
        .isInstanceOf(IgnoredIntake.class);
  }

  @Test
  void an_absurd_date_is_replaced_by_the_time_of_arrival() throws Exception {
    for (String date : List.of("Tue, 01 Jan 2999 00:00:00 +0000", "yesterday", "")) {
      InboundMessage message = Fixture.message("From: a@b.example\nDate: " + date + "\n\nx");
      assertThat(((TicketIntake) fixture.mapper.map(message)).occurredAt())
          .as(date)
          .isEqualTo(message.receivedAt());
    }
  }

  @Test
  void only_a_mail_without_bytes_is_unreadable() {
    assertThatThrownBy(() -> fixture.mapper.map(Fixture.message(new byte[0], "<e@test>")))
        .isInstanceOf(UnreadableMessageException.class);
    InboundMessage refused =
        new InboundMessage(
            Fixture.SYSTEM,
            "<x>",
            "1",
            "mail",
            new byte[0],
            "message/rfc822",
            Map.of(MailAttributes.FETCH_ERROR, "NO internal error"),
            Instant.now(),
            null);
    assertThatThrownBy(() -> fixture.mapper.map(refused))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("NO internal error");
  }
}
