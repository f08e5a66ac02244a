package org.omnidesk.api.incident;

import java.util.List;
import java.util.UUID;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.http.Bodies;
import org.omnidesk.api.http.Query;
import org.omnidesk.api.security.CurrentUser;
import org.omnidesk.tickets.command.Actor;

/** The operations on suspected major incidents. */
public class IncidentHintsApi {

  private final Bodies bodies;
  private final CurrentUser current;
  private final IncidentHints hints;

  public IncidentHintsApi(Bodies bodies, CurrentUser current, IncidentHints hints) {
    this.bodies = bodies;
    this.current = current;
    this.hints = hints;
  }

  record Verdict(String state) {}

  /** All recent hints. */
  public List<IncidentHints.Hint> list() {
    return hints.list(null);
  }

  /** Those that a ticket is part of and that nobody dismissed. */
  public List<IncidentHints.Hint> ofTicket(String ticket) {
    return hints.list(Query.id(ticket));
  }

  /** Confirms or dismisses; the last word counts. */
  public IncidentHints.Hint settle(String id, String body) {
    Actor actor = current.actor();
    UUID hint = Query.id(id);
    Verdict verdict = bodies.read(body, Verdict.class);
    return hints
        .settle(hint, verdict.state(), actor.userId())
        .orElseThrow(() -> ApiProblemException.notFound("incident hint"));
  }
}
