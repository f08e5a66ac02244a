package org.omnidesk.ai.opinion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.omnidesk.ai.claude.AiLog;
import org.omnidesk.ai.claude.ClaudeReceipt;
import org.omnidesk.ai.enrich.TicketText;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.ticket.Master;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps a second opinion beside the first one, in the ticket's classification. Agreement sets the
 * category, if the text is still the one that was read and neither a person nor the source has set
 * it; anything else is a suggestion, and a disagreement asks for a person. The confidence stays the
 * local model's, as it was measured.
 */
public class OpinionWriter {

  private static final int KEPT = 6;
  private static final String AGREEMENT = "rule:two-models-agree";

  private final JdbcClient jdbc;
  private final TicketStore tickets;
  private final TicketHistory history;
  private final AiLog log;

  public OpinionWriter(JdbcClient jdbc, TicketStore tickets, TicketHistory history, AiLog log) {
    this.jdbc = jdbc;
    this.tickets = tickets;
    this.history = history;
    this.log = log;
  }

  /** Inside the caller's transaction. */
  void write(Asked asked, SecondOpinion opinion, ClaudeReceipt receipt) {
    Optional<TicketRow> ticket =
        tickets
            .lock(asked.text().ticketId())
            .filter(row -> row.id().equals(asked.text().ticketId()) && !row.hidden());
    ticket.ifPresent(
        row -> classification(row).ifPresent(c -> write(row, c, asked, opinion, receipt)));
  }

  private Optional<ObjectNode> classification(TicketRow ticket) {
    return jdbc.sql("SELECT classification::text FROM tickets WHERE id = ?")
        .param(ticket.id())
        .query((rs, n) -> Optional.ofNullable(rs.getString(1)))
        .single()
        .map(json -> Json.read(json, ObjectNode.class));
  }

  private void write(
      TicketRow ticket,
      ObjectNode classification,
      Asked asked,
      SecondOpinion opinion,
      ClaudeReceipt receipt) {
    String hash = asked.text().hash();
    boolean still =
        hash.equals(classification.path("textHash").asText())
            && TicketText.read(jdbc, ticket.id()).filter(t -> t.hash().equals(hash)).isPresent();
    boolean free = Master.AI.mayReplace(ticket.master("category"));
    Verdict verdict = Verdict.of(best(classification), opinion);
    boolean applied = still && free && verdict == Verdict.AGREED;
    Map<String, Object> changes = new LinkedHashMap<>();
    Map<String, Master> masters = new LinkedHashMap<>();
    opinions(classification).add(json(opinion, receipt, hash, applied));
    if (still) {
      classification.put("verdict", verdict.wireName());
      classification.put("needsPerson", free && verdict != Verdict.AGREED);
    }
    if (applied) {
      classification.put("category", opinion.category());
      classification.put("abstained", false);
      if (!opinion.category().equals(ticket.category())) {
        changes.put("category", opinion.category());
        masters.put("category", Master.AI);
      }
    }
    changes.put("classification", Json.write(classification));
    long version = tickets.update(ticket, changes, masters);
    if (applied) {
      log.approved(receipt.callId(), AGREEMENT);
    }
    history.record(
        ticket.id(),
        ticket.number(),
        version,
        EventTypes.TICKET_ENRICHED,
        "ai",
        null,
        receipt.model(),
        List.copyOf(changes.keySet()),
        null,
        null,
        Map.of(
            "confidence", opinion.confidence(), "verdict", verdict.wireName(), "applied", applied));
  }

  /** The local best category, also where it was not sure enough to be set. */
  private static String best(ObjectNode classification) {
    JsonNode first = classification.path("opinions").path(0).path("category");
    return first.isTextual() ? first.asText() : null;
  }

  private static ArrayNode opinions(ObjectNode classification) {
    ArrayNode opinions =
        classification.get("opinions") instanceof ArrayNode kept
            ? kept
            : classification.putArray("opinions");
    while (opinions.size() >= KEPT) {
      // the first one is the local model's
      opinions.remove(1);
    }
    return opinions;
  }

  private static ObjectNode json(
      SecondOpinion opinion, ClaudeReceipt receipt, String hash, boolean applied) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("model", receipt.model());
    json.put("category", opinion.category());
    json.put("urgency", opinion.urgency());
    json.put("type", opinion.type());
    json.put("confidence", opinion.confidence());
    ArrayNode evidence = json.putArray("evidence");
    opinion.evidence().forEach(evidence::add);
    json.put("applied", applied);
    json.put("callId", receipt.callId().toString());
    json.put("textHash", hash);
    json.put("at", Instant.now().toString());
    return json;
  }
}
