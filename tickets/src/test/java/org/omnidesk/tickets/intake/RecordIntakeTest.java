package org.omnidesk.tickets.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.omnidesk.tickets.Said.RITA;
import static org.omnidesk.tickets.Said.file;
import static org.omnidesk.tickets.Said.record;
import static org.omnidesk.tickets.Said.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.NewResponse;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.command.TicketPatch;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.delivery.DeliveryDesk;
import org.omnidesk.tickets.delivery.DeliveryOrder;
import org.omnidesk.tickets.delivery.DeliveryOutcome;
import org.omnidesk.tickets.delivery.DeliveryPlanner;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.message.IntakeResult;
import org.omnidesk.tickets.message.KeptMessage;
import org.omnidesk.tickets.message.MessageState;
import org.omnidesk.tickets.message.MessageStore;
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.ticket.Master;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.TicketStore;
import org.omnidesk.tickets.ticket.Urgency;

/** Records of GLPI's and Solution Manager's kind. */
class RecordIntakeTest {

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
    IntakeResult result = hub.receive("glpi-hq", said.intake());
    assertThat(result.state()).as(result.reason()).isEqualTo(MessageState.APPLIED);
    return result.ticketId();
  }

  private Actor agent() {
    return new Actor(hub.user(UUID.randomUUID() + "@hub.example", "agent"), "Ann", "agent");
  }

  private static TicketPatch patch(TicketStatus status, String category) {
    return new TicketPatch(null, null, null, status, category, null, null, null, null, null);
  }

  private List<String> eventTypes(UUID ticket) {
    return hub.events(ticket).stream().map(TicketEvent::type).toList();
  }

  @Test
  void a_new_record_becomes_a_ticket_with_bond_journal_and_event() {
    UUID id = receive(record("7").title("Mouse").urgency(Urgency.HIGH));
    assertThat(hub.ticket(id).title()).isEqualTo("Mouse");
    assertThat(hub.ticket(id).master("urgency")).isEqualTo(Master.SOURCE);
    assertThat(hub.text("SELECT priority FROM tickets")).isEqualTo("2");
    assertThat(hub.count("bonds WHERE system = 'glpi-hq' AND external_id = '7' AND is_record"))
        .isEqualTo(1);
    assertThat(hub.count("journal WHERE ticket_id = ? AND origin = 'glpi-hq'", id)).isEqualTo(1);
    assertThat(eventTypes(id)).containsExactly(EventTypes.TICKET_CREATED);
    assertThat(hub.text("SELECT payload::text FROM outbox")).doesNotContain("Mouse");
  }

  @Test
  void an_unchanged_record_changes_nothing() {
    UUID id = receive(record("7").title("Mouse").responses(text("f/1", "hm", Visibility.PUBLIC)));
    long version = hub.ticket(id).version();
    receive(record("7").title("Mouse").responses(text("f/1", "hm", Visibility.PUBLIC)));
    assertThat(hub.ticket(id).version()).isEqualTo(version);
    assertThat(eventTypes(id)).hasSize(2);
    assertThat(hub.count("ticket_responses")).isEqualTo(1);
  }

  @Test
  void a_changed_record_changes_the_fields_that_changed() {
    UUID id = receive(record("7").title("Mouse").status(TicketStatus.NEW));
    receive(record("7").title("Mice").status(TicketStatus.OPEN));
    assertThat(hub.ticket(id).title()).isEqualTo("Mice");
    assertThat(hub.events(id).getLast().changed()).containsExactlyInAnyOrder("title", "status");
  }

  @Test
  void a_persons_category_survives_a_change_at_the_source() {
    UUID id = receive(record("7").category("printing"));
    hub.bean(TicketCommands.class).update(id, patch(null, "hardware"), 1, agent());
    receive(record("7").category("network"));
    assertThat(hub.ticket(id).category()).isEqualTo("hardware");
    assertThat(hub.ticket(id).master("category")).isEqualTo(Master.PERSON);
  }

  @Test
  void of_the_status_the_later_act_counts() {
    UUID id = receive(record("7").status(TicketStatus.NEW));
    TicketCommands commands = hub.bean(TicketCommands.class);
    commands.update(id, patch(TicketStatus.PENDING_VENDOR, null), 1, agent());
    receive(record("7").status(TicketStatus.NEW).title("only the title changed"));
    assertThat(hub.ticket(id).status()).as("no news").isEqualTo(TicketStatus.PENDING_VENDOR);
    receive(record("7").status(TicketStatus.RESOLVED));
    assertThat(hub.ticket(id).status()).isEqualTo(TicketStatus.RESOLVED);
    assertThat(hub.count("tickets WHERE resolved_at IS NOT NULL")).isEqualTo(1);
  }

  @Test
  void a_default_of_the_source_loses_to_the_models_word_and_a_stated_value_wins() {
    UUID id = receive(record("7").urgency(Urgency.MEDIUM).defaults("urgency"));
    assertThat(hub.ticket(id).master("urgency")).isEqualTo(Master.DEFAULT);
    hub.bean(Transactions.class)
        .run(
            () -> {
              TicketStore tickets = hub.bean(TicketStore.class);
              tickets.update(
                  tickets.lock(id).orElseThrow(),
                  Map.of("urgency", Urgency.CRITICAL),
                  Map.of("urgency", Master.AI));
            });
    receive(record("7").urgency(Urgency.LOW).defaults("urgency"));
    assertThat(hub.ticket(id).urgency()).isEqualTo(Urgency.CRITICAL);
    receive(record("7").urgency(Urgency.HIGH));
    assertThat(hub.ticket(id).urgency()).isEqualTo(Urgency.HIGH);
    assertThat(hub.text("SELECT priority FROM tickets")).isEqualTo("2");
  }

  @Test
  void a_record_that_is_gone_leaves_its_ticket_and_gets_nothing_until_it_is_back() {
    UUID id = receive(record("7"));
    receive(record("7").gone());
    assertThat(hub.text("SELECT state FROM bonds")).isEqualTo("gone");
    assertThat(hub.ticket(id).hidden()).isFalse();
    assertThat(hub.events(id).getLast().changed()).containsExactly("bonds");
    receive(record("7"));
    assertThat(hub.text("SELECT state FROM bonds")).isEqualTo("in_step");
  }

  @Test
  void a_hidden_tickets_record_is_still_applied_and_stays_hidden() {
    UUID id = receive(record("7").title("a"));
    Actor lead = new Actor(hub.user("lead@hub.example", "lead"), "Lea", "lead");
    hub.bean(TicketCommands.class).hide(id, 1, lead);
    receive(record("7").title("b"));
    assertThat(hub.ticket(id).title()).isEqualTo("b");
    assertThat(hub.ticket(id).hidden()).isTrue();
    assertThat(hub.count("tickets")).isEqualTo(1);
  }

  @Test
  void two_threads_creating_the_same_record_make_one_ticket() throws Exception {
    for (int round = 0; round < 10; round++) {
      String id = "race-" + round;
      CyclicBarrier barrier = new CyclicBarrier(4);
      try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
        List<Future<IntakeResult>> results = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          String title = "version " + i;
          results.add(
              pool.submit(
                  () -> {
                    barrier.await();
                    return hub.receive("glpi-hq", record(id).title(title).intake());
                  }));
        }
        for (Future<IntakeResult> result : results) {
          assertThat(result.get().state()).isEqualTo(MessageState.APPLIED);
        }
      }
    }
    assertThat(hub.count("tickets")).isEqualTo(10);
    assertThat(hub.count("bonds")).isEqualTo(10);
  }

  @Test
  void an_older_state_that_is_driven_again_does_not_undo_a_newer_one() {
    UUID id = receive(record("7").title("first").responses(text("f/1", "one", Visibility.PUBLIC)));
    MessageStore store = hub.bean(MessageStore.class);
    KeptMessage late =
        store.keep(
            hub.message(
                "glpi-hq",
                "7",
                record("7")
                    .title("second")
                    .responses(
                        text("f/1", "one, edited", Visibility.PUBLIC),
                        text("f/2", "two", Visibility.PUBLIC))
                    .intake(),
                null));
    receive(record("7").title("third").responses(text("f/1", "one, final", Visibility.PUBLIC)));
    assertThat(hub.apply(late).state()).isEqualTo(MessageState.APPLIED);
    assertThat(hub.ticket(id).title()).isEqualTo("third");
    assertThat(
            hub.jdbc
                .sql("SELECT response_text FROM ticket_responses ORDER BY id")
                .query(String.class)
                .list())
        .containsExactly("one, final", "two");
  }

  @Test
  void an_edited_text_is_a_new_revision_of_the_same_response() {
    UUID id = receive(record("7").responses(text("f/1", "reboot it", Visibility.PUBLIC)));
    receive(record("7").responses(text("f/1", "reboot it twice", Visibility.PUBLIC)));
    assertThat(hub.text("SELECT response_text || revision FROM ticket_responses"))
        .isEqualTo("reboot it twice2");
    assertThat(eventTypes(id)).endsWith(EventTypes.RESPONSE_EDITED);
    assertThat(hub.events(id).getLast().changed()).containsExactly("responses");
  }

  @Test
  void a_public_text_that_becomes_internal_is_internal_and_back_is_news_again() {
    UUID id = receive(record("7").responses(text("f/1", "hm", Visibility.PUBLIC)));
    receive(record("7").responses(text("f/1", "hm", Visibility.INTERNAL)));
    assertThat(hub.text("SELECT visibility FROM ticket_responses")).isEqualTo("INTERNAL");
    assertThat(hub.events(id).getLast().visibility()).isEqualTo("INTERNAL");
    receive(record("7").responses(text("f/1", "hm", Visibility.PUBLIC)));
    assertThat(hub.events(id).getLast().changed()).contains("visibility");
  }

  @Test
  void our_own_text_is_recognised_by_its_marker_and_a_copy_of_the_marker_is_not() {
    UUID id = receive(record("7"));
    hub.bean(TicketCommands.class)
        .respond(id, new NewResponse("We come.", Visibility.PUBLIC, null, null), agent());
    hub.events(id).forEach(hub.bean(DeliveryPlanner.class)::plan);
    DeliveryOrder order = dueResponse();
    String key = order.head().key();
    receive(record("7").responses(text("f/9", "<p>We come.</p>", Visibility.PUBLIC, key)));
    hub.bean(DeliveryDesk.class).settle(order, DeliveryOutcome.Sent.as("f/9"));
    receive(record("7").responses(text("f/9", "<p>We come.</p>", Visibility.PUBLIC, key)));
    assertThat(hub.count("ticket_responses")).isEqualTo(1);
    assertThat(hub.text("SELECT response_text FROM ticket_responses")).isEqualTo("We come.");
    receive(
        record("7")
            .responses(
                text("f/9", "<p>We come.</p>", Visibility.PUBLIC, key),
                text("f/10", "Someone quoted it, and adds this", Visibility.PUBLIC, key)));
    assertThat(hub.count("ticket_responses WHERE response_text LIKE 'Someone%'")).isEqualTo(1);
    receive(record("7").responses(text("f/9", "We come tomorrow.", Visibility.PUBLIC, key)));
    assertThat(hub.count("ticket_responses WHERE response_text = 'We come tomorrow.'"))
        .as("edited over there")
        .isEqualTo(1);
  }

  @Test
  void a_text_settled_before_it_is_seen_is_recognised_by_its_id() {
    UUID id = receive(record("7"));
    hub.bean(TicketCommands.class)
        .respond(id, new NewResponse("We come.", Visibility.PUBLIC, null, null), agent());
    hub.events(id).forEach(hub.bean(DeliveryPlanner.class)::plan);
    DeliveryOrder order = dueResponse();
    hub.bean(DeliveryDesk.class).settle(order, DeliveryOutcome.Sent.as("f/9"));
    receive(record("7").responses(text("f/9", "We&nbsp;come.", Visibility.PUBLIC)));
    assertThat(hub.text("SELECT response_text || revision FROM ticket_responses"))
        .isEqualTo("We come.1");
  }

  /** The response that is due, after what stands before it was sent. */
  private DeliveryOrder dueResponse() {
    DeliveryDesk desk = hub.bean(DeliveryDesk.class);
    DeliveryOrder order = desk.claim("glpi-hq").getFirst();
    if (order.kind().equals("response")) {
      return order;
    }
    desk.settle(order, new DeliveryOutcome.Sent(null, Map.of(), List.of()));
    return desk.claim("glpi-hq").getFirst();
  }

  @Test
  void a_record_of_a_merged_ticket_keeps_its_fields_and_brings_its_texts_to_the_survivor() {
    UUID survivor = receive(record("1").title("survivor"));
    UUID merged = receive(record("2").title("merged"));
    hub.jdbc
        .sql("UPDATE tickets SET merged_into = ? WHERE id = ?")
        .params(survivor, merged)
        .update();
    receive(record("2").title("changed").responses(text("f/1", "hm", Visibility.PUBLIC)));
    assertThat(hub.ticket(survivor).title()).isEqualTo("survivor");
    assertThat(hub.ticket(merged).title()).isEqualTo("changed");
    assertThat(hub.count("ticket_responses WHERE ticket_id = ?", survivor)).isEqualTo(1);
  }

  @Test
  void equal_files_are_stored_once_and_named_twice() throws IOException {
    AttachmentIntake.Content content = () -> new ByteArrayInputStream("same".getBytes());
    receive(
        record("7")
            .files(file("d/1", content))
            .responses(text("f/1", "see", Visibility.PUBLIC, null, file("d/2", content))));
    receive(record("7").files(file("d/1", content)));
    assertThat(hub.count("attachments")).isEqualTo(2);
    assertThat(hub.count("(SELECT DISTINCT sha256 FROM attachments) s")).isEqualTo(1);
    assertThat(hub.count("attachments WHERE response_id IS NOT NULL")).isEqualTo(1);
    try (var files = java.nio.file.Files.walk(data)) {
      assertThat(files.filter(java.nio.file.Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void a_file_that_cannot_be_fetched_now_leaves_the_message_pending_and_nothing_half_done() {
    boolean[] there = new boolean[1];
    TicketIntake intake =
        record("7")
            .files(
                file(
                    "d/1",
                    () -> {
                      if (!there[0]) {
                        throw new IOException("503");
                      }
                      return new ByteArrayInputStream("log".getBytes());
                    }))
            .intake();
    KeptMessage kept = hub.bean(MessageStore.class).keep(hub.message("glpi-hq", "7", intake, null));
    IntakeResult result = hub.apply(kept);
    assertThat(result.state()).isEqualTo(MessageState.PENDING);
    assertThat(result.reason()).contains("503");
    assertThat(hub.count("tickets")).isZero();
    there[0] = true;
    assertThat(hub.apply(kept).state()).isEqualTo(MessageState.APPLIED);
    assertThat(hub.count("attachments")).isEqualTo(1);
  }

  @Test
  void a_file_over_the_limit_is_left_out_and_its_ticket_is_not() {
    receive(record("7").files(file("d/1", () -> new ByteArrayInputStream(new byte[1_000_001]))));
    assertThat(hub.count("tickets")).isEqualTo(1);
    assertThat(hub.count("attachments")).isZero();
  }

  @Test
  void NUL_lone_surrogates_and_endless_ids_are_stored_as_text_or_not_at_all() {
    String evil = "a\u0000b\uD83Dc";
    UUID id =
        receive(
            record("x".repeat(5000) + evil)
                .title(evil)
                .description(evil)
                .category(evil)
                .requester(new Contact(evil, "\u0000" + "y".repeat(4000) + "@x", null, null))
                .responses(text("r".repeat(4000) + evil, evil, Visibility.PUBLIC)));
    assertThat(hub.ticket(id).description()).isEqualTo("ab\uFFFDc");
    receive(record("x".repeat(5000) + evil).title("the same record"));
    assertThat(hub.count("tickets")).isEqualTo(1);
    assertThat(hub.count("ticket_responses")).isEqualTo(1);
  }

  @Test
  void three_megabytes_of_different_words_are_a_ticket_and_no_quarantine() {
    StringBuilder words = new StringBuilder();
    for (int i = 0; words.length() < 3_000_000; i++) {
      words.append(Integer.toString(i, 36)).append(' ');
    }
    UUID id = receive(record("7").description(words.toString()));
    assertThat(hub.ticket(id).description()).endsWith("[…]").hasSizeLessThan(201_000);
    receive(record("7").description(words.toString()));
    assertThat(hub.ticket(id).version()).isEqualTo(1);
  }

  @Test
  void a_requester_is_never_matched_by_the_display_name() {
    receive(record("1").requester(RITA));
    receive(record("2").requester(Contact.ofEmail("Rita", "other@example.org")));
    receive(record("3").requester(new Contact("Rita", null, null, "42")));
    assertThat(hub.count("contact_points")).isEqualTo(3);
    hub.receive("solman-prod", record("4").requester(new Contact("X", null, null, "42")).intake());
    assertThat(hub.count("contact_points"))
        .as("ids mean something in one system only")
        .isEqualTo(4);
  }
}
