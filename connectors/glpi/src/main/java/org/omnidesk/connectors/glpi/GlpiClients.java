package org.omnidesk.connectors.glpi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.omnidesk.tickets.system.Systems;

/** One client a system, made anew when its settings change. */
public class GlpiClients {

  private final Systems systems;
  private final Map<String, GlpiClient> clients = new ConcurrentHashMap<>();

  public GlpiClients(Systems systems) {
    this.systems = systems;
  }

  /**
   * The client of a configured system.
   *
   * @throws org.omnidesk.tickets.system.UnknownSystemException if there is no such system of ours
   */
  public GlpiClient of(String system) {
    GlpiSettings settings = systems.settings(system, GlpiSettings.class);
    return clients.compute(
        system,
        (name, known) ->
            known != null && known.settings().equals(settings) ? known : new GlpiClient(settings));
  }

  GlpiSettings settings(String system) {
    return systems.settings(system, GlpiSettings.class);
  }
}
