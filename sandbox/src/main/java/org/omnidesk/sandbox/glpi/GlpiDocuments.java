package org.omnidesk.sandbox.glpi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files: uploaded as multipart, downloaded as bytes. */
final class GlpiDocuments {

  private static final Set<String> ALLOWED =
      Set.of(
          "png", "jpg", "jpeg", "gif", "pdf", "txt", "log", "csv", "doc", "docx", "xls", "xlsx",
          "odt", "ods", "zip", "eml", "msg", "bmp", "webp", "xml", "json");
  private static final Pattern NAME = Pattern.compile("(?<!file)name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("(?im)^Content-Type:\\s*([^\\r\\n]+)");

  private record Part(String fileName, String type, byte[] bytes) {}

  private final GlpiWorld world;
  private final GlpiWrites writes;

  GlpiDocuments(GlpiWorld world, GlpiWrites writes) {
    this.world = world;
    this.writes = writes;
  }

  GlpiAnswer upload(String contentType, byte[] body, GlpiUser user) throws IOException {
    Map<String, Part> parts = parts(contentType, body);
    Part manifest = parts.get("uploadManifest");
    JsonNode input;
    try {
      input =
          GlpiStore.JSON.readTree(manifest == null ? new byte[0] : manifest.bytes()).path("input");
    } catch (JsonProcessingException e) {
      throw GlpiError.of(400, "ERROR_JSON_PAYLOAD_INVALID", "JSON payload seems not valid");
    }
    Part file = parts.get("filename[0]");
    if (file == null || input.isMissingNode()) {
      throw GlpiError.documented("ERROR_BAD_ARRAY", "input parameter must be an array of objects");
    }
    String extension =
        file.fileName().substring(file.fileName().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean allowed = ALLOWED.contains(extension);
    String now = world.now();
    int id = world.store.nextId("Document");
    String name = world.stored(input.path("name").asText(file.fileName()));
    ObjectNode ticket =
        input.path("itemtype").asText().equals("Ticket")
            ? world.store.row("Ticket", input.path("items_id").asInt())
            : null;
    if (ticket != null && allowed && !world.eleven) {
      name = "Document: Ticket - " + ticket.path("name").asText();
    }
    ObjectNode row = GlpiRows.document(id, name, user.id(), now);
    if (allowed) {
      String sha1 = hash("SHA-1", file.bytes());
      world.store.writeBlob(sha1, file.bytes());
      String upper = extension.toUpperCase(Locale.ROOT);
      String path = upper + "/" + sha1.substring(0, 2) + "/" + sha1.substring(2) + "." + upper;
      row.put("filename", file.fileName()).put("filepath", path);
      row.put("mime", file.type()).put("sha1sum", sha1);
    }
    world.store.save("Document", row);
    if (allowed && input.has("itemtype")) {
      ObjectNode link = GlpiStore.JSON.createObjectNode();
      link.put("documents_id", id).put("itemtype", input.path("itemtype").asText());
      link.put("items_id", input.path("items_id").asInt());
      writes.link(link, user, now);
    }
    return answer(id, name, file, allowed);
  }

  private GlpiAnswer answer(int id, String name, Part file, boolean allowed) {
    ObjectNode out = GlpiStore.JSON.createObjectNode();
    out.put("id", id).put("message", "Item successfully added: " + name);
    String prefix = "6b0372" + Long.toHexString(System.nanoTime()) + ".";
    String stored = prefix + file.fileName();
    ObjectNode one = out.putObject("upload_result").putArray("filename").addObject();
    one.put("name", stored).put("size", file.bytes().length).put("type", file.type());
    if (allowed) {
      String escaped = URLEncoder.encode(stored, StandardCharsets.UTF_8);
      one.put("url", "http://localhost/files/" + escaped);
      one.put("deleteUrl", "http://localhost/apirest.php?filenam=" + escaped);
      one.put("deleteType", "DELETE");
    } else {
      one.put("error", "Filetype not allowed");
    }
    one.put("prefix", prefix).put("display", file.fileName());
    one.put("filesize", file.bytes().length + " B").put("id", "docfilename" + id);
    return GlpiAnswer.json(201, out).header("location", world.api() + "/Document/" + id);
  }

  GlpiAnswer download(int id) throws IOException {
    ObjectNode row = world.store.row("Document", id);
    if (row == null || !row.hasNonNull("sha1sum")) {
      throw GlpiError.notFound();
    }
    byte[] bytes = world.store.readBlob(row.path("sha1sum").asText());
    String type = row.path("mime").asText("application/octet-stream");
    String file = row.path("filename").asText();
    String escaped = URLEncoder.encode(file, StandardCharsets.UTF_8).replace("+", "%20");
    String name = "filename=\"" + file + "\"; filename*=utf-8''" + escaped;
    boolean text = type.startsWith("text/");
    return GlpiAnswer.bytes(text ? type + ";charset=UTF-8" : type, bytes)
        .header("Last-Modified", world.lastModified(row.path("date_mod").asText()))
        .header("Etag", hash("MD5", bytes))
        .header("Content-disposition", text ? "attachment; " + name : name);
  }

  private static String hash(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Parts by name. Latin-1 keeps every byte while looking for boundaries. */
  private static Map<String, Part> parts(String contentType, byte[] body) {
    Map<String, Part> parts = new HashMap<>();
    String boundary =
        "--" + contentType.substring(contentType.indexOf("boundary=") + 9).replace("\"", "");
    for (String raw :
        new String(body, StandardCharsets.ISO_8859_1).split(Pattern.quote(boundary))) {
      int blank = raw.indexOf("\r\n\r\n");
      if (blank < 0) {
        continue;
      }
      String head = utf8(raw.substring(0, blank));
      String content = raw.substring(blank + 4, Math.max(blank + 4, raw.length() - 2));
      Matcher name = NAME.matcher(head);
      Matcher file = FILE_NAME.matcher(head);
      Matcher type = TYPE.matcher(head);
      if (name.find()) {
        String mime = type.find() ? type.group(1).strip() : "application/octet-stream";
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        parts.put(name.group(1), new Part(file.find() ? file.group(1) : "", mime, bytes));
      }
    }
    return parts;
  }

  private static String utf8(String latin1) {
    return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
