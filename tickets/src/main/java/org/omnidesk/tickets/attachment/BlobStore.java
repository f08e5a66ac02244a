package org.omnidesk.tickets.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Bytes by the SHA-256 of their content: storing twice stores once. */
public interface BlobStore {

  /** Stores bytes durably; returns their key. */
  String put(byte[] content);

  /**
   * Stores a stream durably.
   *
   * @param limit refuse more bytes than this
   * @throws IOException if the stream fails or is longer than the limit
   */
  StoredBlob put(InputStream content, long limit) throws IOException;

  /** Opens stored bytes. */
  InputStream open(String key) throws IOException;

  /** All bytes of a key. */
  byte[] read(String key);

  /**
   * Hands out the keys of contents that were last stored before an instant, some hundred at a time.
   */
  void forEachOlderThan(Instant before, Consumer<List<String>> keys);

  /** Deletes a content unless it was stored again since; true if it is gone. */
  boolean deleteIfOlderThan(String key, Instant before);

  /** A stored content's key (SHA-256 in hex) and size in bytes. */
  record StoredBlob(String key, long size) {}
}
