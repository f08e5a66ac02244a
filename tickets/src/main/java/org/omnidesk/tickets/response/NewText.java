package org.omnidesk.tickets.response;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.omnidesk.tickets.contact.Contact;

/**
 * A text about to be stored.
 *
 * @param ticketId its ticket
 * @param text plain text
 * @param html the HTML it came as, unsanitised; null if it came as text
 * @param visibility who may read it
 * @param kind the source's word for it, {@code reply} or {@code note} for the hub's own
 * @param origin the system it was written in, or {@code hub}
 * @param author who wrote it
 * @param authorUser the signed-in author; null if none
 * @param byRequester the requester's own words
 * @param ai a model wrote it and a person or policy let it go
 * @param template a registered template's id; null if none
 * @param variables its variables
 * @param createdAt when it was written
 */
public record NewText(
    UUID ticketId,
    String text,
    String html,
    Visibility visibility,
    String kind,
    String origin,
    Contact author,
    UUID authorUser,
    boolean byRequester,
    boolean ai,
    String template,
    Map<String, String> variables,
    Instant createdAt) {}
