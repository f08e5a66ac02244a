package org.omnidesk.connectors.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.omnidesk.connectors.glpi.GlpiHttp.Answer;

/**
 * GLPI's legacy API for one configured system, with one session shared by all callers. A session
 * that ended is opened anew once per call; a refused login is not tried again.
 */
public final class GlpiClient {

  private static final int PAGE = 200;

  /** Who the hub is there, and which GLPI it is. */
  record Identity(int userId, String version) {
    boolean encodesText() {
      return version.startsWith("10.") || version.startsWith("9.");
    }
  }

  private record Session(String token, Identity identity) {}

  private final GlpiSettings settings;
  private final GlpiHttp http;
  private Session session;

  public GlpiClient(GlpiSettings settings) {
    this.settings = settings;
    this.http = new GlpiHttp(settings);
  }

  GlpiSettings settings() {
    return settings;
  }

  Identity identity() {
    return session(null).identity();
  }

  /** The open session; opened anew if there is none or the one known is {@code ended}. */
  private synchronized Session session(String ended) {
    if (session == null || session.token().equals(ended)) {
      session = null;
      Answer opened =
          http.json(
              http.request("/initSession")
                  .header("Authorization", "user_token " + settings.userToken())
                  .build());
      String token = opened.body().path("session_token").asText();
      JsonNode full = http.json(with(token, "/getFullSession").build()).body().path("session");
      JsonNode config = http.json(with(token, "/getGlpiConfig").build()).body().path("cfg_glpi");
      Identity identity =
          new Identity(full.path("glpiID").asInt(), config.path("version").asText(""));
      session = new Session(token, identity);
    }
    return session;
  }

  private HttpRequest.Builder with(String token, String path) {
    return http.request(path).header("Session-Token", token);
  }

  private <T> T call(String path, Function<HttpRequest.Builder, T> exchange) {
    String token = session(null).token();
    try {
      return exchange.apply(with(token, path));
    } catch (GlpiException e) {
      if (!"ERROR_SESSION_TOKEN_INVALID".equals(e.code())) {
        throw e;
      }
      // An expired session did nothing, so the call may be made again, once.
      return exchange.apply(with(session(token).token(), path));
    }
  }

  Answer get(String path) {
    return call(path, request -> http.json(request.build()));
  }

  /** All rows of a list, page by page; children of one item, which no keyset is needed for. */
  List<JsonNode> list(String path) {
    List<JsonNode> rows = new ArrayList<>();
    String glue = path.contains("?") ? "&" : "?";
    while (true) {
      int from = rows.size();
      String range = "range=" + from + "-" + (from + PAGE - 1);
      Answer page = get(path + glue + range + "&sort=id&order=ASC&get_hateoas=false");
      page.body().forEach(rows::add);
      if (page.body().size() < PAGE) {
        return rows;
      }
    }
  }

  int post(String type, ObjectNode input) {
    return call(
        "/" + type,
        request ->
            http.json(request.header("Content-Type", "application/json").POST(wrap(input)).build())
                .body()
                .path("id")
                .asInt());
  }

  void put(String type, int id, ObjectNode input) {
    call(
        "/" + type + "/" + id,
        request ->
            http.json(request.header("Content-Type", "application/json").PUT(wrap(input)).build()));
  }

  void delete(String type, int id) {
    call(
        "/" + type + "/" + id + "?force_purge=true",
        request -> http.json(request.DELETE().build()));
  }

  private static BodyPublisher wrap(ObjectNode input) {
    ObjectNode body = GlpiHttp.JSON.createObjectNode();
    body.set("input", input);
    return BodyPublishers.ofString(body.toString());
  }

  byte[] download(int document) {
    return call(
        "/Document/" + document + "?alt=media",
        request ->
            http.bytes(
                request.header("Accept", "application/octet-stream").build(),
                settings.maxDownload()));
  }

  /**
   * Uploads a file; links it if the input names an item.
   *
   * @return the answer, whose {@code upload_result} says whether GLPI took the file
   */
  JsonNode upload(ObjectNode input, String fileName, String contentType, byte[] bytes) {
    String boundary = "omnidesk-" + UUID.randomUUID();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    ObjectNode manifest = GlpiHttp.JSON.createObjectNode();
    manifest.set("input", input);
    part(body, boundary, "name=\"uploadManifest\"", "application/json");
    body.writeBytes(manifest.toString().getBytes(StandardCharsets.UTF_8));
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    part(body, boundary, "name=\"filename[0]\"; filename=\"" + fileName + "\"", contentType);
    body.writeBytes(bytes);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    String type = "multipart/form-data; boundary=" + boundary;
    return call(
        "/Document",
        request ->
            http.json(
                    request
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build())
                .body());
  }

  private static void part(ByteArrayOutputStream to, String boundary, String name, String type) {
    String head =
        "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, name, type);
    to.writeBytes(head.getBytes(StandardCharsets.UTF_8));
  }
}
