package org.omnidesk.ai.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.similar.VectorPayload;
import org.omnidesk.ai.similar.VectorPoint;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.tickets.Hash;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the vector index in step with PostgreSQL: tickets, knowledge articles, and the public texts
 * of solved tickets. The index may be lost at any time; {@link #rebuild} fills it again.
 */
public class VectorIndexing {

  static final String CONSUMER = "index-vectors";
  private static final Logger LOG = LoggerFactory.getLogger(VectorIndexing.class);
  private static final int BATCH = 64;

  private final JdbcClient jdbc;
  private final Encoder encoder;
  private final VectorStore store;
  private final ConsumedEvents consumed;

  public VectorIndexing(
      JdbcClient jdbc, Encoder encoder, VectorStore store, ConsumedEvents consumed) {
    this.jdbc = jdbc;
    this.encoder = encoder;
    this.store = store;
    this.consumed = consumed;
  }

  /** Indexes what the events changed. Upserts by id, so doing it twice is doing it once. */
  public void index(List<TicketEvent> events) {
    List<UUID> tickets = new ArrayList<>();
    for (TicketEvent event : events) {
      if (event.type().equals(EventTypes.TICKET_DELETED)) {
        store.delete(VectorStore.TICKETS, List.of(event.ticketId()));
        store.delete(VectorStore.RESPONSES, responsesOf(event.ticketId()));
      } else if (concernsIndex(event) && !tickets.contains(event.ticketId())) {
        tickets.add(event.ticketId());
      }
    }
    indexTickets(tickets);
    store.flush();
    events.forEach(event -> consumed.once(CONSUMER, event.id(), () -> {}));
  }

  private static boolean concernsIndex(TicketEvent event) {
    return switch (event.type()) {
      case EventTypes.TICKET_ENRICHED, EventTypes.TICKET_CHANGED -> true;
      case EventTypes.RESPONSE_ADDED, EventTypes.RESPONSE_EDITED -> true;
      default -> false;
    };
  }

  /** Fills collections whose index was lost or is new. */
  public void rebuild() {
    for (String collection : store.incomplete()) {
      LOG.info("vector index {} is filled from PostgreSQL", collection);
      if (collection.equals(VectorStore.KNOWLEDGE)) {
        indexKnowledge();
      } else if (collection.equals(VectorStore.TICKETS)) {
        inBatches("SELECT id FROM tickets WHERE hidden_at IS NULL ORDER BY id");
      } else {
        inBatches(
            "SELECT id FROM tickets WHERE hidden_at IS NULL AND status IN ('resolved','closed') ORDER BY id");
      }
      // first on disk, then called complete: a crash between the two fills it once more
      store.flush();
      store.complete(collection);
    }
  }

  private void inBatches(String sql) {
    List<UUID> ids = jdbc.sql(sql).query(UUID.class).list();
    for (int from = 0; from < ids.size(); from += BATCH) {
      indexTickets(ids.subList(from, Math.min(from + BATCH, ids.size())));
    }
  }

  private void indexTickets(List<UUID> tickets) {
    List<Item> items = new ArrayList<>();
    List<Item> answers = new ArrayList<>();
    for (UUID id : tickets) {
      Optional<Item> item = ticket(id);
      item.ifPresent(items::add);
      if (item.filter(i -> i.status().equals("resolved") || i.status().equals("closed"))
          .isPresent()) {
        answers.addAll(publicAnswers(id));
      }
    }
    upsert(VectorStore.TICKETS, items);
    upsert(VectorStore.RESPONSES, answers);
    // of a ticket that was opened again, or a text that became internal
    Set<UUID> kept = answers.stream().map(Item::id).collect(Collectors.toSet());
    List<UUID> others =
        tickets.stream()
            .flatMap(id -> responsesOf(id).stream())
            .filter(id -> !kept.contains(id))
            .toList();
    if (!others.isEmpty()) {
      store.delete(VectorStore.RESPONSES, others);
    }
  }

  private Optional<Item> ticket(UUID id) {
    Optional<TicketText> text = TicketText.read(jdbc, id);
    return text.flatMap(
        t ->
            jdbc.sql("SELECT status, site, language FROM tickets WHERE id = ?")
                .param(id)
                .query(
                    (rs, n) ->
                        new Item(
                            id,
                            t.joined(),
                            "INTERNAL",
                            rs.getString("site"),
                            rs.getString("language"),
                            rs.getString("status")))
                .optional());
  }

  private List<Item> publicAnswers(UUID ticket) {
    return jdbc.sql(
            """
            SELECT r.id, t.title || E'\\n' || r.response_text AS text, t.site, t.language, t.status
            FROM ticket_responses r JOIN tickets t ON t.id = r.ticket_id
            WHERE t.id = ? AND r.visibility = 'PUBLIC' AND NOT r.by_requester""")
        .param(ticket)
        .query(
            (rs, n) ->
                new Item(
                    rs.getObject("id", UUID.class),
                    rs.getString("text"),
                    "PUBLIC",
                    rs.getString("site"),
                    rs.getString("language"),
                    rs.getString("status")))
        .list();
  }

  private void indexKnowledge() {
    List<Item> articles =
        jdbc.sql(
                "SELECT id, title || E'\\n' || content AS text, language, visibility FROM knowledge_base")
            .query(
                (rs, n) ->
                    new Item(
                        rs.getObject("id", UUID.class),
                        rs.getString("text"),
                        rs.getString("visibility"),
                        null,
                        rs.getString("language"),
                        "published"))
            .list();
    upsert(VectorStore.KNOWLEDGE, articles);
  }

  private void upsert(String collection, List<Item> items) {
    for (int from = 0; from < items.size(); from += BATCH) {
      List<Item> batch = items.subList(from, Math.min(from + BATCH, items.size()));
      store.upsert(collection, points(batch));
    }
  }

  /** A text that the encoder chokes on stays out alone; the rest of its batch goes in. */
  private List<VectorPoint> points(List<Item> batch) {
    try {
      List<float[]> vectors = encoder.encode(batch.stream().map(Item::text).toList());
      List<VectorPoint> points = new ArrayList<>();
      for (int i = 0; i < batch.size(); i++) {
        points.add(point(batch.get(i), vectors.get(i)));
      }
      return points;
    } catch (ModelNotReadyException e) {
      throw e;
    } catch (RuntimeException e) {
      if (batch.size() > 1) {
        return batch.stream().flatMap(item -> points(List.of(item)).stream()).toList();
      }
      batch.forEach(item -> LOG.error("{} cannot be encoded and stays unindexed", item.id(), e));
      return List.of();
    }
  }

  private VectorPoint point(Item item, float[] vector) {
    return new VectorPoint(
        item.id(),
        vector,
        new VectorPayload(
            item.visibility(),
            item.site(),
            item.language(),
            item.status(),
            encoder.modelId(),
            Hash.sha256(item.text())));
  }

  private List<UUID> responsesOf(UUID ticket) {
    return jdbc.sql("SELECT id FROM ticket_responses WHERE ticket_id = ?")
        .param(ticket)
        .query(UUID.class)
        .list();
  }

  private record Item(
      UUID id, String text, String visibility, String site, String language, String status) {}
}
