package org.omnidesk.api.ticket;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of attachments lie; the hub plugs its blob store in. */
@FunctionalInterface
public interface AttachmentFiles {

  /** Opens the bytes of a key, the SHA-256 of the content in hexadecimal. */
  InputStream open(String key) throws IOException;
}
