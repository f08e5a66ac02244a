package org.omnidesk.hub.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.ai.claude.ClaudeConfiguration;
import org.omnidesk.ai.enrich.EnrichmentWriter;
import org.omnidesk.ai.enrich.TicketEnrichment;
import org.omnidesk.ai.language.LanguageDetector;
import org.omnidesk.ai.language.LocalLanguageDetector;
import org.omnidesk.ai.opinion.OpinionConfiguration;
import org.omnidesk.ai.safety.SafetyConfiguration;
import org.omnidesk.hub.metrics.AiMetrics;
import org.omnidesk.sandbox.claude.ClaudeStandIn;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.DeadLetters;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What stands behind the Claude routes, as the hub wires it: the real beans of claude, safety and
 * opinion, a real PostgreSQL, and the sandbox's Claude instead of the real one.
 */
final class ClaudeHouse implements AutoCloseable {

  final ClaudeStandIn claude = new ClaudeStandIn(0, "sandbox-claude-key");
  final TestHub hub;
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final TicketEnrichment enrichment;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param settings under {@code omnidesk.ai.claude}
   */
  ClaudeHouse(Path data, LocalClassifier classifier, Map<String, String> settings)
      throws IOException {
    claude.start();
    hub = new TestHub(data);
    Map<String, Object> all = new HashMap<>();
    all.put("omnidesk.ai.claude.base-url", claude.address());
    all.put("omnidesk.ai.claude.api-key", "sandbox-claude-key");
    all.put("omnidesk.ai.claude.daily-budget-usd", "50");
    settings.forEach((name, value) -> all.put("omnidesk.ai.claude." + name, value));
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
    context.registerBean(JdbcClient.class, () -> hub.jdbc);
    for (Class<?> type :
        List.of(Transactions.class, TicketStore.class, TicketHistory.class, ConsumedEvents.class)) {
      register(type);
    }
    context.registerBean(AiMetrics.class, () -> new AiMetrics(metrics));
    context.register(
        Properties.class,
        SafetyConfiguration.class,
        ClaudeConfiguration.class,
        OpinionConfiguration.class);
    context.refresh();
    LanguageDetector languages =
        new LocalLanguageDetector(
            List.of("en"), List.of(), java.time.Duration.ofSeconds(60), List.of());
    enrichment =
        new TicketEnrichment(
            hub.jdbc,
            languages,
            classifier,
            new EnrichmentWriter(
                hub.jdbc,
                hub.bean(TicketStore.class),
                hub.bean(TicketHistory.class),
                hub.bean(ConsumedEvents.class),
                ticket -> {}),
            hub.bean(ConsumedEvents.class),
            hub.bean(DeadLetters.class));
  }

  private <T> void register(Class<T> type) {
    context.registerBean(type, () -> hub.bean(type));
  }

  @org.springframework.boot.context.properties.EnableConfigurationProperties(AiProperties.class)
  static class Properties {}

  /** A bean by its name, for routes. */
  Object bean(String name) {
    return context.getBean(name);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** A mail that the local model has read; the event of that. */
  TicketEvent understood(String title, String text) {
    UUID ticket = hub.receive("mail-support", Said.mail(text).title(title).intake()).ticketId();
    enrichment.enrich(hub.events(ticket));
    return hub.events(ticket).stream()
        .filter(event -> event.type().equals(EventTypes.TICKET_ENRICHED))
        .toList()
        .getLast();
  }

  /** The whole row, so that any change is seen. */
  String row(UUID ticket) {
    return hub.text("SELECT to_jsonb(t)::text FROM tickets t WHERE id = ?", ticket);
  }

  JsonNode classification(UUID ticket) {
    return Json.read(
        hub.text("SELECT classification::text FROM tickets WHERE id = ?", ticket), JsonNode.class);
  }

  /** How many calls ended like this, by the metric of the seed. */
  double counted(String status) {
    return metrics.find("ai_requests_total").tag("status", status).counters().stream()
        .mapToDouble(io.micrometer.core.instrument.Counter::count)
        .sum();
  }

  /** What was asked of the stand-in, as it came over the wire. */
  JsonNode asked() {
    return Json.read(send(HttpRequest.newBuilder(control("requests")).GET()), JsonNode.class)
        .path("items");
  }

  /** Orders faults. */
  void fault(String json) {
    send(HttpRequest.newBuilder(control("faults")).POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private URI control(String path) {
    return URI.create(claude.address()).resolve("/_control/" + path);
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    claude.close();
    context.close();
    hub.close();
    http.close();
  }
}
