package org.omnidesk.api.ai;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.omnidesk.api.ai.Understanding.SimilarHit;
import org.omnidesk.api.ai.Understanding.TextToClassify;
import org.omnidesk.api.ai.Understanding.TextToSearch;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.http.Bodies;
import org.omnidesk.api.http.Query;
import org.omnidesk.tickets.query.Reader;
import org.omnidesk.tickets.query.TicketQueries;
import org.omnidesk.tickets.query.TicketView;

/** Around a question to the models: reads the question, gives found tickets their titles. */
public class SimilarApi {

  private static final int AT_A_TICKET = 5;
  private static final int DEFAULT = 10;
  private static final Reader STAFF = new Reader(null, true);

  private final Bodies bodies;
  private final TicketQueries tickets;

  public SimilarApi(Bodies bodies, TicketQueries tickets) {
    this.bodies = bodies;
    this.tickets = tickets;
  }

  record Search(String text, Integer limit) {}

  /** A found ticket as people see it. */
  public record SimilarTicketView(
      UUID ticketId,
      String number,
      String title,
      String status,
      String category,
      String system,
      double score,
      String model,
      List<String> reasons,
      Instant updatedAt) {}

  public TextToClassify toClassify(String body) {
    return bodies.read(body, TextToClassify.class);
  }

  public TextToSearch toSearch(String body) {
    Search search = bodies.read(body, Search.class);
    return new TextToSearch(search.text(), search.limit() == null ? DEFAULT : search.limit(), null);
  }

  /** A ticket's own text as the question. */
  public TextToSearch ofTicket(String id) {
    TicketView ticket =
        tickets.find(Query.id(id), STAFF).orElseThrow(() -> ApiProblemException.notFound("ticket"));
    return new TextToSearch(ticket.title() + "\n" + ticket.description(), AT_A_TICKET, ticket.id());
  }

  /** The found tickets that are still to be seen, in the order of the hits. */
  public List<SimilarTicketView> titled(List<SimilarHit> hits) {
    Map<UUID, TicketView> known =
        tickets.byIds(hits.stream().map(SimilarHit::ticketId).toList()).stream()
            .collect(Collectors.toMap(TicketView::id, Function.identity()));
    return hits.stream()
        .map(hit -> titled(hit, known.get(hit.ticketId())))
        .filter(Objects::nonNull)
        .toList();
  }

  private static SimilarTicketView titled(SimilarHit hit, TicketView ticket) {
    return ticket == null
        ? null
        : new SimilarTicketView(
            ticket.id(),
            ticket.number(),
            ticket.title(),
            ticket.status(),
            ticket.category(),
            ticket.system(),
            hit.score(),
            hit.model(),
            hit.reasons(),
            ticket.updatedAt());
  }
}
