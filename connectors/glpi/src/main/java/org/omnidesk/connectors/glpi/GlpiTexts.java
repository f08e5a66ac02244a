package org.omnidesk.connectors.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.intake.AttachmentIntake;
import org.omnidesk.tickets.intake.ResponseIntake;
import org.omnidesk.tickets.response.Visibility;

/** Followups, tasks, solutions and files of a bundle. */
final class GlpiTexts {

  private final BundleView bundle;
  private final IntFunction<byte[]> download;

  GlpiTexts(BundleView bundle, IntFunction<byte[]> download) {
    this.bundle = bundle;
    this.download = download;
  }

  /** The id under which a text is known, also right after the hub wrote it. */
  static String externalId(String type, int id) {
    return type + "/" + id;
  }

  ResponseIntake response(JsonNode row, String type, String kind, JsonNode date) {
    String html = bundle.meant(row.path("content").asText(""));
    String plain = GlpiHtml.plain(html);
    Contact author = bundle.user(row.path("users_id").asInt());
    String key =
        GlpiMapper.isHub(author, bundle.hubUser()) ? Marker.find(plain).orElse(null) : null;
    return new ResponseIntake(
        externalId(type, row.path("id").asInt()),
        kind,
        author,
        key == null ? plain : Marker.strip(plain),
        key == null && GlpiHtml.isHtml(html) ? html : null,
        visibility(row, kind),
        bundle.instant(date.asText(null)),
        key,
        attachments(documents(row)));
  }

  private static List<JsonNode> documents(JsonNode row) {
    List<JsonNode> out = new ArrayList<>();
    row.path("documents").forEach(out::add);
    return out;
  }

  /** A solution has no flag and is public; anything but an explicit 0 is internal. */
  private static Visibility visibility(JsonNode row, String kind) {
    JsonNode flag = row.path("is_private");
    boolean open = kind.equals("solution") || flag.isInt() && flag.asInt() == 0;
    return open ? Visibility.PUBLIC : Visibility.INTERNAL;
  }

  /** Files that others brought; what the hub uploaded is no news to it. */
  List<AttachmentIntake> attachments(List<JsonNode> documents) {
    List<AttachmentIntake> out = new ArrayList<>();
    for (JsonNode document : documents) {
      int id = document.path("id").asInt();
      boolean empty = document.path("filename").asText("").isBlank();
      if (empty || document.path("users_id").asInt() == bundle.hubUser()) {
        continue;
      }
      String mime = document.path("mime").isTextual() ? document.path("mime").asText() : null;
      out.add(
          new AttachmentIntake(
              externalId("Document", id),
              bareName(bundle.meant(document.path("filename").asText())),
              mime,
              false,
              null,
              () -> open(id)));
    }
    return out;
  }

  private InputStream open(int id) throws IOException {
    try {
      return new ByteArrayInputStream(download.apply(id));
    } catch (GlpiException e) {
      throw new IOException("Document/" + id + ": " + e.getMessage(), e);
    }
  }

  /** Without path, quotes and control characters. */
  static String bareName(String name) {
    String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    bare = bare.replaceAll("[\\p{Cntrl}\"]", "_").strip();
    return bare.isEmpty() || bare.equals(".") || bare.equals("..") ? "file" : bare;
  }
}
