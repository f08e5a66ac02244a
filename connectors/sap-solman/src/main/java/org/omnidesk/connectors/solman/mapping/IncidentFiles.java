package org.omnidesk.connectors.solman.mapping;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.omnidesk.connectors.solman.ict.IctIncident.Attachment;
import org.omnidesk.tickets.intake.AttachmentIntake;
import org.omnidesk.tickets.intake.UnreadableMessageException;

/**
 * The files a call brings. Left out: our own coming back, deletions (a file that people have seen
 * stays on the ticket) and mere links, which the hub does not follow.
 */
final class IncidentFiles {

  private IncidentFiles() {}

  static List<AttachmentIntake> of(List<Attachment> attachments, TextMarker marker)
      throws UnreadableMessageException {
    List<AttachmentIntake> files = new ArrayList<>();
    for (Attachment each : attachments) {
      if (!each.delete() && !each.data().isEmpty() && !marker.isOwnFile(each.guid())) {
        byte[] bytes = bytes(each);
        files.add(
            new AttachmentIntake(
                each.guid().isEmpty() ? null : each.guid(),
                bareName(each.fileName()),
                each.mimeType().isEmpty() ? null : each.mimeType(),
                false,
                null,
                () -> new ByteArrayInputStream(bytes)));
      }
    }
    return files;
  }

  private static byte[] bytes(Attachment attachment) throws UnreadableMessageException {
    try {
      return Base64.getMimeDecoder().decode(attachment.data());
    } catch (IllegalArgumentException e) {
      throw new UnreadableMessageException(
          "IctAttachments: Data of '%s' is no base64".formatted(bareName(attachment.fileName())),
          e);
    }
  }

  private static String bareName(String name) {
    String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String clean = People.cut(bare.replaceAll("\\p{Cntrl}", "").strip(), 200);
    return clean.isEmpty() || clean.matches("\\.+") ? "attachment" : clean;
  }
}
