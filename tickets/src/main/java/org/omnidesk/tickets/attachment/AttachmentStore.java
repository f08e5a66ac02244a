package org.omnidesk.tickets.attachment;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.omnidesk.tickets.Ids;
import org.omnidesk.tickets.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code attachments}; their bytes lie in the blob store before the row is written. */
public class AttachmentStore {

  private final JdbcClient jdbc;
  private final BlobStore blobs;

  public AttachmentStore(JdbcClient jdbc, BlobStore blobs) {
    this.jdbc = jdbc;
    this.blobs = blobs;
  }

  /**
   * Adds a file to a ticket or, if {@code response} is given, to one of its texts; returns its id.
   */
  public UUID insert(UUID ticket, UUID response, StoredFile file) {
    UUID id = Ids.next();
    jdbc.sql(
            """
            INSERT INTO attachments (id, ticket_id, response_id, file_name, content_type, size, sha256, inline,
              content_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, now())""")
        .params(
            Arrays.asList(
                id,
                ticket,
                response,
                Texts.line(file.fileName(), 200, "unnamed"),
                Texts.line(file.contentType(), 100, "application/octet-stream"),
                file.size(),
                file.sha256(),
                file.inline(),
                Texts.line(file.contentId(), 200, null)))
        .update();
    return id;
  }

  /** The files of a text, ready to be sent on. */
  public List<OutgoingAttachment> ofResponse(UUID response) {
    return jdbc.sql(
            "SELECT file_name, content_type, size, sha256 FROM attachments WHERE response_id = ? ORDER BY id")
        .param(response)
        .query(
            (rs, n) -> {
              String key = rs.getString("sha256");
              return new OutgoingAttachment(
                  rs.getString("file_name"),
                  rs.getString("content_type"),
                  rs.getLong("size"),
                  () -> blobs.open(key));
            })
        .list();
  }

  /**
   * A file whose bytes are stored.
   *
   * @param externalId its id in its system; null if none
   */
  public record StoredFile(
      String externalId,
      String fileName,
      String contentType,
      boolean inline,
      String contentId,
      String sha256,
      long size) {}
}
