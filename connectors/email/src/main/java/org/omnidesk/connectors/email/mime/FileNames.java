package org.omnidesk.connectors.email.mime;

import java.util.Map;

/** Bare file names that no file system, terminal or reader can be fooled with. */
public final class FileNames {

  private static final int MAX = 120;
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "message/rfc822", ".eml",
          "text/html", ".html",
          "text/plain", ".txt",
          "text/calendar", ".ics",
          "image/png", ".png",
          "image/jpeg", ".jpg",
          "image/gif", ".gif",
          "application/pdf", ".pdf",
          "application/ms-tnef", ".dat");

  private FileNames() {}

  /**
   * @param claimed what the mail says; may be null
   * @param number the attachment's place, from 1, for a name of our own
   */
  public static String safe(String claimed, String type, int number) {
    String name = claimed == null ? "" : PlainText.line(claimed, 1000);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    // \p{Cf} holds the marks that turn the reading direction, as in "gnp.exe" shown as "exe.png"
    name = name.replaceAll("[\\p{Cf}\\p{Cc}]", "").replaceAll("[<>:\"|?*]", "_");
    name = name.replaceAll("^[.\\s]+|[.\\s]+$", "");
    if (name.isEmpty()) {
      return "attachment-" + number + EXTENSIONS.getOrDefault(type, ".bin");
    }
    if (name.length() > MAX) {
      int dot = name.lastIndexOf('.');
      String end = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
      name = name.substring(0, MAX - end.length()) + end;
    }
    return PlainText.clean(name);
  }
}
