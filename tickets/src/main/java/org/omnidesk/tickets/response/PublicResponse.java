package org.omnidesk.tickets.response;

import java.util.Map;
import java.util.UUID;
import org.omnidesk.tickets.contact.Contact;

/**
 * A text that the requester may read; the only kind that sinks which reach people accept.
 *
 * @param id the response's id
 * @param author who signs it
 * @param text plain text
 * @param template a registered template's id where the channel demands one (SMS); else null
 * @param variables the template's variables
 */
public record PublicResponse(
    UUID id, Contact author, String text, String template, Map<String, String> variables) {

  public PublicResponse {
    variables = variables == null ? Map.of() : Map.copyOf(variables);
  }
}
