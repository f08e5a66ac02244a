package org.omnidesk.tickets.event;

/** The types of events. */
public final class EventTypes {

  public static final String TICKET_CREATED = "omnidesk.ticket.created";
  public static final String TICKET_CHANGED = "omnidesk.ticket.changed";
  public static final String TICKET_ENRICHED = "omnidesk.ticket.enriched";
  public static final String TICKET_DELETED = "omnidesk.ticket.deleted";
  public static final String RESPONSE_ADDED = "omnidesk.response.added";
  public static final String RESPONSE_EDITED = "omnidesk.response.edited";
  public static final String DRAFT_PROPOSED = "omnidesk.draft.proposed";
  public static final String DRAFT_APPROVED = "omnidesk.draft.approved";
  public static final String DRAFT_DISCARDED = "omnidesk.draft.discarded";
  public static final String DELIVERY_SENT = "omnidesk.delivery.sent";
  public static final String DELIVERY_UNKNOWN = "omnidesk.delivery.unknown";
  public static final String DELIVERY_PARKED = "omnidesk.delivery.parked";

  private EventTypes() {}
}
