package org.omnidesk.tickets.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.omnidesk.tickets.Said.mail;
import static org.omnidesk.tickets.Said.record;
import static org.omnidesk.tickets.Said.sms;
import static org.omnidesk.tickets.Said.text;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.NewResponse;
import org.omnidesk.tickets.command.NewTicket;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Parked;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Retry;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Sent;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Unknown;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.intake.OptOutIntake;
import org.omnidesk.tickets.intake.ReceiptIntake;
import org.omnidesk.tickets.intake.ReceiptIntake.Outcome;
import org.omnidesk.tickets.response.Visibility;

class DeliveryTest {

  @TempDir Path data;
  private TestHub hub;
  private DeliveryDesk desk;
  private Actor agent;

  @BeforeEach
  void start() {
    hub = new TestHub(data);
    desk = hub.bean(DeliveryDesk.class);
    agent = new Actor(hub.user("ann@hub.example", "agent"), "Ann", "agent");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  /** A GLPI ticket that is open, so that an answer brings no change of status along. */
  private UUID glpi(String id) {
    UUID ticket = hub.receive("glpi-hq", record(id).intake()).ticketId();
    hub.jdbc.sql("UPDATE tickets SET status = 'open' WHERE id = ?").param(ticket).update();
    return ticket;
  }

  private UUID receive(String system, Said said) {
    return hub.receive(system, said.intake()).ticketId();
  }

  private UUID answer(UUID ticket, String text) {
    UUID id =
        hub.bean(TicketCommands.class)
            .respond(ticket, new NewResponse(text, Visibility.PUBLIC, null, null), agent);
    plan(ticket);
    return id;
  }

  private void plan(UUID ticket) {
    hub.events(ticket).forEach(hub.bean(DeliveryPlanner.class)::plan);
    hub.jdbc.sql("UPDATE deliveries SET due_at = now() WHERE state = 'pending'").update();
  }

  private List<String> states() {
    return hub.jdbc.sql("SELECT state FROM deliveries ORDER BY seq").query(String.class).list();
  }

  private String bondState() {
    return hub.text("SELECT state FROM bonds");
  }

  private void allDue() {
    hub.jdbc.sql("UPDATE deliveries SET due_at = now()").update();
  }

  private static String textOf(DeliveryOrder order) {
    return ((DeliveryOrder.ResponseOrder) order).response().text();
  }

  @Test
  void a_bond_has_one_delivery_in_flight_in_order_and_others_go_on() {
    UUID a = glpi("1");
    UUID b = glpi("2");
    answer(a, "a1");
    answer(a, "a2");
    answer(b, "b1");
    List<DeliveryOrder> first = desk.claim("glpi-hq");
    assertThat(first).extracting(DeliveryTest::textOf).containsExactlyInAnyOrder("a1", "b1");
    assertThat(desk.claim("glpi-hq")).isEmpty();
    DeliveryOrder a1 = first.stream().filter(o -> textOf(o).equals("a1")).findFirst().orElseThrow();
    desk.settle(a1, new Retry("503", Duration.ofHours(1)));
    assertThat(desk.claim("glpi-hq")).as("retrying holds later ones").isEmpty();
    allDue();
    DeliveryOrder again = desk.claim("glpi-hq").getFirst();
    assertThat(again.head().attempt()).isEqualTo(2);
    assertThat(again.head().key()).isEqualTo(a1.head().key());
    desk.settle(again, Sent.as("f/1"));
    assertThat(desk.claim("glpi-hq")).extracting(DeliveryTest::textOf).containsExactly("a2");
  }

  @Test
  void parked_holds_a_record_and_not_a_conversation() {
    UUID record = glpi("1");
    answer(record, "r1");
    answer(record, "r2");
    desk.settle(desk.claim("glpi-hq").getFirst(), new Parked("no rights"));
    assertThat(desk.claim("glpi-hq")).isEmpty();
    UUID conversation = receive("mail-support", mail("help"));
    hub.jdbc.sql("UPDATE tickets SET automatic = true WHERE id = ?").param(conversation).update();
    answer(conversation, "m1");
    answer(conversation, "m2");
    desk.settle(desk.claim("mail-support").getFirst(), new Parked("bounced"));
    assertThat(desk.claim("mail-support")).extracting(DeliveryTest::textOf).containsExactly("m2");
  }

  @Test
  void eight_senders_at_once_never_get_the_same_delivery() throws Exception {
    for (int i = 0; i < 60; i++) {
      answer(glpi("t" + i), "text " + i);
    }
    List<UUID> claimed = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Future<List<DeliveryOrder>>> futures = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        futures.add(pool.submit(() -> desk.claim("glpi-hq")));
      }
      for (Future<List<DeliveryOrder>> future : futures) {
        future.get().forEach(order -> claimed.add(order.head().id()));
      }
    }
    desk.claim("glpi-hq").forEach(order -> claimed.add(order.head().id()));
    assertThat(claimed).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void planning_an_event_twice_plans_it_once() {
    UUID id = glpi("1");
    answer(id, "hello");
    plan(id);
    hub.jdbc.sql("DELETE FROM consumed_events").update();
    plan(id);
    assertThat(states()).containsExactly("pending");
    assertThat(bondState()).isEqualTo("due");
  }

  @Test
  void what_came_from_a_system_never_goes_back_to_it_and_internal_goes_nowhere() {
    UUID id = glpi("1");
    hub.receive(
        "glpi-hq",
        record("1")
            .responses(
                text("f/1", "public", Visibility.PUBLIC), text("f/2", "note", Visibility.INTERNAL))
            .intake());
    hub.bean(TicketCommands.class)
        .respond(id, new NewResponse("internal", Visibility.INTERNAL, null, null), agent);
    plan(id);
    assertThat(states()).isEmpty();
  }

  @Test
  void the_requesters_own_words_do_not_come_back_by_mail_but_reach_the_records() {
    UUID id = glpi("1");
    Said fromMail = mail("from home").thread(hub.ticket(id).number(), List.of(), null);
    receive("mail-support", fromMail);
    UUID user = hub.user("rita@example.org", "requester");
    hub.bean(TicketCommands.class)
        .respond(
            id,
            new NewResponse("by portal", Visibility.PUBLIC, null, null),
            new Actor(user, "Rita", "requester"));
    plan(id);
    assertThat(hub.count("deliveries WHERE kind = 'response' AND system = 'glpi-hq'")).isEqualTo(2);
    assertThat(hub.count("deliveries WHERE system = 'mail-support'")).isZero();
    answer(id, "by the desk");
    assertThat(hub.count("deliveries WHERE system = 'mail-support'")).isEqualTo(1);
  }

  @Test
  void an_internal_text_made_public_is_delivered_as_new_and_once() {
    UUID id = glpi("1");
    receive("mail-support", mail("me").thread(hub.ticket(id).number(), List.of(), null));
    for (Visibility v : List.of(Visibility.INTERNAL, Visibility.PUBLIC)) {
      hub.receive("glpi-hq", record("1").responses(text("f/1", "note", v)).intake());
    }
    plan(id);
    assertThat(hub.count("deliveries WHERE system = 'mail-support'")).isEqualTo(1);
    for (Visibility v : List.of(Visibility.INTERNAL, Visibility.PUBLIC)) {
      hub.receive("glpi-hq", record("1").responses(text("f/1", "note", v)).intake());
    }
    plan(id);
    assertThat(hub.count("deliveries WHERE system = 'mail-support'")).isEqualTo(1);
  }

  @Test
  void a_text_that_became_internal_before_it_was_sent_is_suppressed() {
    UUID id = glpi("1");
    UUID response = answer(id, "oops");
    hub.jdbc
        .sql("UPDATE ticket_responses SET visibility = 'INTERNAL' WHERE id = ?")
        .param(response)
        .update();
    assertThat(desk.claim("glpi-hq")).isEmpty();
    assertThat(states()).containsExactly("suppressed");
    assertThat(bondState()).isEqualTo("in_step");
  }

  @Test
  void a_deleted_tickets_deliveries_stop_and_so_do_those_to_a_record_that_is_gone() {
    UUID id = glpi("1");
    answer(id, "too late");
    hub.jdbc.sql("UPDATE tickets SET hidden_at = now()").update();
    assertThat(desk.claim("glpi-hq")).isEmpty();
    UUID gone = glpi("2");
    answer(gone, "too late");
    hub.receive("glpi-hq", record("2").gone().intake());
    assertThat(desk.claim("glpi-hq")).isEmpty();
    assertThat(states()).containsExactly("suppressed", "suppressed");
  }

  @Test
  void who_wrote_by_mail_sms_or_portal_hears_that_it_arrived_and_nobody_else_does() {
    plan(glpi("1"));
    plan(receive("solman-prod", record("1")));
    plan(receive("mail-support", mail("I am away").automatic()));
    assertThat(states()).isEmpty();
    UUID rita = hub.user("rita@example.org", "requester");
    plan(
        hub.bean(TicketCommands.class)
            .create(
                new NewTicket("t", "d", null, null, null, null, null, null),
                new Actor(rita, "Rita", "requester")));
    plan(receive("mail-support", mail("help")));
    plan(receive("sms-main", sms("+491", "help", null)));
    assertThat(
            hub.jdbc
                .sql("SELECT system || ' ' || kind FROM deliveries ORDER BY seq")
                .query(String.class)
                .list())
        .containsExactly("mail-support notice", "mail-support notice", "sms-main notice");
  }

  @Test
  void a_notice_waits_a_moment_for_the_language_and_carries_it() {
    UUID id = receive("sms-main", sms("+911", "मदद", null));
    hub.events(id).forEach(hub.bean(DeliveryPlanner.class)::plan);
    assertThat(desk.claim("sms-main")).as("the language is not known yet").isEmpty();
    hub.jdbc.sql("UPDATE tickets SET language = 'hi'").update();
    allDue();
    DeliveryOrder.NoticeOrder notice =
        (DeliveryOrder.NoticeOrder) desk.claim("sms-main").getFirst();
    assertThat(notice.variables())
        .containsOnly(
            Map.entry("number", hub.ticket(id).number().brief()), Map.entry("language", "hi"));
    assertThat(notice.to().phone()).isEqualTo("+911");
  }

  @Test
  void the_fuse_opens_after_ten_automatic_messages_to_an_address() {
    for (int i = 0; i < 12; i++) {
      plan(receive("mail-support", mail("trouble " + i)));
    }
    assertThat(states()).filteredOn("pending"::equals).hasSize(10);
    assertThat(hub.count("deliveries WHERE state = 'suppressed' AND reason LIKE 'fuse%'"))
        .isEqualTo(2);
    plan(receive("mail-support", mail("<o@x>", Contact.ofEmail(null, "o@x.example"), "other")));
    assertThat(states()).filteredOn("pending"::equals).hasSize(11);
  }

  @Test
  void the_fuse_of_a_bond_stops_a_loop_of_systems_and_no_person() {
    UUID id = glpi("1");
    receive("mail-support", mail("me").thread(hub.ticket(id).number(), List.of(), null));
    for (int i = 0; i < 12; i++) {
      hub.receive(
          "glpi-hq",
          record("1").responses(text("f/" + i, "automatic " + i, Visibility.PUBLIC)).intake());
    }
    plan(id);
    assertThat(hub.count("deliveries WHERE system = 'mail-support' AND state = 'pending'"))
        .isEqualTo(10);
    answer(id, "a person");
    assertThat(hub.count("deliveries WHERE system = 'mail-support' AND state = 'pending'"))
        .isEqualTo(11);
  }

  @Test
  void a_phone_that_opted_out_gets_nothing_and_its_bond_waits_for_nothing() {
    UUID id = receive("sms-main", sms("+491", "help", null));
    hub.receive("sms-main", new OptOutIntake("+491", true));
    hub.bean(TicketCommands.class)
        .respond(
            id,
            new NewResponse(null, Visibility.PUBLIC, "in-progress", Map.of("number", "OD-1")),
            agent);
    plan(id);
    assertThat(states()).containsExactly("suppressed", "suppressed");
    assertThat(bondState()).isEqualTo("in_step");
  }

  @Test
  void after_a_crash_an_sms_is_unknown_and_the_others_are_tried_again() {
    plan(receive("sms-main", sms("+491", "help", null)));
    plan(receive("mail-support", mail("help")));
    desk.claim("sms-main");
    desk.claim("mail-support");
    DeliveryStore store = hub.bean(DeliveryStore.class);
    assertThat(store.recover("another", List.of("sms-main"))).as("alive elsewhere").isZero();
    assertThat(store.recover("hub-1", List.of("sms-main"))).isEqualTo(2);
    assertThat(states()).containsExactly("unknown", "retrying");
    assertThat(desk.claim("sms-main")).isEmpty();
    assertThat(desk.claim("mail-support").getFirst().head().attempt()).isEqualTo(2);
  }

  @Test
  void an_outcome_that_could_not_be_booked_is_booked_and_not_sent_again() {
    plan(receive("sms-main", sms("+491", "help", null)));
    DeliveryOrder order = desk.claim("sms-main").getFirst();
    hub.jdbc.sql("ALTER TABLE outbox RENAME TO away").update();
    assertThatThrownBy(() -> desk.settle(order, Sent.as(null))).isNotNull();
    hub.jdbc.sql("ALTER TABLE away RENAME TO outbox").update();
    desk.failed(order, "outbox is away");
    assertThat(states()).containsExactly("sent");
  }

  @Test
  void settling_books_the_bond_its_items_literals_and_references() {
    UUID id = glpi("1");
    UUID response = answer(id, "one");
    answer(id, "two");
    DeliveryOrder one = desk.claim("glpi-hq").getFirst();
    desk.settle(one, new Sent("f/1", Map.of("status", "2"), List.of("<ours@hub>")));
    assertThat(bondState()).isEqualTo("due");
    assertThat(hub.count("bond_items WHERE external_id = 'f/1' AND response_id = ?", response))
        .isEqualTo(1);
    assertThat(hub.text("SELECT source_values ->> 'status' FROM bonds")).isEqualTo("2");
    assertThat(hub.count("thread_refs WHERE ref = '<ours@hub>' AND ticket_id = ?", id))
        .isEqualTo(1);
    DeliveryOrder two = desk.claim("glpi-hq").getFirst();
    desk.failed(two, "connection refused");
    assertThat(bondState()).isEqualTo("failing");
    allDue();
    desk.settle(desk.claim("glpi-hq").getFirst(), Sent.as("f/2"));
    assertThat(bondState()).isEqualTo("in_step");
    assertThat(hub.events(id)).extracting(TicketEvent::type).contains("omnidesk.delivery.sent");
  }

  @Test
  void retries_back_off_from_five_seconds_to_five_minutes_unless_the_target_says_when() {
    answer(glpi("1"), "hello");
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      DeliveryOrder order = desk.claim("glpi-hq").getFirst();
      desk.failed(order, "503");
      pauses.add(
          Math.round(
              hub.jdbc
                  .sql("SELECT extract(epoch FROM due_at - now()) FROM deliveries")
                  .query(Double.class)
                  .single()));
      allDue();
    }
    assertThat(pauses).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L);
    desk.settle(desk.claim("glpi-hq").getFirst(), new Retry("429", Duration.ofSeconds(30)));
    assertThat(hub.count("deliveries WHERE due_at > now() + interval '25 seconds'")).isEqualTo(1);
    hub.jdbc.sql("UPDATE deliveries SET attempts = 899, due_at = now()").update();
    desk.failed(desk.claim("glpi-hq").getFirst(), "503");
    assertThat(states()).containsExactly("parked");
  }

  @Test
  void an_order_that_cannot_be_rendered_is_put_off_and_the_next_one_goes() {
    plan(receive("mail-support", mail("help")));
    plan(receive("mail-support", mail("<o@x>", Contact.ofEmail(null, "o@x.example"), "other")));
    hub.jdbc
        .sql("UPDATE deliveries SET payload = '[1]' WHERE seq = (SELECT min(seq) FROM deliveries)")
        .update();
    assertThat(desk.claim("mail-support")).hasSize(1);
    assertThat(states()).containsExactly("retrying", "sending");
  }

  @Test
  void a_late_report_never_takes_back_a_better_one() {
    plan(receive("sms-main", sms("+491", "help", null)));
    DeliveryOrder order = desk.claim("sms-main").getFirst();
    desk.settle(order, new Unknown("timeout"));
    String key = order.head().key();
    assertThat(states()).containsExactly("unknown");
    report(key, Outcome.ACCEPTED);
    assertThat(states()).containsExactly("unknown");
    report(key, Outcome.DELIVERED);
    assertThat(states()).containsExactly("sent");
    report(key, Outcome.FAILED);
    report(key, Outcome.DELAYED);
    assertThat(states()).containsExactly("sent");
    assertThat(hub.text("SELECT receipt FROM deliveries")).isEqualTo("DELIVERED");
  }

  @Test
  void a_report_that_overtakes_the_sender_counts_more_than_the_senders_view() {
    plan(receive("sms-main", sms("+491", "help", null)));
    DeliveryOrder order = desk.claim("sms-main").getFirst();
    report(order.head().key(), Outcome.DELIVERED);
    desk.settle(order, new Unknown("timeout"));
    assertThat(states()).containsExactly("sent");
    plan(receive("sms-main", sms("+492", "help", null)));
    DeliveryOrder second = desk.claim("sms-main").getFirst();
    report(second.head().key(), Outcome.FAILED);
    desk.settle(second, Sent.as(null));
    assertThat(states()).containsExactly("sent", "parked");
  }

  @Test
  void a_bounce_is_found_by_our_message_id_and_stands_on_the_journal() {
    UUID id = receive("mail-support", mail("help"));
    plan(id);
    DeliveryOrder order = desk.claim("mail-support").getFirst();
    desk.settle(order, new Sent(null, Map.of(), List.of("<ours@hub>")));
    hub.receive(
        "mail-support",
        new ReceiptIntake(
            null, "<ours@hub>", "rita@example.org", Outcome.FAILED, "550 no such user"));
    assertThat(hub.text("SELECT state || ' ' || reason FROM deliveries"))
        .isEqualTo("parked 550 no such user");
    assertThat(hub.events(id).getLast().type()).isEqualTo("omnidesk.delivery.parked");
    assertThat(
            hub.receive(
                    "mail-support", new ReceiptIntake(null, "<not@ours>", "x", Outcome.FAILED, ""))
                .ticketId())
        .isNull();
  }

  private void report(String key, Outcome outcome) {
    hub.receive("sms-main", new ReceiptIntake(key, null, "+491", outcome, outcome.name()));
  }

  @Test
  void claims_use_their_index_among_50000_deliveries() {
    UUID ticket = glpi("1");
    hub.jdbc
        .sql(
            """
            INSERT INTO deliveries (id, key, cause, kind, ticket_id, bond_id, system, state, due_at)
            SELECT gen_random_uuid(), 'k' || n, 'c' || n, 'status', ?, CASE WHEN n % 100 = 0 THEN b.id END, 'glpi-hq',
                   CASE WHEN n % 250 = 0 THEN 'pending' ELSE 'sent' END, now() FROM bonds b, generate_series(1, 50000) n""")
        .param(ticket)
        .update();
    hub.jdbc.sql("ANALYZE deliveries").update();
    String plan =
        String.join(
            "\n",
            hub.jdbc
                .sql("EXPLAIN " + DeliveryStore.CLAIM)
                .param("system", "glpi-hq")
                .param("replica", "hub-1")
                .param("limit", 20)
                .query(String.class)
                .list());
    assertThat(plan)
        .contains("deliveries_due")
        .contains("deliveries_open")
        .doesNotContain("Seq Scan on deliveries");
  }
}
