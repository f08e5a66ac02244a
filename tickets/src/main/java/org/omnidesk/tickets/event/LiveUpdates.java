package org.omnidesk.tickets.event;

/**
 * Tells the people who are looking now. Best effort: what is missed is read again from the list.
 */
public interface LiveUpdates {

  /** Sends the event to every connected user who may see the ticket; never blocks on a slow one. */
  void publish(TicketEvent event);
}
