package org.omnidesk.connectors.solman;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.omnidesk.connectors.solman.outbound.SolmanCallException;
import org.omnidesk.connectors.solman.outbound.SolmanClient;
import org.omnidesk.tickets.secret.InstanceSecrets;
import org.omnidesk.tickets.system.Systems;

/**
 * The two system GUIDs every call names. Ours stays the same for ever; the peer's is configured, or
 * asked for once and kept while the hub runs.
 */
public class SolmanIdentity {

  private final Systems systems;
  private final InstanceSecrets secrets;
  private final SolmanClient client;
  private final Map<String, String> asked = new ConcurrentHashMap<>();

  public SolmanIdentity(Systems systems, InstanceSecrets secrets, SolmanClient client) {
    this.systems = systems;
    this.secrets = secrets;
    this.client = client;
  }

  /** Our GUID towards a system. */
  public String own(String system) {
    String configured = systems.settings(system, SolmanSettings.class).systemGuid();
    return configured != null
        ? configured
        : secrets.instanceId().toString().replace("-", "").toUpperCase(Locale.ROOT);
  }

  /**
   * The peer's GUID.
   *
   * @throws SolmanCallException if it is not configured and the peer does not tell it
   */
  public String peer(String system) throws SolmanCallException {
    String configured = systems.settings(system, SolmanSettings.class).peerSystemGuid();
    if (configured != null) {
      return configured;
    }
    String known = asked.get(system);
    if (known == null) {
      known = ask(system);
      asked.put(system, known);
    }
    return known;
  }

  /** Asks the peer, whatever is configured. */
  public String ask(String system) throws SolmanCallException {
    String guid = client.systemGuid(systems.settings(system, SolmanSettings.class));
    if (guid.isEmpty()) {
      throw new SolmanCallException("RequestSystemGuid gave no SystemGuid", false);
    }
    return guid;
  }
}
