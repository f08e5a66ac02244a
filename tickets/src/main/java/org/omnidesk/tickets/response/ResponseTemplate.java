package org.omnidesk.tickets.response;

import java.util.List;

/**
 * A text registered with the operator, whose words may not change.
 *
 * @param id our id
 * @param registeredId the operator's id (DLT template id); null where none is needed
 * @param language ISO 639
 * @param text with {@code {name}} where a variable goes
 * @param variables their names, in order
 */
public record ResponseTemplate(
    String id, String registeredId, String language, String text, List<String> variables) {
  public ResponseTemplate {
    variables = variables == null ? List.of() : List.copyOf(variables);
  }
}
