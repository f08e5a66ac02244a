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
import org.omnidesk.api.http.ApiAnswer;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.http.Bodies;
import org.omnidesk.api.http.Query;
import org.omnidesk.api.security.CurrentUser;
import org.omnidesk.tickets.link.TicketLinks;
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
  private final TicketLinks links;
  private final CurrentUser current;

  public SimilarApi(Bodies bodies, TicketQueries tickets, TicketLinks links, CurrentUser current) {
    this.bodies = bodies;
    this.tickets = tickets;
    this.links = links;
    this.current = current;
  }

  record Verdict(String state) {}

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
      boolean duplicate,
      String link,
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

  /**
   * A person's word on a suggested duplicate; both tickets stay as they are, merging is another
   * act.
   */
  public ApiAnswer decide(String id, String other, String body) {
    Verdict verdict = bodies.read(body, Verdict.class);
    if (!links.decide(Query.id(id), Query.id(other), verdict.state(), current.actor().userId())) {
      throw ApiProblemException.notFound("suggested duplicate");
    }
    return ApiAnswer.empty();
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
            hit.duplicate(),
            hit.link(),
            ticket.updatedAt());
  }
}
