package org.omnidesk.ai.opinion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    Stored stored = stored(event.ticketId());
    return stored.isDoubtful(text.get().hash(), threshold)
        ? Optional.of(
            new Asked(
                event,
                text.get(),
                questions.about(text.get(), ticket.get().channel().wireName(), stored.dataClass())))
        : Optional.empty();
  }

  /** What is read beside the row, that no other room needs. */
  private record Stored(ObjectNode classification, String dataClass) {

    boolean isDoubtful(String textHash, double threshold) {
      if (classification == null || !textHash.equals(classification.path("textHash").asText())) {
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
  }

  private Stored stored(UUID ticket) {
    // read through the row's JSON, so that a hub without classes of data has the default one
    return jdbc.sql(
            "SELECT classification::text AS c, to_jsonb(t) ->> 'data_class' AS d FROM tickets t WHERE id = ?")
        .param(ticket)
        .query(
            (rs, n) ->
                new Stored(
                    rs.getString("c") == null
                        ? null
                        : Json.read(rs.getString("c"), ObjectNode.class),
                    rs.getString("d")))
        .single();
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
