package org.omnidesk.ai.opinion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.claude.ClaudeGate;
import org.omnidesk.ai.claude.ClaudeOutcome;
import org.omnidesk.ai.claude.ClaudeProperties;
import org.omnidesk.ai.claude.Prompts;
import org.omnidesk.ai.enrich.TicketText;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.ticket.Master;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks for a second opinion on tickets whose category the local model is not sure of, once for each
 * text, and hands the answer on. A failure leaves the ticket as it is.
 */
public class SecondOpinions {

  static final String CONSUMER = "second-opinion";

  private final JdbcClient jdbc;
  private final TicketStore tickets;
  private final ConsumedEvents consumed;
  private final ClaudeGate gate;
  private final double threshold;
  private final OpinionQuestions questions;
  private final OpinionWriter writer;

  public SecondOpinions(
      JdbcClient jdbc,
      TicketStore tickets,
      ConsumedEvents consumed,
      ClaudeGate gate,
      ClaudeProperties claude,
      AiProperties properties,
      Prompts prompts,
      OpinionWriter writer) {
    this.jdbc = jdbc;
    this.tickets = tickets;
    this.consumed = consumed;
    this.gate = gate;
    this.threshold = claude.threshold();
    this.questions = new OpinionQuestions(properties.categories(), prompts);
    this.writer = writer;
  }

  /** The question that an event calls for. One that calls for none counts as had. */
  public Asked question(TicketEvent event) {
    if (consumed.has(CONSUMER, event.id())) {
      return Asked.nothing(event);
    }
    Optional<Asked> asked =
        gate.isOn() && EventTypes.TICKET_ENRICHED.equals(event.type())
            ? doubtful(event)
            : Optional.empty();
    return asked.orElseGet(
        () -> {
          consumed.once(CONSUMER, event.id(), () -> {});
          return Asked.nothing(event);
        });
  }

  private Optional<Asked> doubtful(TicketEvent event) {
    Optional<TicketRow> ticket =
        tickets
            .find(event.ticketId())
            .filter(row -> !row.hidden() && !row.status().isDone())
            .filter(row -> Master.AI.mayReplace(row.master("category")));
    Optional<TicketText> text = ticket.flatMap(row -> TicketText.read(jdbc, row.id()));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return classification(event.ticketId())
        .filter(stored -> isDoubtful(stored, text.get().hash()))
        .map(
            stored ->
                new Asked(
                    event,
                    text.get(),
                    questions.about(
                        text.get(),
                        ticket.get().channel().wireName(),
                        ticket.get().dataClass().wireName())));
  }

  private boolean isDoubtful(JsonNode classification, String textHash) {
    if (!textHash.equals(classification.path("textHash").asText())) {
      // the text has changed since: its own event is on the way
      return false;
    }
    for (JsonNode opinion : classification.path("opinions")) {
      if (opinion.hasNonNull("callId") && textHash.equals(opinion.path("textHash").asText())) {
        return false;
      }
    }
    return classification.path("abstained").asBoolean()
        || classification.path("confidence").asDouble() < threshold;
  }

  private Optional<JsonNode> classification(UUID ticket) {
    return jdbc.sql(
            "SELECT classification::text FROM tickets WHERE id = ? AND classification IS NOT NULL")
        .param(ticket)
        .query(String.class)
        .optional()
        .map(json -> Json.read(json, JsonNode.class));
  }

  /** Writes what came of a question to its ticket; what failed or was not asked changes nothing. */
  public void settle(Asked asked, ClaudeOutcome outcome) {
    consumed.once(
        CONSUMER,
        asked.event().id(),
        () -> {
          if (outcome instanceof ClaudeOutcome.Answered answered) {
            writer.write(
                asked,
                SecondOpinion.read(answered.json(), asked.text().joined()),
                answered.receipt());
          }
        });
  }
}
