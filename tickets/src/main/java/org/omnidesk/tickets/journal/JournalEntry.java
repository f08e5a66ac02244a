package org.omnidesk.tickets.journal;

import java.util.Map;
import java.util.UUID;

/**
 * One thing that happened to a ticket. Holds no ticket text: texts change, are erased, and must not
 * stay here.
 *
 * @param ticketId the ticket
 * @param action what, for example {@code created}, {@code changed}, {@code response-added}
 * @param origin a system's name, {@code person}, {@code ai} or {@code hub}
 * @param actor the user's id or a route id; null if none
 * @param model the model's id where one decided; else null
 * @param detail names and enumerated values only
 */
public record JournalEntry(
    UUID ticketId,
    String action,
    String origin,
    String actor,
    String model,
    Map<String, ?> detail) {}
