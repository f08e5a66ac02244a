package org.omnidesk.connectors.glpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.omnidesk.tickets.intake.ResponseIntake;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.response.Visibility;

/** The source Kamelet against a GLPI. */
class TicketsSourceTest extends GlpiTestBase {

  private final List<InboundMessage> taken = new CopyOnWriteArrayList<>();

  /** The hub's side: may refuse, keeps the message, commits its checkpoint. */
  private void listen(Consumer<InboundMessage> first) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("kamelet:glpi-tickets-source?system=glpi-hq&poll=200ms")
                .process(
                    exchange -> {
                      InboundMessage message = exchange.getMessage().getBody(InboundMessage.class);
                      first.accept(message);
                      taken.add(message);
                      checkpoints().move(SYSTEM, message.checkpoint());
                      exchange.getMessage().setBody("something else");
                    });
          }
        });
  }

  private Set<String> ids() {
    return taken.stream().map(InboundMessage::externalId).collect(Collectors.toSet());
  }

  private void assertNothingDoubled() {
    Set<String> seen = new HashSet<>();
    for (InboundMessage message : taken) {
      assertThat(seen.add(message.externalId() + message.revision()))
          .as("ticket " + message.externalId() + " came twice")
          .isTrue();
    }
  }

  private static Set<String> texts(JsonNode ids) {
    Set<String> out = new HashSet<>();
    ids.forEach(id -> out.add(id.asText()));
    return out;
  }

  @Test
  void six_hundred_tickets_of_one_second_and_writes_while_paging_are_neither_lost_nor_doubled()
      throws Exception {
    JsonNode ids =
        control("tickets", "{\"count\":600,\"date_mod\":\"2026-11-20 23:00:00\",\"name\":\"Tie\"}")
            .path("ids");
    String early = ids.get(3).asText();
    String late = ids.get(590).asText();
    listen(
        message -> {
          if (taken.size() == 150) {
            try {
              as("tech", "PUT", "/Ticket/" + early, "{\"urgency\":5}");
              as("tech", "PUT", "/Ticket/" + late, "{\"urgency\":5}");
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }
        });
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () -> {
              assertThat(ids()).isEqualTo(texts(ids));
              assertThat(urgencies(early)).endsWith(5);
              assertThat(urgencies(late)).endsWith(5);
            });
    assertNothingDoubled();
    assertThat(urgencies(early)).containsExactly(3, 5);
    assertThat(urgencies(late)).containsExactly(5);
    assertThat(taken).hasSize(601);
  }

  /** The trap itself, so that the test above could fail. */
  @Test
  void paging_by_offset_over_one_sort_column_would_lose_tickets() throws Exception {
    control("tickets", "{\"count\":300,\"date_mod\":\"2026-11-20 23:00:00\"}");
    Set<String> seen = new HashSet<>();
    for (int from = 0; from < 300; from += 50) {
      String range = "range=" + from + "-" + (from + 49);
      JsonNode page = as("tech", "GET", "/Ticket?sort=date_mod&order=ASC&" + range, null);
      page.forEach(row -> seen.add(row.path("id").asText()));
    }
    assertThat(seen).hasSizeLessThan(300);
  }

  private List<Integer> urgencies(String id) {
    return taken.stream()
        .filter(m -> m.externalId().equals(id))
        .map(this::item)
        .map(item -> item.path("urgency").asInt())
        .toList();
  }

  private JsonNode item(InboundMessage message) {
    try {
      return GlpiHttp.JSON.readTree(message.content()).path("item");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void a_session_that_ends_between_pages_is_opened_again() throws Exception {
    JsonNode ids =
        control("tickets", "{\"count\":130,\"date_mod\":\"2026-11-20 23:00:00\"}").path("ids");
    control("faults", "{\"expireAfter\":300}");
    listen(message -> {});
    await().atMost(Duration.ofSeconds(40)).until(() -> ids().equals(texts(ids)));
    assertNothingDoubled();
    assertThat(control("faults", null).path("expireAfter").asInt()).isEqualTo(-1);
  }

  @Test
  void html_with_status_200_is_an_outage_and_not_an_answer() throws Exception {
    JsonNode ids =
        control("tickets", "{\"count\":5,\"date_mod\":\"2026-11-20 23:00:00\"}").path("ids");
    control("faults", "{\"html\":4}");
    listen(message -> {});
    await().atMost(Duration.ofSeconds(20)).until(() -> ids().equals(texts(ids)));
    assertThat(control("faults", null).path("html").asInt()).isZero();
    control("faults", "{\"html\":9}");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> control("faults", null).path("html").asInt() == 0);
    assertNothingDoubled();
    assertThat(taken).hasSize(5);
  }

  @Test
  void what_the_hub_could_not_take_comes_again_and_nothing_overtakes_it() throws Exception {
    JsonNode ids =
        control("tickets", "{\"count\":6,\"date_mod\":\"2026-11-20 23:00:00\"}").path("ids");
    String third = ids.get(2).asText();
    int[] refusals = {0};
    listen(
        message -> {
          if (message.externalId().equals(third) && refusals[0]++ < 3) {
            assertThat(positions.get("tickets")).endsWith("|" + ids.get(1).asText());
            throw new IllegalStateException("the database is away");
          }
        });
    await().atMost(Duration.ofSeconds(20)).until(() -> ids().equals(texts(ids)));
    assertThat(refusals[0]).isGreaterThan(3);
    assertThat(taken.stream().map(InboundMessage::externalId))
        .containsExactlyElementsOf(texts(ids).stream().sorted().toList());
    assertThat(positions.get("tickets")).isEqualTo("2026-11-20 23:00:00|" + ids.get(5).asText());
  }

  @Test
  void a_followup_and_the_bin_arrive_as_what_they_are() throws Exception {
    String id =
        as(
                "rene",
                "POST",
                "/Ticket",
                "{\"name\":\"Printer <3rd> & more\",\"content\":\"<p>No &amp; paper</p>\","
                    + "\"itilcategories_id\":5,\"urgency\":4}")
            .path("id")
            .asText();
    listen(message -> {});
    await().until(() -> taken.size() == 1);
    as(
        "tech",
        "POST",
        "/ITILFollowup",
        "{\"itemtype\":\"Ticket\",\"items_id\":"
            + id
            + ",\"content\":\"<p>secret</p>\",\"is_private\":1}");
    await().atMost(Duration.ofSeconds(20)).until(() -> taken.size() == 2);
    TicketIntake intake = (TicketIntake) new GlpiMapper(clients).map(taken.get(1));
    assertThat(intake.fields().title()).isEqualTo("Printer <3rd> & more");
    assertThat(intake.fields().description()).isEqualTo("No & paper");
    assertThat(intake.fields().category()).isEqualTo("printing");
    assertThat(intake.fields().requester().email()).isEqualTo("rene.dupont@example.org");
    assertThat(intake.url()).isEqualTo(glpi.root() + "/front/ticket.form.php?id=" + id);
    ResponseIntake note = intake.responses().getFirst();
    assertThat(note.visibility()).isEqualTo(Visibility.INTERNAL);
    assertThat(note.text()).isEqualTo("secret");
    assertThat(note.author().name()).isEqualTo("Anna Schulz");
    as("admin", "DELETE", "/Ticket/" + id, null);
    await().atMost(Duration.ofSeconds(20)).until(() -> taken.size() == 3);
    assertThat(taken.get(2).checkpoint().feed()).isEqualTo("bin");
    assertThat(((TicketIntake) new GlpiMapper(clients).map(taken.get(2))).gone()).isTrue();
  }
}
