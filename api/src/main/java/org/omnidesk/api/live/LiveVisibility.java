package org.omnidesk.api.live;

import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.query.Reader;
import org.omnidesk.tickets.query.TicketAccess;

/**
 * Who may hear of what: staff of everything; a requester of the own tickets, and there neither of
 * internal texts nor of drafts, deliveries and the models' work.
 */
class LiveVisibility {

  private final TicketAccess access;

  LiveVisibility(TicketAccess access) {
    this.access = access;
  }

  boolean maySee(Actor actor, TicketEvent event) {
    if (actor.isStaff()) {
      return true;
    }
    String type = event.type();
    boolean forRequesters =
        type.startsWith("omnidesk.ticket.")
            || type.startsWith("omnidesk.response.") && "PUBLIC".equals(event.visibility());
    return forRequesters
        && !type.equals("omnidesk.ticket.enriched")
        && access.maySee(event.ticketId(), Reader.of(actor));
  }
}
