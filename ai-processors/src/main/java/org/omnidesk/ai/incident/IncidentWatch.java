package org.omnidesk.ai.incident;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.enrich.TicketText;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.ticket.TicketStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Watches understood tickets for a major incident. It only hints: a person confirms, and what
 * everybody is told is a draft.
 */
public class IncidentWatch {

  static final String CONSUMER = "incident-watch";
  private static final Logger LOG = LoggerFactory.getLogger(IncidentWatch.class);
  private static final int READ = 1_000;
  // Rows of other replicas become visible when they commit, not in the order of their numbers.
  private static final int LATE_COMMITS = 200;

  private final JdbcClient jdbc;
  private final Encoder encoder;
  private final IncidentProperties settings;
  private final ConsumedEvents consumed;
  private final TicketStore tickets;
  private final TicketHistory history;
  private final ArrivalStore arrivals;
  private final HintStore hints;
  private final BroadcastDraft broadcast;
  private final IncidentDetector detector;
  private long read;
  private long forgotten;

  public IncidentWatch(
      JdbcClient jdbc,
      Encoder encoder,
      IncidentProperties settings,
      ConsumedEvents consumed,
      TicketStore tickets,
      TicketHistory history,
      HintStore hints,
      BroadcastDraft broadcast) {
    this.jdbc = jdbc;
    this.encoder = encoder;
    this.settings = settings;
    this.consumed = consumed;
    this.tickets = tickets;
    this.history = history;
    this.arrivals = new ArrivalStore(jdbc);
    this.hints = hints;
    this.broadcast = broadcast;
    this.detector = new IncidentDetector(settings);
  }

  /** Looks at an enriched ticket; other events are only noted. */
  public synchronized void watch(TicketEvent event) {
    if (!event.type().equals(EventTypes.TICKET_ENRICHED) || consumed.has(CONSUMER, event.id())) {
      consumed.once(CONSUMER, event.id(), () -> {});
      return;
    }
    Optional<Arrival> arrival = arrival(event);
    arrival.ifPresent(a -> catchUp());
    Optional<Suspicion> suspicion = arrival.flatMap(detector::arrived);
    consumed.once(
        CONSUMER,
        event.id(),
        () -> {
          arrival.ifPresent(a -> arrivals.keep(a, encoder.modelId()));
          suspicion.flatMap(this::keep).ifPresent(this::tell);
        });
    forget();
  }

  private Optional<Arrival> arrival(TicketEvent event) {
    return arrivals
        .facts(event, settings.longest())
        .flatMap(
            facts ->
                TicketText.read(jdbc, event.ticketId())
                    .map(
                        text ->
                            new Arrival(
                                event.ticketId(),
                                facts.at(),
                                facts.category(),
                                facts.site(),
                                facts.requester(),
                                Broad.is(text.joined()),
                                encoder.encode(List.of(text.joined())).get(0),
                                Terms.of(text.joined()))));
  }

  /** What was written before this start, and by other replicas. */
  private void catchUp() {
    long from = Math.max(0, read - LATE_COMMITS);
    List<ArrivalStore.Stored> more = arrivals.after(from, encoder.modelId(), READ);
    while (!more.isEmpty()) {
      for (ArrivalStore.Stored stored : more) {
        detector.log().add(stored.arrival());
        read = Math.max(read, stored.seq());
      }
      more =
          more.size() < READ
              ? List.of()
              : arrivals.after(more.get(READ - 1).seq(), encoder.modelId(), READ);
    }
  }

  private Optional<HintStore.Kept> keep(Suspicion suspicion) {
    return hints.keep(suspicion, settings.quiet(), broadcast.texts(suspicion));
  }

  /** The desk shows it with the tickets; operators find it in the log. */
  private void tell(HintStore.Kept kept) {
    if (kept.isNew()) {
      warn(kept.hint());
    }
    for (UUID ticket : kept.joined().stream().sorted().toList()) {
      tickets
          .lock(ticket)
          .ifPresent(
              row ->
                  history.record(
                      row.id(),
                      row.number(),
                      row.version(),
                      EventTypes.TICKET_CHANGED,
                      "ai",
                      null,
                      List.of("incidentHint"),
                      null,
                      null));
    }
  }

  private static void warn(IncidentHint hint) {
    LOG.warn(
        "major incident suspected: {} people, {} at {} since {}, hint {}",
        hint.persons(),
        hint.category() == null ? "unknown service" : hint.category(),
        hint.site() == null ? "several places" : hint.site(),
        hint.since(),
        hint.id());
  }

  private void forget() {
    long hour = System.nanoTime() / Duration.ofHours(1).toNanos();
    if (hour != forgotten) {
      forgotten = hour;
      arrivals.forget(settings.history());
    }
  }
}
