package org.omnidesk.tickets.bond;

import java.util.Map;
import java.util.UUID;

/**
 * The link between a ticket and one record or conversation of one system.
 *
 * @param record the system has a record of its own, as opposed to a conversation
 * @param sourceValues the system's own literals at the last exchange, by our field name
 */
public record Bond(
    UUID id,
    UUID ticketId,
    String system,
    String externalId,
    boolean record,
    BondState state,
    Map<String, String> sourceValues) {}
