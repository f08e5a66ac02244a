package org.omnidesk.tickets.attachment;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stored file on its way to another system.
 *
 * @param fileName a bare name
 * @param contentType its media type
 * @param size in bytes
 * @param content opens the stored bytes
 */
public record OutgoingAttachment(String fileName, String contentType, long size, Content content) {

  /** The stored bytes. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }
}
