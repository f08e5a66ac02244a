package org.omnidesk.ai.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.classify.ClassifiableText;
import org.omnidesk.ai.classify.Classification;
import org.omnidesk.ai.classify.Classifier;
import org.omnidesk.ai.language.LanguageDetector;
import org.omnidesk.ai.language.LanguageResult;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.DeadLetters;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives tickets a language, a category and an urgency, a batch at a time. A text that a model
 * chokes on becomes a dead letter alone; the rest of its batch goes on.
 */
public class TicketEnrichment {

  static final String CONSUMER = "enrich";
  private static final Logger LOG = LoggerFactory.getLogger(TicketEnrichment.class);

  private final JdbcClient jdbc;
  private final LanguageDetector languages;
  private final Classifier classifier;
  private final EnrichmentWriter writer;
  private final ConsumedEvents consumed;
  private final DeadLetters deadLetters;

  public TicketEnrichment(
      JdbcClient jdbc,
      LanguageDetector languages,
      Classifier classifier,
      EnrichmentWriter writer,
      ConsumedEvents consumed,
      DeadLetters deadLetters) {
    this.jdbc = jdbc;
    this.languages = languages;
    this.classifier = classifier;
    this.writer = writer;
    this.consumed = consumed;
    this.deadLetters = deadLetters;
  }

  /** Enriches the tickets of the events that call for it. The same event again changes nothing. */
  public void enrich(List<TicketEvent> events) {
    List<Work> works = new ArrayList<>();
    for (TicketEvent event : events) {
      if (consumed.has(CONSUMER, event.id())) {
        continue;
      }
      Optional<TicketText> text =
          callsForIt(event) ? TicketText.read(jdbc, event.ticketId()) : Optional.empty();
      if (text.isEmpty()) {
        consumed.once(CONSUMER, event.id(), () -> {});
      } else {
        detect(event, text.get()).ifPresent(works::add);
      }
    }
    if (!works.isEmpty()) {
      apply(works);
    }
  }

  private Optional<Work> detect(TicketEvent event, TicketText text) {
    try {
      return Optional.of(new Work(event, text, languages.detect(text.joined())));
    } catch (ModelNotReadyException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("ticket {}: no language can be told", event.ticketId(), e);
      deadLetters.keep(CONSUMER, "language", e, event);
      return Optional.empty();
    }
  }

  /** A model that is not there says nothing about a text: the whole batch comes again. */
  private void apply(List<Work> works) {
    List<Classification> results;
    try {
      results = classifier.classify(works.stream().map(Work::classifiable).toList());
    } catch (ModelNotReadyException e) {
      throw e;
    } catch (RuntimeException e) {
      if (works.size() == 1) {
        LOG.error("ticket {} cannot be classified", works.get(0).event().ticketId(), e);
        deadLetters.keep(CONSUMER, "classify", e, works.get(0).event());
      } else {
        works.forEach(work -> apply(List.of(work)));
      }
      return;
    }
    for (int i = 0; i < works.size(); i++) {
      Work work = works.get(i);
      try {
        writer.write(work.event(), work.text(), work.language(), results.get(i));
      } catch (DataAccessException e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.error("ticket {} cannot be enriched", work.event().ticketId(), e);
        deadLetters.keep(CONSUMER, "write", e, work.event());
      }
    }
  }

  /** A new ticket, a changed text, or more words from the requester. */
  private boolean callsForIt(TicketEvent event) {
    return switch (event.type()) {
      case EventTypes.TICKET_CREATED -> true;
      case EventTypes.TICKET_CHANGED ->
          event.changed().contains("title") || event.changed().contains("description");
      case EventTypes.RESPONSE_ADDED -> "PUBLIC".equals(event.visibility()) && byRequester(event);
      default -> false;
    };
  }

  private boolean byRequester(TicketEvent event) {
    return jdbc.sql(
            """
            SELECT 1 FROM ticket_responses r JOIN tickets t ON t.id = r.ticket_id
            WHERE r.id = ? AND r.by_requester AND coalesce(t.masters ->> 'category', '') <> 'person'""")
        .param(event.responseId())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private record Work(TicketEvent event, TicketText text, LanguageResult language) {
    ClassifiableText classifiable() {
      return new ClassifiableText(text.title(), text.text(), language.language());
    }
  }
}
