package org.omnidesk.connectors.solman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.omnidesk.tickets.attachment.OutgoingAttachment;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.delivery.DeliveryHead;
import org.omnidesk.tickets.delivery.DeliveryOrder;
import org.omnidesk.tickets.delivery.DeliveryOutcome;
import org.omnidesk.tickets.intake.ResponseIntake;
import org.omnidesk.tickets.response.PublicResponse;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.omnidesk.tickets.ticket.TicketStatus;

/** What the hub tells Solution Manager, through the real Kamelets. */
class SolmanDeliveryTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir static Path folder;
  private static SolmanHub hub;
  private String guid;

  @BeforeAll
  static void start() throws Exception {
    hub = new SolmanHub(folder);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @BeforeEach
  void incident() throws Exception {
    guid =
        JSON.readTree(hub.control("POST", "/incidents", "{\"title\":\"t\",\"description\":\"d\"}"))
            .path("guid")
            .asText();
    await().until(() -> !hub.memory().of(guid).isEmpty());
  }

  @AfterEach
  void calm() throws Exception {
    hub.control("DELETE", "/faults", "");
    hub.configure(Map.of());
  }

  private DeliveryHead head(String key, int attempt) {
    return new DeliveryHead(
        UUID.randomUUID(),
        key,
        attempt,
        SolmanHub.SYSTEM,
        UUID.randomUUID(),
        new TicketNumber(123),
        "A title of more than forty characters, cut where it must be",
        guid,
        null,
        List.of());
  }

  private DeliveryOrder reply(String key, int attempt, String text, OutgoingAttachment... files) {
    return new DeliveryOrder.ResponseOrder(
        head(key, attempt),
        new PublicResponse(
            UUID.randomUUID(),
            Contact.ofEmail("Meera K Nair", "meera@example.com"),
            text,
            null,
            Map.of()),
        List.of(files));
  }

  private DeliveryOrder status(
      String key, int attempt, TicketStatus status, Map<String, String> last) {
    return new DeliveryOrder.StatusOrder(head(key, attempt), status, last);
  }

  private JsonNode there() throws Exception {
    return JSON.readTree(hub.control("GET", "/incidents/" + guid, ""));
  }

  private List<String> fromHub() throws Exception {
    List<String> texts = new ArrayList<>();
    there()
        .path("texts")
        .forEach(
            t -> {
              if (t.path("origin").asText().equals("hub")) {
                texts.add(t.path("text").asText());
              }
            });
    return texts;
  }

  private List<String> calls() throws Exception {
    List<String> names = new ArrayList<>();
    there().path("calls").forEach(c -> names.add(c.path("operation").asText()));
    return names;
  }

  private static void fault(String json) throws Exception {
    hub.control("POST", "/faults", json);
  }

  @Test
  void a_reply_arrives_with_its_author_and_files() throws Exception {
    byte[] bytes = "two\nlines".getBytes(StandardCharsets.UTF_8);
    DeliveryOutcome outcome =
        hub.send(
            reply(
                "k1",
                1,
                "Please try again.\nनमस्ते <b>&\u0001",
                new OutgoingAttachment(
                    "a.txt", "text/plain", bytes.length, () -> new ByteArrayInputStream(bytes))));
    assertThat(outcome).isInstanceOf(DeliveryOutcome.Sent.class);
    assertThat(fromHub())
        .singleElement()
        .satisfies(
            text ->
                assertThat(text)
                    .startsWith("Please try again.\nनमस्ते <b>&\n")
                    .contains("OD-000123"));
    JsonNode there = there();
    assertThat(there.path("texts").path(1).path("textType").asText()).isEqualTo("SU01");
    assertThat(there.path("persons").toString())
        .contains("Meera K")
        .contains("Nair")
        .contains("meera@example.com");
    assertThat(there.path("files").path(0).path("data").asText()).isEqualTo("dHdvCmxpbmVz");
    assertThat(calls()).containsExactly("AddInfo");
  }

  @Test
  void an_answer_cut_after_the_commit_does_not_become_a_second_text() throws Exception {
    fault("{\"kind\":\"cut-after-commit\",\"operation\":\"AddInfo\"}");
    assertThat(hub.send(reply("k2", 1, "once"))).isInstanceOf(DeliveryOutcome.Retry.class);
    assertThat(fromHub()).hasSize(1);
    DeliveryOutcome second = hub.send(reply("k2", 2, "once"));
    assertThat(second).isInstanceOf(DeliveryOutcome.Sent.class);
    assertThat(fromHub()).hasSize(1);
    assertThat(calls()).containsExactly("AddInfo");
  }

  @Test
  void a_call_cut_before_the_commit_is_sent_again() throws Exception {
    fault("{\"kind\":\"cut-before\",\"operation\":\"AddInfo\"}");
    assertThat(hub.send(reply("k3", 1, "once"))).isInstanceOf(DeliveryOutcome.Retry.class);
    assertThat(fromHub()).isEmpty();
    assertThat(hub.send(reply("k3", 2, "once"))).isInstanceOf(DeliveryOutcome.Sent.class);
    assertThat(fromHub()).hasSize(1);
  }

  @Test
  void a_peer_that_cannot_be_asked_leaves_the_outcome_unknown() throws Exception {
    hub.configure(Map.of("read-back", "false"));
    fault("{\"kind\":\"cut-after-commit\",\"operation\":\"AddInfo\"}");
    assertThat(hub.send(reply("k4", 1, "once"))).isInstanceOf(DeliveryOutcome.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({"04,parked", "4,parked", "1,parked", "9,retry", "11,retry", "13,retry"})
  void an_error_in_a_200_is_a_failure_classified_by_table(String code, String expected)
      throws Exception {
    fault(
        "{\"kind\":\"errors\",\"operation\":\"AddInfo\",\"code\":\""
            + code
            + "\",\"text\":\"because <x>\"}");
    DeliveryOutcome outcome = hub.send(reply("k5", 1, "no"));
    String reason =
        switch (outcome) {
          case DeliveryOutcome.Parked parked -> "parked " + parked.reason();
          case DeliveryOutcome.Retry retry -> "retry " + retry.reason();
          default -> outcome.toString();
        };
    assertThat(reason)
        .startsWith(expected)
        .contains("because <x>")
        .contains(code.replaceFirst("^0", ""));
    assertThat(fromHub()).isEmpty();
  }

  @Test
  void the_table_of_permanent_errors_is_a_setting() throws Exception {
    hub.configure(Map.of("permanent-errors", "22,99"));
    fault("{\"kind\":\"errors\",\"code\":\"99\",\"operation\":\"AddInfo\"}");
    assertThat(hub.send(reply("k6", 1, "x"))).isInstanceOf(DeliveryOutcome.Parked.class);
    fault("{\"kind\":\"errors\",\"code\":\"4\",\"operation\":\"AddInfo\"}");
    assertThat(hub.send(reply("k6", 1, "x"))).isInstanceOf(DeliveryOutcome.Retry.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fault", "unauthorized"})
  void a_technical_failure_is_tried_again(String kind) throws Exception {
    fault("{\"kind\":\"" + kind + "\",\"operation\":\"AddInfo\",\"text\":\"processing error\"}");
    assertThat(hub.send(reply("k7", 1, "x"))).isInstanceOf(DeliveryOutcome.Retry.class);
    assertThat(hub.send(reply("k7", 2, "x"))).isInstanceOf(DeliveryOutcome.Sent.class);
    assertThat(fromHub()).hasSize(1);
  }

  @Test
  void a_slow_answer_ends_at_the_time_limit_and_is_looked_up() throws Exception {
    hub.configure(Map.of("timeout", "300ms"));
    fault("{\"kind\":\"slow\",\"operation\":\"AddInfo\",\"millis\":1200}");
    assertThat(hub.send(reply("k8", 1, "x")))
        .isInstanceOfSatisfying(
            DeliveryOutcome.Retry.class, retry -> assertThat(retry.reason()).contains("AddInfo"));
    await().until(() -> fromHub().size() == 1);
    assertThat(hub.send(reply("k8", 2, "x"))).isInstanceOf(DeliveryOutcome.Sent.class);
    assertThat(fromHub()).hasSize(1);
  }

  @Test
  void an_answer_over_the_size_limit_and_a_dead_address_are_tried_again() {
    hub.configure(Map.of("max-response", "100B", "peer-system-guid", SolmanHub.PEER_GUID));
    assertThat(hub.send(reply("k9", 1, "x")))
        .isInstanceOfSatisfying(
            DeliveryOutcome.Retry.class, retry -> assertThat(retry.reason()).contains("larger"));
    hub.configure(
        Map.of(
            "url",
            "http://127.0.0.1:1/",
            "peer-system-guid",
            SolmanHub.PEER_GUID,
            "read-back",
            "false"));
    assertThat(hub.send(reply("k9", 1, "x"))).isInstanceOf(DeliveryOutcome.Retry.class);
  }

  @Test
  void a_status_is_told_by_its_step_and_known_when_it_comes_back() throws Exception {
    DeliveryOutcome open =
        hub.send(status("s1", 1, TicketStatus.OPEN, Map.of("status", "E0001SMIN0001")));
    assertThat(open)
        .isInstanceOfSatisfying(
            DeliveryOutcome.Sent.class,
            sent -> assertThat(sent.exchanged()).containsEntry("status", "E0002SMIN0001"));
    assertThat(there().path("status").asText()).isEqualTo("E0002SMIN0001");
    hub.send(status("s2", 1, TicketStatus.PENDING_REQUESTER, Map.of("status", "E0002SMIN0001")));
    hub.send(status("s3", 1, TicketStatus.RESOLVED, Map.of("status", "E0003SMIN0001")));
    assertThat(there().path("status").asText()).isEqualTo("E0005SMIN0001");
    assertThat(fromHub())
        .singleElement()
        .satisfies(text -> assertThat(text).startsWith("Ticket OD-000123 is resolved."));
    assertThat(calls())
        .containsExactly("AcceptIncidentProcessing", "AddInfo", "VerifyIncidentSolution");
  }

  @Test
  void a_status_the_peer_has_already_is_not_sent() throws Exception {
    assertThat(hub.send(status("s4", 1, TicketStatus.OPEN, Map.of("status", "E0002SMIN0001"))))
        .isInstanceOf(DeliveryOutcome.Sent.class);
    assertThat(hub.send(status("s5", 1, TicketStatus.NEW, Map.of())))
        .isInstanceOf(DeliveryOutcome.Sent.class);
    assertThat(calls()).isEmpty();
  }

  @Test
  void a_status_whose_answer_was_lost_is_not_told_twice() throws Exception {
    fault("{\"kind\":\"cut-after-commit\",\"operation\":\"AcceptIncidentProcessing\"}");
    assertThat(hub.send(status("s6", 1, TicketStatus.OPEN, Map.of())))
        .isInstanceOf(DeliveryOutcome.Retry.class);
    assertThat(hub.send(status("s6", 2, TicketStatus.OPEN, Map.of())))
        .isInstanceOf(DeliveryOutcome.Sent.class);
    assertThat(calls()).containsExactly("AcceptIncidentProcessing");
  }

  @Test
  void our_text_coming_back_carries_its_delivery_key_and_id() throws Exception {
    DeliveryOutcome.Sent sent = (DeliveryOutcome.Sent) hub.send(reply("k10", 1, "Echo?\nEcho!"));
    hub.control("POST", "/incidents/" + guid + "/resend", "");
    await().until(() -> hub.memory().of(guid).size() == 2);
    List<ResponseIntake> back = hub.memory().responses(guid);
    assertThat(back)
        .filteredOn(r -> r.deliveryKey() != null)
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.deliveryKey()).isEqualTo("k10");
              assertThat(r.externalId()).isEqualTo(sent.externalItemId());
            });
  }

  @Test
  void what_has_no_place_there_is_parked() {
    assertThat(
            hub.send(
                new DeliveryOrder.NoticeOrder(
                    head("n", 1), Contact.NOBODY, "ticket-received", Map.of())))
        .isInstanceOf(DeliveryOutcome.Parked.class);
    hub.configure(Map.of("max-request", "1KB"));
    assertThat(
            hub.send(
                reply(
                    "k11",
                    1,
                    "x",
                    new OutgoingAttachment(
                        "big", null, 2000, () -> new ByteArrayInputStream(new byte[2000])))))
        .isInstanceOf(DeliveryOutcome.Parked.class);
    guid = null;
    assertThat(hub.send(reply("k12", 1, "x"))).isInstanceOf(DeliveryOutcome.Parked.class);
    guid = "F".repeat(32);
  }

  @Test
  void the_probe_names_the_setting_that_is_wrong() {
    SolmanProbe probe = hub.bean(SolmanProbe.class);
    assertThat(probe.problem(SolmanHub.SYSTEM)).isNull();
    hub.configure(Map.of("password", "wrong"));
    assertThat(probe.problem(SolmanHub.SYSTEM))
        .startsWith("omnidesk.systems.solman-prod.password: HTTP 401")
        .doesNotContain("wrong");
    hub.configure(Map.of("url", "http://127.0.0.1:1/"));
    assertThat(probe.problem(SolmanHub.SYSTEM)).startsWith("omnidesk.systems.solman-prod.url:");
    hub.configure(Map.of("peer-system-guid", "0".repeat(32)));
    assertThat(probe.problem(SolmanHub.SYSTEM))
        .startsWith("omnidesk.systems.solman-prod.peer-system-guid:");
    hub.configure(Map.of("system-guid", SolmanHub.PEER_GUID));
    assertThat(probe.problem(SolmanHub.SYSTEM))
        .startsWith("omnidesk.systems.solman-prod.system-guid:");
  }
}
