package org.omnidesk.tickets.query;

import java.util.UUID;
import org.omnidesk.tickets.command.Actor;

/**
 * Who reads. Staff see every ticket and text; anybody else the own tickets and PUBLIC texts.
 *
 * @param userId the signed-in user; never null for somebody who is not staff
 * @param staff whether internal texts and other people's tickets are shown
 */
public record Reader(UUID userId, boolean staff) {

  public Reader {
    if (!staff && userId == null) {
      throw new IllegalArgumentException("a reader who is not staff needs a user");
    }
  }

  public static Reader of(Actor actor) {
    return new Reader(actor.userId(), actor.isStaff());
  }
}
