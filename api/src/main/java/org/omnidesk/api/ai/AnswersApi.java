package org.omnidesk.api.ai;

import java.util.List;
import java.util.UUID;
import org.omnidesk.api.ai.Understanding.TextToAnswer;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.http.Bodies;
import org.omnidesk.tickets.query.Reader;
import org.omnidesk.tickets.query.TicketQueries;
import org.omnidesk.tickets.query.TicketView;

/** Reads what is to be answered or embedded. */
public class AnswersApi {

  private static final Reader STAFF = new Reader(null, true);

  private final Bodies bodies;
  private final TicketQueries tickets;

  public AnswersApi(Bodies bodies, TicketQueries tickets) {
    this.bodies = bodies;
    this.tickets = tickets;
  }

  record Asked(UUID ticketId, String title, String text, String language) {}

  record Texts(List<String> texts) {}

  /** A ticket's own words, or the text that was given. */
  public TextToAnswer toAnswer(String body) {
    Asked asked = bodies.read(body, Asked.class);
    if (asked.ticketId() == null) {
      if (blank(asked.title()) && blank(asked.text())) {
        throw ApiProblemException.badField("text", "is required where no ticketId is given");
      }
      return new TextToAnswer(null, asked.title(), asked.text(), asked.language(), null, null);
    }
    TicketView ticket =
        tickets
            .find(asked.ticketId(), STAFF)
            .orElseThrow(() -> ApiProblemException.notFound("ticket"));
    return new TextToAnswer(
        ticket.id(),
        ticket.title(),
        ticket.description(),
        blank(asked.language()) ? ticket.language() : asked.language(),
        ticket.category(),
        ticket.channel());
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  /** The texts in their order; blank ones are allowed, missing ones are not. */
  public List<String> toEmbed(String body) {
    List<String> texts = bodies.read(body, Texts.class).texts();
    if (texts.contains(null)) {
      throw ApiProblemException.badField("texts", "holds something that is no text");
    }
    return texts;
  }
}
