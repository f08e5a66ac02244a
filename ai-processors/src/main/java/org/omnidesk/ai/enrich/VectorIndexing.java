package org.omnidesk.ai.enrich;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.similar.TicketVectors;
import org.omnidesk.ai.similar.TicketVectors.Titled;
import org.omnidesk.ai.similar.TicketWords;
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
  private static final int BATCH = 128;
  private static final int PAGE = 2 * BATCH;

  private final JdbcClient jdbc;
  private final Encoder encoder;
  private final VectorStore store;
  private final ConsumedEvents consumed;

  private final Duration pause;

  public VectorIndexing(
      JdbcClient jdbc, Encoder encoder, VectorStore store, ConsumedEvents consumed) {
    this(jdbc, encoder, store, consumed, Duration.ZERO);
  }

  /**
   * @param pause after each batch of a filling, so that arrivals are not held up
   */
  public VectorIndexing(
      JdbcClient jdbc,
      Encoder encoder,
      VectorStore store,
      ConsumedEvents consumed,
      Duration pause) {
    this.jdbc = jdbc;
    this.encoder = encoder;
    this.store = store;
    this.consumed = consumed;
    this.pause = pause;
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

  /**
   * Fills collections whose index was lost, is new, or is of another model than the encoder's; the
   * alias switches when it is complete. Points that are there already, of the same text, are not
   * encoded again: a filling that was killed goes on where it was. Tickets that another replica
   * indexed by the old model meanwhile are looked at again before the switch.
   */
  public void rebuild() {
    for (String collection : store.incomplete()) {
      LOG.info("vector index {} is filled from PostgreSQL", collection);
      Instant begun = now();
      if (collection.equals(VectorStore.KNOWLEDGE)) {
        indexKnowledge();
      } else {
        fill(collection, Instant.EPOCH);
        fill(collection, begun);
        forgetHidden(collection, begun);
      }
      // first on disk, then called complete: a crash between the two fills it once more
      store.flush();
      store.complete(collection);
      LOG.info("vector index {} is complete: {} points", collection, store.count(collection));
    }
  }

  /** One that was hidden after its text was read must not stay. */
  private void forgetHidden(String collection, Instant since) {
    List<UUID> hidden =
        jdbc.sql("SELECT id FROM tickets WHERE hidden_at >= ?")
            .param(since.atOffset(ZoneOffset.UTC))
            .query(UUID.class)
            .list();
    store.delete(
        collection,
        collection.equals(VectorStore.TICKETS)
            ? hidden
            : hidden.stream().flatMap(id -> responsesOf(id).stream()).toList());
  }

  private Instant now() {
    return jdbc.sql("SELECT now()").query(OffsetDateTime.class).single().toInstant();
  }

  private void fill(String collection, Instant changedSince) {
    boolean solvedOnly = collection.equals(VectorStore.RESPONSES);
    UUID last = new UUID(0, 0);
    while (true) {
      List<UUID> ids =
          jdbc.sql(
                  """
                  SELECT id FROM tickets WHERE id > ? AND updated_at >= ? AND hidden_at IS NULL
                    AND (NOT ? OR status IN ('resolved','closed')) ORDER BY id LIMIT ?""")
              .params(last, changedSince.atOffset(ZoneOffset.UTC), solvedOnly, PAGE)
              .query(UUID.class)
              .list();
      if (ids.isEmpty()) {
        return;
      }
      indexTickets(ids);
      last = ids.getLast();
      LockSupport.parkNanos(pause.toNanos());
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
                            new Titled(t.title(), t.text()),
                            "INTERNAL",
                            rs.getString("site"),
                            rs.getString("language"),
                            rs.getString("status")))
                .optional());
  }

  private List<Item> publicAnswers(UUID ticket) {
    return jdbc.sql(
            """
            SELECT r.id, t.title, r.response_text AS text, t.site, t.language, t.status
            FROM ticket_responses r JOIN tickets t ON t.id = r.ticket_id
            WHERE t.id = ? AND r.visibility = 'PUBLIC' AND NOT r.by_requester""")
        .param(ticket)
        .query(
            (rs, n) ->
                new Item(
                    rs.getObject("id", UUID.class),
                    whole(rs),
                    "PUBLIC",
                    rs.getString("site"),
                    rs.getString("language"),
                    rs.getString("status")))
        .list();
  }

  /** Answers and articles are looked for by questions: one vector of all their words. */
  private static Titled whole(ResultSet rs) throws SQLException {
    return new Titled("", rs.getString("title") + "\n" + rs.getString("text"));
  }

  private void indexKnowledge() {
    indexArticles(jdbc.sql("SELECT id FROM knowledge_base").query(UUID.class).list());
  }

  /** Vectors and payloads of articles; unknown ids are no error. */
  void indexArticles(List<UUID> ids) {
    for (int from = 0; from < ids.size(); from += PAGE) {
      upsert(
          VectorStore.KNOWLEDGE,
          jdbc.sql(
                  """
                  SELECT id, title, content AS text, language, visibility FROM knowledge_base
                  WHERE id IN (:ids)""")
              .param("ids", ids.subList(from, Math.min(from + PAGE, ids.size())))
              .query(
                  (rs, n) ->
                      new Item(
                          rs.getObject("id", UUID.class),
                          whole(rs),
                          rs.getString("visibility"),
                          null,
                          rs.getString("language"),
                          "published"))
              .list());
    }
  }

  /** A batch is stored while the next one is encoded. */
  private void upsert(String collection, List<Item> items) {
    CompletableFuture<Void> stored = CompletableFuture.completedFuture(null);
    try {
      for (int from = 0; from < items.size(); from += BATCH) {
        List<Item> batch = items.subList(from, Math.min(from + BATCH, items.size()));
        List<VectorPoint> points = points(changed(collection, batch));
        stored.join();
        if (!points.isEmpty()) {
          stored =
              CompletableFuture.runAsync(
                  () -> store.upsert(collection, points),
                  work -> Thread.ofVirtual().name("store-vectors").start(work));
        }
      }
      stored.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      // nothing is written any more once this has returned, also when a later batch failed
      stored.exceptionally(failure -> null).join();
    }
  }

  /** Without what the store has already, of this model, this text and these fields. */
  private List<Item> changed(String collection, List<Item> batch) {
    Map<UUID, VectorPayload> there =
        store.read(collection, encoder.modelId(), batch.stream().map(Item::id).toList()).stream()
            .collect(Collectors.toMap(VectorPoint::id, VectorPoint::payload));
    return batch.stream().filter(item -> !payload(item).equals(there.get(item.id()))).toList();
  }

  /** A text that the encoder chokes on stays out alone; the rest of its batch goes in. */
  private List<VectorPoint> points(List<Item> batch) {
    try {
      List<float[]> vectors =
          TicketVectors.encode(encoder, batch.stream().map(Item::text).toList());
      List<VectorPoint> points = new ArrayList<>();
      for (int i = 0; i < batch.size(); i++) {
        Item item = batch.get(i);
        points.add(
            new VectorPoint(
                item.id(),
                vectors.get(i),
                payload(item),
                TicketWords.of(item.text().title(), item.text().text())));
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

  private VectorPayload payload(Item item) {
    return new VectorPayload(
        item.visibility(),
        item.site(),
        item.language(),
        item.status(),
        encoder.modelId(),
        Hash.sha256(item.text().joined()));
  }

  private List<UUID> responsesOf(UUID ticket) {
    return jdbc.sql("SELECT id FROM ticket_responses WHERE ticket_id = ?")
        .param(ticket)
        .query(UUID.class)
        .list();
  }

  private record Item(
      UUID id, Titled text, String visibility, String site, String language, String status) {}
}
