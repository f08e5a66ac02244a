package org.omnidesk.connectors.email.mime;

import java.util.List;

/**
 * A mail taken apart.
 *
 * @param headers the mail's own headers
 * @param contentType of the whole
 * @param parts its leaves in order; an attached mail is one leaf
 * @param problems what was odd or cut off, for the log
 */
public record ParsedMail(
    MailHeaders headers,
    HeaderParameters contentType,
    List<MailPart> parts,
    List<String> problems) {
  public ParsedMail {
    parts = List.copyOf(parts);
    problems = List.copyOf(problems);
  }
}
