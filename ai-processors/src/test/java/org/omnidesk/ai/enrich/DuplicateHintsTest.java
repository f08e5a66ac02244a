package org.omnidesk.ai.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.similar.SimilarTicket;
import org.omnidesk.ai.similar.SimilarTickets;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.link.TicketLink;
import org.omnidesk.tickets.link.TicketLinks;
import org.omnidesk.tickets.ticket.TicketRow;

/** Which likeness becomes a suggestion, and whose word stays. */
class DuplicateHintsTest {

  private static final Contact RAVI = Contact.ofEmail("Ravi", "ravi@example.org");

  @TempDir Path data;
  private TestHub hub;
  private TicketLinks links;

  @BeforeEach
  void start() {
    hub = new TestHub(data);
    links = hub.bean(TicketLinks.class);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private UUID mail(Contact from) {
    return hub.receive(
            "mail-support",
            Said.mail("<" + UUID.randomUUID() + "@example.org>", from, "screen is black").intake())
        .ticketId();
  }

  private TicketEvent enriched(UUID id) {
    TicketRow ticket = hub.ticket(id);
    hub.bean(TicketHistory.class)
        .record(
            ticket.id(),
            ticket.number(),
            ticket.version(),
            EventTypes.TICKET_ENRICHED,
            "ai",
            null,
            "test",
            List.of(),
            null,
            null,
            Map.of());
    return hub.events(id).stream()
        .filter(event -> event.type().equals(EventTypes.TICKET_ENRICHED))
        .toList()
        .getLast();
  }

  private DuplicateHints hints(boolean duplicate, double score, UUID... found) {
    SimilarTickets similar =
        (text, k, exclude) ->
            List.of(found).stream()
                .map(
                    id ->
                        new SimilarTicket(
                            id,
                            score,
                            "model",
                            List.of("words in common"),
                            duplicate,
                            score,
                            score,
                            List.of()))
                .toList();
    return new DuplicateHints(hub.jdbc, similar, links, Duration.ofDays(30));
  }

  @Test
  void the_same_requester_again_is_suggested_once_with_its_evidence() {
    UUID first = mail(Said.RITA);
    UUID again = mail(Said.RITA);
    TicketEvent event = enriched(again);
    hints(true, 0.8, first).hint(List.of(event));
    hints(true, 0.9, first).hint(List.of(event, event));
    assertThat(links.of(again))
        .containsExactly(
            new TicketLink(again, first, "suggested", 0.9, List.of("words in common"), "model"));
    assertThat(links.of(first)).isEqualTo(links.of(again));
  }

  @Test
  void what_is_only_similar_later_hidden_old_or_anothers_is_not_suggested() {
    UUID first = mail(Said.RITA);
    UUID anothers = mail(RAVI);
    UUID again = mail(Said.RITA);
    UUID later = mail(Said.RITA);
    TicketEvent event = enriched(again);
    hints(false, 0.9, first).hint(List.of(event));
    hints(true, 0.9, anothers, later).hint(List.of(event));
    assertThat(links.of(again)).isEmpty();
    hub.jdbc.sql("UPDATE tickets SET hidden_at = now() WHERE id = ?").param(first).update();
    hints(true, 0.9, first).hint(List.of(event));
    assertThat(links.of(again)).isEmpty();
    hub.jdbc
        .sql(
            "UPDATE tickets SET hidden_at = NULL, created_at = created_at - interval '31 days' WHERE id = ?")
        .param(first)
        .update();
    hints(true, 0.9, first).hint(List.of(event));
    assertThat(links.of(again)).isEmpty();
  }

  @Test
  void another_person_with_the_same_service_and_site_is_suggested() {
    UUID anothers = mail(RAVI);
    UUID again = mail(Said.RITA);
    hub.jdbc.sql("UPDATE tickets SET category = 'printer', site = 'pune'").update();
    hints(true, 0.8, anothers).hint(List.of(enriched(again)));
    assertThat(links.of(again)).extracting(TicketLink::other).containsExactly(anothers);
  }

  @Test
  void a_persons_word_stays_whatever_is_suggested_afterwards() {
    UUID first = mail(Said.RITA);
    UUID again = mail(Said.RITA);
    UUID ann = hub.user("ann@hub.example", "agent");
    TicketEvent event = enriched(again);
    assertThat(links.decide(again, first, "rejected", ann)).isFalse();
    hints(true, 0.8, first).hint(List.of(event));
    assertThat(links.decide(first, again, "rejected", ann)).isTrue();
    hints(true, 0.9, first).hint(List.of(event));
    assertThat(links.of(again))
        .singleElement()
        .satisfies(
            link -> {
              assertThat(link.state()).isEqualTo("rejected");
              assertThat(link.score()).isEqualTo(0.8);
            });
  }
}
