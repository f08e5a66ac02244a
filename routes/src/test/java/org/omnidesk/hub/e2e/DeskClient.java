package org.omnidesk.hub.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Someone at the desk, over the API. */
final class DeskClient {

  private static final Duration ARRIVAL = Duration.ofSeconds(120);

  private final PackagedHub hub;
  private final String bearer;

  private DeskClient(PackagedHub hub, String bearer) {
    this.hub = hub;
    this.bearer = bearer;
  }

  static DeskClient login(PackagedHub hub, String email, String password) {
    JsonNode tokens =
        Http.post(hub.url("/api/auth/login"), Map.of("email", email, "password", password)).ok();
    return new DeskClient(hub, "Bearer " + tokens.path("accessToken").asText());
  }

  Http.Answer get(String path) {
    return Http.get(hub.url(path), "Authorization", bearer);
  }

  Http.Answer post(String path, Object body) {
    return Http.post(hub.url(path), body, "Authorization", bearer);
  }

  /** The tickets that a word finds. */
  List<JsonNode> find(String word) {
    List<JsonNode> found = new ArrayList<>();
    get("/api/tickets/?limit=200&q=" + URLEncoder.encode(word, StandardCharsets.UTF_8))
        .ok()
        .path("items")
        .forEach(found::add);
    return found;
  }

  /** The only ticket that a word finds, as soon as there is one. */
  JsonNode awaitTicket(String word) {
    List<JsonNode> found =
        Awaitility.await("a ticket with " + word)
            .atMost(ARRIVAL)
            .pollInterval(Duration.ofMillis(300))
            .until(() -> find(word), tickets -> !tickets.isEmpty());
    if (found.size() > 1) {
      throw new AssertionError(found.size() + " tickets have the word " + word + ": " + found);
    }
    return found.get(0);
  }

  JsonNode ticket(JsonNode ticket) {
    return get("/api/tickets/" + ticket.path("id").asText()).ok();
  }

  Http.Answer respond(JsonNode ticket, Map<String, Object> response) {
    return post("/api/tickets/" + ticket.path("id").asText() + "/responses", response);
  }

  JsonNode reply(JsonNode ticket, String text) {
    return respond(ticket, Map.of("text", text, "visibility", "PUBLIC")).ok();
  }

  JsonNode note(JsonNode ticket, String text) {
    return respond(ticket, Map.of("text", text, "visibility", "INTERNAL")).ok();
  }

  /** The texts of a ticket that contain a word. */
  List<JsonNode> texts(JsonNode ticket, String word) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode one :
        get("/api/tickets/" + ticket.path("id").asText() + "/responses").ok().path("items")) {
      if (one.path("text").asText().contains(word)) {
        found.add(one);
      }
    }
    return found;
  }

  void status(JsonNode ticket, String status) {
    String path = "/api/tickets/" + ticket.path("id").asText();
    String version = get(path).header("ETag");
    Http.send(
            "PUT",
            hub.url(path),
            Map.of("status", status),
            "Authorization",
            bearer,
            "If-Match",
            version)
        .ok();
  }

  /** A system as {@code GET /api/systems/} shows it. */
  JsonNode system(String name) {
    for (JsonNode one : get("/api/systems/").ok().path("items")) {
      if (one.path("name").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("no system " + name);
  }
}
