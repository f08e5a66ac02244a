package org.omnidesk.tickets.command;

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

  /** Whether the actor works on tickets, as opposed to asking for help. */
  public boolean isStaff() {
    return !"requester".equals(role);
  }
}
