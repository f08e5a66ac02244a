package org.omnidesk.tickets.command;

import java.util.List;
import java.util.UUID;

/**
 * Who does it.
 *
 * @param userId the signed-in user; null for the hub itself
 * @param name to show on the journal
 * @param role as in {@code users.role}
 */
public record Actor(UUID userId, String name, String role) {

  public static final Actor HUB = new Actor(null, "hub", "system");

  /**
   * Whether the actor may change tickets and answer for the desk; others of the staff only read.
   */
  public boolean isDesk() {
    return List.of("agent", "lead", "admin", "system").contains(role);
  }

  /** Whether the actor works on tickets, as opposed to asking for help. */
  public boolean isStaff() {
    return !"requester".equals(role);
  }
}
