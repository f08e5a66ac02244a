package org.omnidesk.ai.enrich;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.omnidesk.ai.classify.Classification;
import org.omnidesk.ai.language.LanguageResult;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.ticket.Master;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Applies a result to its ticket: only if the text is still the one that was read, and no field
 * that a person or the source system has set. The result itself is kept with the ticket in any
 * case, as the suggestion it then is.
 */
public class EnrichmentWriter {

  private final JdbcClient jdbc;
  private final TicketStore tickets;
  private final TicketHistory history;
  private final ConsumedEvents consumed;
  private final ClassificationListener listener;

  public EnrichmentWriter(
      JdbcClient jdbc,
      TicketStore tickets,
      TicketHistory history,
      ConsumedEvents consumed,
      ClassificationListener listener) {
    this.jdbc = jdbc;
    this.tickets = tickets;
    this.history = history;
    this.consumed = consumed;
    this.listener = listener;
  }

  void write(TicketEvent event, TicketText text, LanguageResult language, Classification result) {
    boolean[] first = new boolean[1];
    TicketRow[] written = new TicketRow[1];
    consumed.once(
        TicketEnrichment.CONSUMER,
        event.id(),
        () ->
            tickets
                .lock(event.ticketId())
                .filter(ticket -> isStill(text))
                .ifPresent(
                    ticket -> {
                      first[0] = isFirst(ticket);
                      apply(ticket, text, language, result);
                      written[0] = tickets.find(ticket.id()).orElseThrow();
                    }));
    if (first[0]) {
      listener.firstClassification(written[0]);
    }
  }

  private boolean isStill(TicketText text) {
    return TicketText.read(jdbc, text.ticketId())
        .filter(now -> now.hash().equals(text.hash()))
        .isPresent();
  }

  private boolean isFirst(TicketRow ticket) {
    return jdbc.sql("SELECT 1 FROM tickets WHERE id = ? AND classification IS NULL")
        .param(ticket.id())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private void apply(
      TicketRow ticket, TicketText text, LanguageResult language, Classification result) {
    Map<String, Object> changes = new LinkedHashMap<>();
    Map<String, Master> masters = new LinkedHashMap<>();
    changes.put("classification", classification(text, language, result));
    if (!language.isUnknown()) {
      set(ticket, changes, masters, "language", language.language());
    }
    if (!result.abstained()) {
      set(ticket, changes, masters, "category", result.category());
    } else if (ticket.category() != null && ticket.master("category") == Master.AI) {
      // what a model said of fewer words is taken back with it
      changes.put("category", null);
    }
    set(ticket, changes, masters, "urgency", result.urgency());
    long version = tickets.update(ticket, changes, masters);
    history.record(
        ticket.id(),
        ticket.number(),
        version,
        EventTypes.TICKET_ENRICHED,
        "ai",
        null,
        result.modelId(),
        List.copyOf(changes.keySet()),
        null,
        null,
        Map.of("confidence", result.categoryConfidence(), "abstained", result.abstained()));
  }

  private static void set(
      TicketRow ticket,
      Map<String, Object> changes,
      Map<String, Master> masters,
      String field,
      Object value) {
    if (value != null && Master.AI.mayReplace(ticket.master(field))) {
      changes.put(field, value);
      masters.put(field, Master.AI);
    }
  }

  private static String classification(
      TicketText text, LanguageResult language, Classification result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("category", result.category());
    json.put("urgency", result.urgency().wireName());
    json.put("type", result.type().wireName());
    json.put("language", language.language());
    json.put("confidence", result.categoryConfidence());
    json.put("urgencyConfidence", result.urgencyConfidence());
    json.put("languageConfidence", language.confidence());
    json.put("model", result.modelId());
    json.put("abstained", result.abstained());
    json.put("reasons", result.reasons());
    json.put("textHash", text.hash());
    json.put("at", Instant.now().toString());
    json.put("opinions", List.of(opinion(json, result)));
    return Json.write(json);
  }

  /** The local opinion, the first of the list; a second one may follow. */
  private static Map<String, Object> opinion(Map<String, Object> json, Classification result) {
    Map<String, Object> opinion = new LinkedHashMap<>();
    opinion.put("model", result.modelId());
    opinion.put("category", result.bestCategory());
    opinion.put("urgency", json.get("urgency"));
    opinion.put("type", json.get("type"));
    opinion.put("confidence", result.categoryConfidence());
    opinion.put("evidence", result.reasons());
    opinion.put("applied", !result.abstained());
    opinion.put("textHash", json.get("textHash"));
    opinion.put("at", json.get("at"));
    return opinion;
  }

  /** Hears once of every ticket, when its first result is stored. */
  @FunctionalInterface
  public interface ClassificationListener {
    void firstClassification(TicketRow ticket);
  }
}
