package org.omnidesk.tickets.response;

import java.util.List;
import java.util.Map;

/**
 * The registered templates of a system type whose channel takes no free text. One bean such a
 * connector.
 */
public interface ResponseTemplates {

  /** The system type, for example {@code sms}. */
  String type();

  /** The templates of a configured system. */
  List<ResponseTemplate> of(String system);

  /**
   * The template's text with its variables.
   *
   * @throws IllegalArgumentException naming the template or the variable that is missing, too long
   *     or not allowed
   */
  String render(String system, String template, Map<String, String> variables);
}
