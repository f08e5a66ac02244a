package org.omnidesk.connectors.email.mime;

/**
 * One leaf of a mail.
 *
 * @param alternatives number of the multipart/alternative it stands in; 0 if in none
 * @param related whether it stands in a multipart/related
 * @param contentType the claimed media type and its parameters
 * @param disposition {@code inline}, {@code attachment}, or empty
 * @param fileName as claimed; null if none
 * @param contentId without angle brackets; null if none
 * @param content transfer encoding undone
 */
public record MailPart(
    int alternatives,
    boolean related,
    HeaderParameters contentType,
    String disposition,
    String fileName,
    String contentId,
    byte[] content) {

  /** Media type, lower case; {@code text/plain} where the mail says nothing usable. */
  public String type() {
    return contentType.value();
  }

  /** The content as text by its label and what the bytes look like. */
  public String text() {
    return PlainText.clean(Charsets.decode(content, contentType.get("charset")));
  }
}
