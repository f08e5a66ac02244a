package org.omnidesk.tickets.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.omnidesk.tickets.attachment.AttachmentStore.StoredFile;
import org.omnidesk.tickets.attachment.BlobStore;
import org.omnidesk.tickets.attachment.BlobStore.StoredBlob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the bytes of a message's files into the blob store before the ticket's transaction starts.
 * A file over the limit is left out with a log line; its message is not lost for it.
 */
class FileFetcher {

  private static final Logger LOG = LoggerFactory.getLogger(FileFetcher.class);

  private final BlobStore blobs;
  private final long limit;

  FileFetcher(BlobStore blobs, long limit) {
    this.blobs = blobs;
    this.limit = limit;
  }

  /**
   * Fetches what is not yet there.
   *
   * @param known external ids of files that the hub has
   * @throws IOException if a file cannot be read now; the message is tried again
   */
  Map<AttachmentIntake, StoredFile> fetch(TicketIntake intake, Set<String> known)
      throws IOException {
    Map<AttachmentIntake, StoredFile> files = new IdentityHashMap<>();
    for (AttachmentIntake file : intake.attachments()) {
      fetch(file, known, files);
    }
    for (ResponseIntake response : intake.responses()) {
      if (!known.contains(response.externalId())) {
        for (AttachmentIntake file : response.attachments()) {
          fetch(file, known, files);
        }
      }
    }
    return files;
  }

  private void fetch(
      AttachmentIntake file, Set<String> known, Map<AttachmentIntake, StoredFile> files)
      throws IOException {
    if (file.externalId() != null && known.contains(file.externalId())) {
      return;
    }
    try (InputStream in = file.content().open()) {
      StoredBlob blob = blobs.put(in, limit);
      files.put(
          file,
          new StoredFile(
              file.externalId(),
              file.fileName(),
              file.contentType(),
              file.inline(),
              file.contentId(),
              blob.key(),
              blob.size()));
    } catch (IOException e) {
      if (e.getMessage() != null && e.getMessage().startsWith("larger than the limit")) {
        LOG.warn("attachment left out: {}", e.getMessage());
        return;
      }
      throw e;
    }
  }
}
