package org.omnidesk.tickets.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.omnidesk.tickets.Said.RITA;
import static org.omnidesk.tickets.Said.mail;
import static org.omnidesk.tickets.Said.sms;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.message.IntakeResult;
import org.omnidesk.tickets.message.MessageState;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.omnidesk.tickets.ticket.TicketStatus;

/** Mail and SMS. */
class ConversationIntakeTest {

  private static final Contact MALLORY = Contact.ofEmail("Rita", "mallory@evil.example");

  @TempDir Path data;
  private TestHub hub;

  @BeforeEach
  void start() {
    hub = new TestHub(data);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private UUID receive(Said said) {
    return receive("mail-support", said);
  }

  private UUID receive(String system, Said said) {
    IntakeResult result = hub.receive(system, said.intake());
    assertThat(result.state()).as(result.reason()).isEqualTo(MessageState.APPLIED);
    return result.ticketId();
  }

  private TicketNumber number(UUID ticket) {
    return hub.ticket(ticket).number();
  }

  private void status(UUID ticket, TicketStatus status) {
    hub.jdbc
        .sql("UPDATE tickets SET status = ? WHERE id = ?")
        .params(status.wireName(), ticket)
        .update();
  }

  @Test
  void a_signed_number_finds_its_ticket_whoever_writes_and_is_public_only_from_a_participant() {
    UUID id = receive(mail("help"));
    assertThat(receive(mail("mine").thread(number(id), List.of(), null))).isEqualTo(id);
    Said stranger = mail("<m@x>", MALLORY, "theirs").thread(number(id), List.of(), null);
    assertThat(receive(stranger)).isEqualTo(id);
    Said again = mail("<m2@x>", MALLORY, "theirs again").thread(number(id), List.of(), null);
    assertThat(receive(again)).isEqualTo(id);
    assertThat(
            hub.text(
                "SELECT string_agg(response_text || ' ' || visibility || ' ' || by_requester, ',' ORDER BY id) FROM ticket_responses"))
        .isEqualTo("mine PUBLIC true,theirs INTERNAL false,theirs again INTERNAL false");
  }

  @Test
  void in_reply_to_counts_before_references_and_both_find_the_ticket() {
    Said first = mail("help");
    Said other = mail("other trouble");
    UUID id = receive(first);
    UUID otherId = receive(other);
    assertThat(receive(mail("re").replyTo(first.id(), other.id()))).isEqualTo(id);
    assertThat(receive(mail("re").replyTo("<unknown@x>", other.id()))).isEqualTo(otherId);
  }

  @Test
  void a_reply_with_a_foreign_root_still_finds_its_ticket_by_what_others_mentioned() {
    UUID id = receive(mail("first we hear of it").replyTo("<root@elsewhere>"));
    assertThat(receive(mail("<colleague@x>", RITA, "me too").replyTo("<root@elsewhere>")))
        .isEqualTo(id);
    assertThat(receive(mail("<root@elsewhere>", RITA, "the root comes last"))).isEqualTo(id);
  }

  @Test
  void a_claimed_number_counts_for_a_participant_only() {
    UUID id = receive(mail("help"));
    assertThat(receive(mail("again").thread(null, List.of(), number(id)))).isEqualTo(id);
    Said stranger = mail("<m@x>", MALLORY, "let me in").thread(null, List.of(), number(id));
    assertThat(receive(stranger)).isNotEqualTo(id);
  }

  @Test
  void another_address_of_the_same_person_is_a_participant() {
    UUID user = hub.user("rita@example.org", "requester");
    UUID id = receive(mail("help"));
    hub.jdbc
        .sql(
            """
            INSERT INTO contact_points (id, user_id, kind, value) VALUES (gen_random_uuid(), ?, 'email', 'rita@home.example')""")
        .param(user)
        .update();
    Said home = mail("<h@x>", Contact.ofEmail("R", "Rita@home.example"), "from home");
    assertThat(receive(home.thread(null, List.of(), number(id)))).isEqualTo(id);
    assertThat(hub.text("SELECT visibility FROM ticket_responses")).isEqualTo("PUBLIC");
  }

  @Test
  void a_text_from_a_phone_lands_on_its_last_open_ticket_or_opens_one() {
    UUID first = receive("sms-main", sms("+491", "wifi down", null));
    assertThat(receive("sms-main", sms("+491", "still down", null))).isEqualTo(first);
    assertThat(receive("sms-main", sms("+492", "wifi down", null))).isNotEqualTo(first);
    status(first, TicketStatus.CLOSED);
    UUID second = receive("sms-main", sms("+491", "printer now", null));
    assertThat(second).isNotEqualTo(first);
    assertThat(receive("sms-main", sms("+491", "about the old one", number(first))))
        .isEqualTo(first);
    assertThat(receive("sms-main", sms("+492", "not mine", number(first)))).isNotEqualTo(first);
    hub.jdbc.sql("UPDATE tickets SET updated_at = now() - interval '8 days'").update();
    assertThat(receive("sms-main", sms("+491", "a week later", null))).isNotIn(first, second);
  }

  @Test
  void the_requesters_word_opens_a_solved_ticket_again_and_a_machines_does_not() {
    Said first = mail("help");
    UUID id = receive(first);
    status(id, TicketStatus.RESOLVED);
    receive(mail("I am away until Monday").replyTo(first.id()).automatic());
    assertThat(hub.ticket(id).status()).isEqualTo(TicketStatus.RESOLVED);
    receive(mail("it is back").replyTo(first.id()));
    assertThat(hub.ticket(id).status()).isEqualTo(TicketStatus.OPEN);
    assertThat(hub.count("ticket_responses")).isEqualTo(2);
    status(id, TicketStatus.PENDING_REQUESTER);
    receive(mail("here is what you asked for").replyTo(first.id()));
    assertThat(hub.ticket(id).status()).isEqualTo(TicketStatus.OPEN);
  }

  @Test
  void a_second_copy_of_a_mail_over_another_path_says_nothing_new() {
    UUID id = receive(mail("<1@x>", RITA, "help"));
    assertThat(receive(mail("<1@x>", RITA, "help"))).isEqualTo(id);
    receive(mail("<2@x>", RITA, "more").replyTo("<1@x>"));
    receive(mail("<2@x>", RITA, "more").replyTo("<1@x>"));
    assertThat(hub.count("tickets")).isEqualTo(1);
    assertThat(hub.count("ticket_responses")).isEqualTo(1);
  }

  @Test
  void a_mail_that_uses_an_earlier_id_again_adds_its_text_and_edits_nothing() {
    UUID id = receive(mail("<1@x>", RITA, "help"));
    receive(mail("<2@x>", RITA, "more").replyTo("<1@x>"));
    receive(mail("<2@x>", RITA, "not what I said before").replyTo("<1@x>"));
    receive(mail("<1@x>", MALLORY, "I overwrite you"));
    receive(mail("<1@x>", MALLORY, "I overwrite you"));
    assertThat(hub.ticket(id).description()).isEqualTo("help");
    assertThat(hub.text("SELECT string_agg(response_text, ',' ORDER BY id) FROM ticket_responses"))
        .isEqualTo("more,not what I said before,I overwrite you");
    assertThat(hub.count("ticket_responses WHERE revision > 1")).isZero();
  }

  @Test
  void mail_for_a_merged_ticket_lands_on_the_survivor_at_any_depth() {
    Said a = mail("a");
    UUID first = receive(a);
    UUID second = receive(mail("b"));
    UUID third = receive(mail("c"));
    hub.jdbc.sql("UPDATE tickets SET merged_into = ? WHERE id = ?").params(second, first).update();
    hub.jdbc.sql("UPDATE tickets SET merged_into = ? WHERE id = ?").params(third, second).update();
    assertThat(receive(mail("more").replyTo(a.id()))).isEqualTo(third);
    assertThat(hub.count("ticket_responses WHERE ticket_id = ?", third)).isEqualTo(1);
  }

  @Test
  void an_answer_to_a_deleted_ticket_opens_a_new_one_that_then_has_the_thread() {
    Said first = mail("help");
    UUID id = receive(first);
    hub.jdbc.sql("UPDATE tickets SET hidden_at = now() WHERE id = ?").param(id).update();
    UUID next = receive(mail("hello?").replyTo(first.id()));
    assertThat(next).isNotEqualTo(id);
    assertThat(receive(mail("anyone?").replyTo(first.id()))).isEqualTo(next);
    assertThat(receive(mail("number").thread(number(id), List.of(), null))).isNotEqualTo(id);
  }

  @Test
  void a_stop_by_sms_and_an_ignored_message_count_as_applied() {
    assertThat(hub.receive("sms-main", new OptOutIntake("+491", true)).state())
        .isEqualTo(MessageState.APPLIED);
    assertThat(hub.count("contact_points WHERE opted_out_at IS NOT NULL")).isEqualTo(1);
    hub.receive("sms-main", new OptOutIntake("+491", false));
    assertThat(hub.count("contact_points WHERE opted_out_at IS NOT NULL")).isZero();
    assertThat(hub.receive("sms-main", new IgnoredIntake("empty")).state())
        .isEqualTo(MessageState.APPLIED);
    assertThat(hub.count("message_keys WHERE reason = 'ignored by rule: empty'")).isEqualTo(1);
  }
}
