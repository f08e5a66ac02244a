package org.omnidesk.tickets.command;

import java.util.Map;
import org.omnidesk.tickets.response.Visibility;

/**
 * What a person says on a ticket.
 *
 * @param text plain text; null where a template makes it
 * @param visibility who may read it
 * @param template a registered template's id; required for a public response by SMS
 * @param variables the template's variables
 */
public record NewResponse(
    String text, Visibility visibility, String template, Map<String, String> variables) {
  public NewResponse {
    variables = variables == null ? Map.of() : Map.copyOf(variables);
  }
}
