package org.omnidesk.api.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.omnidesk.api.http.ApiAnswer;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.http.Query;
import org.omnidesk.api.security.CurrentUser;
import org.omnidesk.tickets.query.TimelineQueries;
import org.omnidesk.tickets.query.TimelineQueries.StoredFile;
import org.springframework.http.ContentDisposition;

/** The bytes of a file that came from outside: a download, never something a browser runs. */
public class AttachmentsApi {

  private static final Set<String> HARMLESS =
      Set.of(
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "application/pdf",
          "text/plain",
          "text/csv",
          "application/zip");

  private final TimelineQueries timeline;
  private final AttachmentFiles files;
  private final CurrentUser current;

  public AttachmentsApi(TimelineQueries timeline, AttachmentFiles files, CurrentUser current) {
    this.timeline = timeline;
    this.files = files;
    this.current = current;
  }

  public ApiAnswer get(String id) {
    StoredFile file =
        timeline
            .file(Query.id(id), current.reader())
            .orElseThrow(() -> ApiProblemException.notFound("file"));
    String type = file.attachment().contentType().toLowerCase(Locale.ROOT).split(";")[0].strip();
    String disposition =
        ContentDisposition.attachment()
            .filename(file.attachment().fileName(), StandardCharsets.UTF_8)
            .build()
            .toString();
    return new ApiAnswer(
        200,
        HARMLESS.contains(type) ? type : "application/octet-stream",
        Map.of("Content-Disposition", disposition, "Cache-Control", "private, max-age=3600"),
        open(file));
  }

  private InputStream open(StoredFile file) {
    try {
      return files.open(file.sha256());
    } catch (IOException e) {
      throw new UncheckedIOException("attachment " + file.attachment().id() + " has no bytes", e);
    }
  }
}
