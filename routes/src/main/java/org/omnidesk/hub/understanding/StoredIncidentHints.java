package org.omnidesk.hub.understanding;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.ai.incident.HintStore;
import org.omnidesk.ai.incident.IncidentHint;
import org.omnidesk.api.incident.IncidentHints;

/** Shows the watch's hints to people and takes their word. */
public class StoredIncidentHints implements IncidentHints {

  private final HintStore hints;

  public StoredIncidentHints(HintStore hints) {
    this.hints = hints;
  }

  @Override
  public List<Hint> list(UUID ticket) {
    return (ticket == null ? hints.recent() : hints.of(ticket))
        .stream().map(StoredIncidentHints::shown).toList();
  }

  @Override
  public Optional<Hint> settle(UUID id, String state, UUID user) {
    return hints.settle(id, state, user)
        ? hints.find(id).map(StoredIncidentHints::shown)
        : Optional.empty();
  }

  private static Hint shown(IncidentHint hint) {
    return new Hint(
        hint.id(),
        hint.state(),
        hint.category(),
        hint.site(),
        hint.since(),
        hint.tickets(),
        hint.persons(),
        hint.expected(),
        hint.probability(),
        hint.terms(),
        hint.broadcast(),
        hint.createdAt(),
        hint.updatedAt());
  }
}
