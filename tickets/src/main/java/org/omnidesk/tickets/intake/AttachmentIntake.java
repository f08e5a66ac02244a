package org.omnidesk.tickets.intake;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that came with a text.
 *
 * @param externalId its id in its system, unique per bond; null if it has none
 * @param fileName a bare name, without path and control characters
 * @param contentType the media type the source claims; null if none
 * @param inline shown inside the text by its content id
 * @param contentId the id an inline image is referred to by; null if none
 * @param content where its bytes come from; opened at most once, before the ticket's transaction
 */
public record AttachmentIntake(
    String externalId,
    String fileName,
    String contentType,
    boolean inline,
    String contentId,
    Content content) {

  /** The bytes, possibly still on another machine. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }
}
