package org.omnidesk.hub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The figures by the names and labels of the original architecture document, on the management
 * port.
 */
@ExtendWith(SharedHub.class)
class SeedMetricsIT {

  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static JsonNode understood;

  private PackagedHub hub;

  @BeforeEach
  void meet(PackagedHub shared) {
    hub = shared;
  }

  @ParameterizedTest
  @CsvSource({
    "http_requests_total, method endpoint status_code",
    "http_request_duration_seconds_bucket, method endpoint status_code le",
    "http_request_duration_seconds_count, method endpoint status_code",
    "ai_processing_duration_seconds_count, operation model gpu_accelerated",
    "ai_processing_duration_seconds_bucket, operation model gpu_accelerated le",
    "ai_confidence_score_count, operation model",
    "ai_requests_total, operation model status",
    "tickets_created_total, category urgency source",
    "system_cpu_percent, ''",
    "system_memory_percent, ''",
    "db_connections_active, ''"
  })
  void a_metric_of_the_seed_has_its_name_and_its_labels(String name, String labels) {
    aTicketWasUnderstood();
    Set<String> expected = labels.isBlank() ? Set.of() : new TreeSet<>(Set.of(labels.split(" ")));

    assertThat(samples(name))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(labels(line).keySet()).isEqualTo(expected));
  }

  @Test
  void requests_are_counted_by_template_and_not_by_ticket() {
    DeskClient agent = hub.desk("agent");
    JsonNode ticket = aTicketWasUnderstood();
    agent.ticket(ticket);

    assertThat(samples("http_requests_total"))
        .anySatisfy(
            line ->
                assertThat(labels(line))
                    .isEqualTo(
                        Map.of(
                            "method",
                            "GET",
                            "endpoint",
                            "/api/tickets/{id}",
                            "status_code",
                            "200")))
        .noneMatch(line -> line.contains(ticket.path("id").asText()));
  }

  @Test
  void a_ticket_counts_once_with_where_it_came_from() {
    double before = created("sms-main");
    String word = Words.fresh();
    hub.outside().phoneWrites(Words.phone(), "My password is locked " + word);
    hub.desk("agent").awaitTicket(word);

    await().atMost(Duration.ofSeconds(60)).until(() -> created("sms-main") >= before + 1);
    assertThat(samples("tickets_created_total"))
        .allSatisfy(
            line ->
                assertThat(labels(line).get("urgency"))
                    .isIn("low", "medium", "high", "critical", "unknown"));
  }

  @Test
  void machine_figures_are_percentages_and_a_connection_count_is_no_more_than_the_pool() {
    aTicketWasUnderstood();
    assertThat(value(samples("system_cpu_percent").get(0))).isBetween(0.0, 100.0);
    assertThat(value(samples("system_memory_percent").get(0))).isBetween(1.0, 100.0);
    assertThat(value(samples("db_connections_active").get(0))).isBetween(0.0, 20.0);
  }

  private double created(String source) {
    return samples("tickets_created_total").stream()
        .filter(line -> source.equals(labels(line).get("source")))
        .mapToDouble(SeedMetricsIT::value)
        .sum();
  }

  /** A ticket that went the whole way, so that every figure exists. */
  private JsonNode aTicketWasUnderstood() {
    if (understood != null) {
      return understood;
    }
    String word = Words.fresh();
    hub.outside()
        .mail(
            word + "@kaveri.example",
            "VPN " + word,
            "My VPN does not connect.",
            "<" + word + "@kaveri.example>");
    DeskClient agent = hub.desk("agent");
    JsonNode ticket = agent.awaitTicket(word);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !agent.ticket(ticket).path("classification").isNull());
    await().atMost(Duration.ofSeconds(30)).until(() -> !samples("ai_requests_total").isEmpty());
    understood = ticket;
    return ticket;
  }

  /** The lines of exactly this name. */
  private java.util.List<String> samples(String name) {
    String page =
        Http.get(
                hub.management("/actuator/prometheus"),
                "Authorization",
                Http.basic("operator@omnidesk.local", hub.password("operator@omnidesk.local")))
            .body();
    return page.lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .toList();
  }

  private static Map<String, String> labels(String line) {
    int open = line.indexOf('{');
    if (open < 0) {
      return Map.of();
    }
    Matcher matcher = LABEL.matcher(line.substring(open + 1, line.lastIndexOf('}')));
    return Stream.generate(() -> matcher)
        .takeWhile(Matcher::find)
        .collect(
            Collectors.toMap(
                m -> m.group(1), m -> m.group(2), (a, b) -> b, java.util.TreeMap::new));
  }

  private static double value(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }
}
