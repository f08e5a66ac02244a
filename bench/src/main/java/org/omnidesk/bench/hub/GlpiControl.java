package org.omnidesk.bench.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** People who use the GLPI stand-in over its REST API, and a look at all it holds. */
public final class GlpiControl {

  /** Someone of the sandbox's company. */
  public static final String PERSON = "ananya.iyer";

  private static final String APP_TOKEN = "sandbox-app-token";
  private static final String PASSWORD = "sandbox-people";

  private final Json json;
  private String session;

  public GlpiControl(int port) {
    this.json = new Json(URI.create("http://127.0.0.1:" + port));
  }

  /** {@link #PERSON} opens a ticket; its id. */
  public long open(String title, String text) throws IOException {
    return post(
        "/apirest.php/Ticket",
        Map.of("name", title, "content", html(text), "type", 1, "urgency", 3));
  }

  /** {@link #PERSON} adds a followup; its id. */
  public long add(long ticket, String text) throws IOException {
    return post(
        "/apirest.php/ITILFollowup",
        Map.of("itemtype", "Ticket", "items_id", ticket, "content", html(text), "is_private", 0));
  }

  /** Every ticket with {@code followups, solutions, documents, actors}. */
  public List<JsonNode> tickets() throws IOException {
    List<JsonNode> items = new ArrayList<>();
    json.get("/_control/tickets").ok().forEach(items::add);
    return items;
  }

  private synchronized long post(String path, Map<String, Object> input) throws IOException {
    if (session == null) {
      String basic =
          Base64.getEncoder()
              .encodeToString((PERSON + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
      session =
          json.get(
                  "/apirest.php/initSession",
                  "Authorization",
                  "Basic " + basic,
                  "App-Token",
                  APP_TOKEN)
              .ok()
              .path("session_token")
              .asText();
    }
    return json.post(path, Map.of("input", input), "Session-Token", session, "App-Token", APP_TOKEN)
        .ok()
        .path("id")
        .asLong();
  }

  private static String html(String text) {
    return "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</p>";
  }
}
