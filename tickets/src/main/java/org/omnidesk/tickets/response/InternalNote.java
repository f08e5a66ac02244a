package org.omnidesk.tickets.response;

import java.util.UUID;
import org.omnidesk.tickets.contact.Contact;

/**
 * A text the requester must not read. Its own type, so that no sink that reaches people can be
 * handed one.
 *
 * @param id the response's id
 * @param author who wrote it
 * @param text plain text
 */
public record InternalNote(UUID id, Contact author, String text) {}
