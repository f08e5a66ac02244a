package org.omnidesk.connectors.solman;

import org.omnidesk.connectors.solman.outbound.SolmanCallException;
import org.omnidesk.tickets.system.SystemProbe;
import org.omnidesk.tickets.system.Systems;

/** Asks for the peer's system GUID: the one call that changes nothing and needs no incident. */
public class SolmanProbe implements SystemProbe {

  private final Systems systems;
  private final SolmanIdentity identity;

  public SolmanProbe(Systems systems, SolmanIdentity identity) {
    this.systems = systems;
    this.identity = identity;
  }

  @Override
  public String type() {
    return SolmanSettings.TYPE;
  }

  @Override
  public String problem(String system) {
    SolmanSettings settings = systems.settings(system, SolmanSettings.class);
    try {
      String answered = identity.ask(system);
      String pinned = settings.peerSystemGuid();
      if (pinned != null && !pinned.equals(answered)) {
        return "omnidesk.systems.%s.peer-system-guid: is %s, but the system says it is %s"
            .formatted(system, pinned, answered);
      }
      if (answered.equals(identity.own(system))) {
        return "omnidesk.systems.%s.system-guid: the other side has the same one".formatted(system);
      }
      return null;
    } catch (SolmanCallException e) {
      return "omnidesk.systems.%s.%s: %s"
          .formatted(system, e.isLogin() ? "password" : "url", e.getMessage());
    }
  }
}
