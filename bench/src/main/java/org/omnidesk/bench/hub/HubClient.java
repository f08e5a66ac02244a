package org.omnidesk.bench.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The hub's API as one user; logs in by itself, again after a token ran out. */
public final class HubClient {

  private static final int PAGE = 200;

  private final Json json;
  private final String email;
  private final String password;
  private volatile String token;

  public HubClient(URI hub, String email, String password) {
    this.json = new Json(hub);
    this.email = email;
    this.password = password;
  }

  /** An access token, also for the WebSocket. */
  public synchronized String token() throws IOException {
    if (token == null) {
      token =
          json.post("/api/auth/login", Map.of("email", email, "password", password))
              .ok()
              .path("accessToken")
              .asText();
    }
    return token;
  }

  public Json.Answer get(String path) throws IOException {
    return send("GET", path, null);
  }

  public Json.Answer post(String path, Object body, String... headers) throws IOException {
    return send("POST", path, body, headers);
  }

  /** Any call, with the token; once more after a new login if the token was refused. */
  public Json.Answer send(String method, String path, Object body, String... headers)
      throws IOException {
    Json.Answer answer = json.send(method, path, body, authorized(headers));
    if (answer.status() == 401) {
      token = null;
      answer = json.send(method, path, body, authorized(headers));
    }
    return answer;
  }

  private String[] authorized(String... headers) throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = "Bearer " + token();
    return all;
  }

  /**
   * All tickets, page by page.
   *
   * @param query further parameters such as {@code system=mail-support}; empty for none
   */
  public List<JsonNode> tickets(String query) throws IOException {
    return all("/api/tickets/", query);
  }

  /** One ticket. */
  public JsonNode ticket(String id) throws IOException {
    return get("/api/tickets/" + id).ok();
  }

  /** The texts on a ticket, oldest first. */
  public List<JsonNode> responses(String ticket) throws IOException {
    return all("/api/tickets/" + ticket + "/responses", "");
  }

  private List<JsonNode> all(String path, String query) throws IOException {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      String next =
          cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
      JsonNode page =
          get(path + "?limit=" + PAGE + next + (query.isEmpty() ? "" : "&" + query)).ok();
      page.path("items").forEach(items::add);
      cursor = page.path("next").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null"));
    return items;
  }

  /**
   * A public answer in free text.
   *
   * @param key repeats with the same key are done once; null for none
   */
  public Json.Answer respond(String ticket, String text, String key) throws IOException {
    return respond(ticket, Map.of("text", text, "visibility", "PUBLIC"), key);
  }

  /** A public answer by a registered template, as SMS wants it. */
  public Json.Answer respond(
      String ticket, String template, Map<String, String> variables, String key)
      throws IOException {
    return respond(
        ticket, Map.of("template", template, "variables", variables, "visibility", "PUBLIC"), key);
  }

  private Json.Answer respond(String ticket, Map<String, Object> body, String key)
      throws IOException {
    String path = "/api/tickets/" + ticket + "/responses";
    return key == null ? post(path, body) : post(path, body, "Idempotency-Key", key);
  }
}
