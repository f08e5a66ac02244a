package org.omnidesk.sandbox.scenario;

/**
 * A message that a stand-in took.
 *
 * @param ref the record on the other side, for a later message on it: Message-ID, GLPI ticket id,
 *     Solution Manager GUID, phone number
 * @param wire what went over the wire, for people to read; long bodies are cut
 */
public record Sent(String ref, String wire) {

  private static final int SHOWN = 6_000;

  public Sent {
    wire = wire.length() <= SHOWN ? wire : wire.substring(0, SHOWN) + "\n... (cut)";
  }
}
