package org.omnidesk.tickets.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.omnidesk.tickets.Said.mail;
import static org.omnidesk.tickets.Said.record;
import static org.omnidesk.tickets.Said.sms;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.command.CommandException.Kind;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.ticket.DataClass;
import org.omnidesk.tickets.ticket.DataClassRules;
import org.omnidesk.tickets.ticket.Master;
import org.omnidesk.tickets.ticket.PriorityMatrix;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.TicketStore;
import org.omnidesk.tickets.ticket.Urgency;

class TicketCommandsTest {

  @TempDir Path data;
  private TestHub hub;
  private TicketCommands commands;
  private Actor agent;
  private Actor rita;
  private Actor other;

  @BeforeEach
  void start() {
    hub = new TestHub(data);
    commands = hub.bean(TicketCommands.class);
    agent = actor("agent");
    rita = new Actor(hub.user("rita@example.org", "requester"), "Rita", "requester");
    other = actor("requester");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private Actor actor(String role) {
    return new Actor(hub.user(UUID.randomUUID() + "@hub.example", role), role, role);
  }

  private UUID byMail() {
    return hub.receive("mail-support", mail("help").intake()).ticketId();
  }

  private static TicketPatch patch(String title, TicketStatus status, String category) {
    return new TicketPatch(title, null, null, status, category, null, null, null, null, null);
  }

  private static NewResponse said(String text) {
    return new NewResponse(text, Visibility.PUBLIC, null, null);
  }

  private static void refused(Kind kind, String field, ThrowingCallable command) {
    assertThatThrownBy(command)
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> {
              assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind);
              assertThat(e.field()).isEqualTo(field);
            });
  }

  private UUID draft(UUID ticket, String text) {
    return hub.bean(Transactions.class)
        .run(
            () ->
                hub.bean(DraftStore.class)
                    .propose(
                        ticket,
                        new ProposedDraft(text, "en", 0.8, "extractive", List.of(), List.of())));
  }

  private String hash(UUID draft) {
    return hub.text("SELECT hash FROM drafts WHERE id = ?", draft);
  }

  private String draftState(UUID draft) {
    return hub.text("SELECT state FROM drafts WHERE id = ?", draft);
  }

  @Test
  void only_the_desk_changes_a_ticket_and_who_only_reads_writes_nothing() {
    UUID id = byMail();
    refused(Kind.FORBIDDEN, null, () -> commands.update(id, patch("x", null, null), 1, rita));
    for (String role : List.of("auditor", "operator", "integrator")) {
      Actor reader = actor(role);
      refused(Kind.FORBIDDEN, null, () -> commands.update(id, patch("x", null, null), 1, reader));
      refused(Kind.FORBIDDEN, null, () -> commands.respond(id, said("x"), reader));
      UUID draft = draft(id, "x");
      refused(Kind.FORBIDDEN, null, () -> commands.approveDraft(draft, hash(draft), null, reader));
    }
    for (String role : List.of("agent", "lead", "admin")) {
      commands.update(id, patch("by " + role, null, null), 99, actor(role));
      assertThat(hub.ticket(id).title()).isEqualTo("by " + role);
    }
  }

  @Test
  void a_draft_with_four_eyes_is_sent_when_a_second_person_approves_the_same_text() {
    UUID id = byMail();
    UUID draft =
        hub.bean(Transactions.class)
            .run(
                () ->
                    hub.bean(DraftStore.class)
                        .propose(
                            id,
                            new ProposedDraft(
                                "Pay it. [1]",
                                "en",
                                null,
                                0.8,
                                "m",
                                List.of(),
                                List.of(),
                                null,
                                "draft",
                                true,
                                null,
                                null)));
    Actor lead = actor("lead");
    assertThat(commands.approveDraft(draft, hash(draft), null, agent)).isNull();
    assertThat(commands.approveDraft(draft, hash(draft), null, agent)).isNull();
    assertThat(draftState(draft)).isEqualTo("proposed");
    String seen = hash(draft);
    assertThat(commands.approveDraft(draft, seen, "Pay half of it. [1]", lead)).isNull();
    refused(Kind.CONFLICT, "hash", () -> commands.approveDraft(draft, seen, null, agent));
    assertThat(hub.count("ticket_responses WHERE ticket_id = '" + id + "'")).isZero();
    UUID response = commands.approveDraft(draft, hash(draft), null, agent);
    assertThat(response).isNotNull();
    assertThat(draftState(draft)).isEqualTo("approved");
    assertThat(hub.text("SELECT response_text FROM ticket_responses WHERE id = ?", response))
        .isEqualTo("Pay half of it.");
    assertThat(hub.text("SELECT edited FROM drafts WHERE id = ?", draft)).isEqualTo("t");
  }

  @Test
  void to_a_requester_another_persons_ticket_does_not_exist() {
    UUID id = byMail();
    refused(Kind.NOT_FOUND, null, () -> commands.respond(id, said("hi"), other));
    refused(Kind.NOT_FOUND, null, () -> commands.update(id, patch("x", null, null), 1, other));
    commands.respond(id, said("mine"), rita);
    refused(
        Kind.FORBIDDEN,
        "visibility",
        () -> commands.respond(id, new NewResponse("x", Visibility.INTERNAL, null, null), rita));
    assertThat(hub.count("ticket_responses WHERE by_requester")).isEqualTo(1);
  }

  @Test
  void a_change_on_an_old_version_is_refused_only_for_the_same_field() {
    UUID id = byMail();
    long seen = hub.ticket(id).version();
    commands.update(id, patch("new title", null, null), seen, agent);
    commands.update(id, patch(null, null, "network"), seen, agent);
    refused(
        Kind.CONFLICT, "title", () -> commands.update(id, patch("mine", null, null), seen, agent));
    commands.respond(id, said("a reply is no change"), agent);
    refused(
        Kind.CONFLICT,
        "status",
        () -> commands.update(id, patch(null, TicketStatus.CLOSED, null), seen, agent));
    commands.update(id, patch("mine", null, null), hub.ticket(id).version(), agent);
    assertThat(hub.ticket(id).title()).isEqualTo("mine");
  }

  @Test
  void a_change_to_what_it_is_already_is_none() {
    UUID id = byMail();
    commands.update(id, patch(null, null, "network"), 1, agent);
    long version = hub.ticket(id).version();
    assertThat(commands.update(id, patch(null, null, "network"), version, agent))
        .isEqualTo(version);
    assertThat(hub.count("corrections")).isEqualTo(1);
  }

  @Test
  void a_persons_word_is_kept_as_a_correction_of_the_models() {
    UUID id = byMail();
    hub.jdbc
        .sql(
            """
            UPDATE tickets SET category = 'printing', masters = '{"category":"ai"}', classification = '{"model":"m1"}'
            """)
        .update();
    commands.update(
        id,
        new TicketPatch(null, null, null, null, "network", Urgency.HIGH, null, null, null, null),
        1,
        agent);
    assertThat(
            hub.jdbc
                .sql(
                    "SELECT field || ':' || coalesce(from_value, '-') || ':' || to_value || ':' || model FROM corrections ORDER BY field")
                .query(String.class)
                .list())
        .containsExactly("category:printing:network:m1", "urgency:-:high:m1");
    assertThat(hub.ticket(id).master("category")).isEqualTo(Master.PERSON);
    assertThat(hub.text("SELECT priority FROM tickets")).isEqualTo("2");
  }

  @Test
  void the_desk_restricts_a_ticket_and_the_choice_stays_when_the_category_changes() {
    UUID id = byMail();
    assertThat(hub.ticket(id).dataClass()).isEqualTo(DataClass.INTERNAL);
    TicketPatch restrict =
        new TicketPatch(
            null, null, null, null, null, null, null, null, null, null, DataClass.RESTRICTED);
    refused(Kind.FORBIDDEN, null, () -> commands.update(id, restrict, 1, actor("auditor")));
    commands.update(id, restrict, 1, agent);
    commands.update(id, patch(null, null, "printing"), 2, agent);
    assertThat(hub.text("SELECT data_class FROM tickets")).isEqualTo("restricted");
    assertThat(hub.ticket(id).master("dataClass")).isEqualTo(Master.PERSON);
    assertThat(hub.text("SELECT detail -> 'changed' FROM journal WHERE detail ->> 'version' = '2'"))
        .isEqualTo("[\"dataClass\"]");
  }

  @Test
  void a_rule_sets_the_class_by_the_category() {
    UUID id = byMail();
    TicketStore ruled =
        new TicketStore(
            hub.jdbc,
            PriorityMatrix.DEFAULT,
            new DataClassRules(Map.of("hr", DataClass.RESTRICTED), Map.of()));
    ruled.update(hub.ticket(id), Map.of("category", "hr"), Map.of("category", Master.AI));
    assertThat(hub.ticket(id).dataClass()).isEqualTo(DataClass.RESTRICTED);
    assertThat(hub.ticket(id).master("dataClass")).isEqualTo(Master.DEFAULT);
  }

  @Test
  void a_public_answer_by_sms_is_a_registered_template_and_nothing_else() {
    UUID id = hub.receive("sms-main", sms("+491", "help", null).intake()).ticketId();
    refused(Kind.INVALID, "template", () -> commands.respond(id, said("free text"), agent));
    refused(
        Kind.INVALID,
        "template",
        () ->
            commands.respond(
                id, new NewResponse(null, Visibility.PUBLIC, "unheard-of", Map.of()), agent));
    commands.respond(
        id,
        new NewResponse("ignored", Visibility.PUBLIC, "in-progress", Map.of("number", "OD-1")),
        agent);
    assertThat(hub.text("SELECT response_text FROM ticket_responses"))
        .isEqualTo("We work on OD-1.");
    commands.respond(id, new NewResponse("a note", Visibility.INTERNAL, null, null), agent);
    UUID draft = draft(id, "a model's free text");
    refused(Kind.CONFLICT, "hash", () -> commands.approveDraft(draft, "another hash", null, agent));
    refused(Kind.INVALID, "template", () -> commands.approveDraft(draft, hash(draft), null, agent));
    assertThat(draftState(draft)).isEqualTo("proposed");
  }

  @Test
  void an_answer_without_a_stated_visibility_is_internal() {
    UUID id = byMail();
    commands.respond(id, new NewResponse("hm", null, null, null), agent);
    assertThat(hub.text("SELECT visibility FROM ticket_responses")).isEqualTo("INTERNAL");
    refused(Kind.INVALID, "text", () -> commands.respond(id, said("  "), agent));
  }

  @Test
  void the_desks_first_answer_opens_a_ticket_and_the_requesters_word_opens_it_again() {
    UUID id = byMail();
    commands.respond(id, said("on it"), agent);
    assertThat(hub.ticket(id).status()).isEqualTo(TicketStatus.OPEN);
    commands.update(id, patch(null, TicketStatus.RESOLVED, null), hub.ticket(id).version(), agent);
    commands.respond(id, said("PS"), agent);
    assertThat(hub.ticket(id).status()).isEqualTo(TicketStatus.RESOLVED);
    commands.respond(id, said("it is back"), rita);
    assertThat(hub.ticket(id).status()).isEqualTo(TicketStatus.OPEN);
  }

  @Test
  void a_draft_is_approved_as_it_was_seen_and_sent_once() {
    UUID id = byMail();
    UUID draft = draft(id, "Restart it.");
    refused(Kind.CONFLICT, "hash", () -> commands.approveDraft(draft, "other", null, agent));
    refused(Kind.NOT_FOUND, null, () -> commands.approveDraft(draft, hash(draft), null, rita));
    UUID response = commands.approveDraft(draft, hash(draft), null, agent);
    assertThat(
            hub.count(
                "ticket_responses WHERE id = ? AND is_ai_response AND visibility = 'PUBLIC'",
                response))
        .isEqualTo(1);
    refused(Kind.CONFLICT, "hash", () -> commands.approveDraft(draft, hash(draft), null, agent));
    refused(Kind.CONFLICT, null, () -> commands.discardDraft(draft, agent));
    assertThat(hub.events(id))
        .extracting(TicketEvent::type)
        .contains(EventTypes.DRAFT_APPROVED, EventTypes.RESPONSE_ADDED);
  }

  @Test
  void an_edited_draft_is_the_persons_text() {
    UUID id = byMail();
    UUID draft = draft(id, "Restart it.");
    commands.approveDraft(draft, hash(draft), "Restart it, please.", agent);
    assertThat(hub.text("SELECT response_text || is_ai_response FROM ticket_responses"))
        .isEqualTo("Restart it, please.false");
  }

  @Test
  void a_draft_is_not_sent_into_a_conversation_that_moved_on() {
    Said first = mail("help");
    UUID id = hub.receive("mail-support", first.intake()).ticketId();
    UUID draft = draft(id, "Restart it.");
    commands.respond(id, new NewResponse("a note", Visibility.INTERNAL, null, null), agent);
    refused(Kind.CONFLICT, "hash", () -> commands.approveDraft(draft, hash(draft), null, agent));
    UUID second = draft(id, "Restart it.");
    assertThat(draftState(draft)).isEqualTo("superseded");
    hub.receive("mail-support", mail("never mind").replyTo(first.id()).intake());
    assertThat(draftState(second)).isEqualTo("superseded");
    UUID third = draft(id, "Restart it.");
    commands.respond(id, said("We come."), agent);
    assertThat(draftState(third)).isEqualTo("superseded");
  }

  @Test
  void an_answer_given_in_glpi_puts_the_draft_away() {
    UUID id = hub.receive("glpi-hq", record("1").intake()).ticketId();
    UUID draft = draft(id, "Restart it.");
    hub.receive(
        "glpi-hq", record("1").responses(Said.text("f/1", "note", Visibility.INTERNAL)).intake());
    assertThat(draftState(draft)).isEqualTo("proposed");
    hub.receive(
        "glpi-hq", record("1").responses(Said.text("f/2", "Done.", Visibility.PUBLIC)).intake());
    assertThat(draftState(draft)).isEqualTo("superseded");
  }

  @Test
  void a_lead_or_an_admin_hides_a_ticket_and_then_it_is_gone_for_everyone() {
    UUID id = byMail();
    refused(Kind.FORBIDDEN, null, () -> commands.hide(id, 1, agent));
    refused(Kind.FORBIDDEN, null, () -> commands.hide(id, 1, rita));
    commands.update(id, patch("changed meanwhile", null, null), 1, agent);
    Actor lead = actor("lead");
    refused(Kind.CONFLICT, "title", () -> commands.hide(id, 1, lead));
    commands.hide(id, hub.ticket(id).version(), lead);
    refused(Kind.NOT_FOUND, null, () -> commands.respond(id, said("x"), agent));
    refused(Kind.NOT_FOUND, null, () -> commands.hide(id, 99, lead));
    assertThat(hub.events(id).getLast().type()).isEqualTo(EventTypes.TICKET_DELETED);
  }

  @Test
  void a_ticket_of_the_portal_is_the_account_holders_unless_the_desk_names_another() {
    NewTicket wanted = new NewTicket("t", "d", null, "vpn", Urgency.LOW, null, Said.RITA, null);
    UUID mine = commands.create(wanted, other);
    refused(Kind.NOT_FOUND, null, () -> commands.respond(mine, said("x"), rita));
    UUID ritas = commands.create(wanted, agent);
    commands.respond(ritas, said("x"), rita);
    assertThat(hub.ticket(ritas).master("category")).isEqualTo(Master.PERSON);
    refused(
        Kind.INVALID,
        "title",
        () -> commands.create(new NewTicket(" ", "d", null, null, null, null, null, null), rita));
  }
}
