package org.omnidesk.sandbox.glpi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes a request apart, checks tokens, and turns errors into GLPI's answers. */
final class GlpiServer {

  private static final String MAINTENANCE =
      "<!DOCTYPE html>\n<html lang=\"\">\n<head>\n   <title>MAINTENANCE MODE - GLPI</title>\n"
          + "</head>\n<body></body>\n</html>";

  private final GlpiWorld world;
  private final GlpiSessions sessions;
  private final GlpiFaults faults;
  private final GlpiReads reads;
  private final GlpiSearch search;
  private final GlpiWrites writes;
  private final GlpiDocuments documents;

  GlpiServer(GlpiWorld world, GlpiSessions sessions, GlpiFaults faults) {
    this.world = world;
    this.sessions = sessions;
    this.faults = faults;
    this.reads = new GlpiReads(world);
    this.search = new GlpiSearch(world, reads);
    this.writes = new GlpiWrites(world);
    this.documents = new GlpiDocuments(world, writes);
  }

  void handle(HttpExchange exchange, String prefix) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    try (exchange) {
      int delay = faults.delayMs.get();
      if (delay > 0) {
        Thread.sleep(delay);
      }
      GlpiAnswer answer = answer(exchange, prefix, body);
      boolean writing = !exchange.getRequestMethod().equals("GET");
      if (writing && GlpiFaults.use(faults.lostAnswers)) {
        return; // done, but the caller never hears of it
      }
      answer.headers.forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(
          answer.status, answer.body.length == 0 ? -1 : answer.body.length);
      exchange.getResponseBody().write(answer.body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private GlpiAnswer answer(HttpExchange exchange, String prefix, byte[] body) throws IOException {
    if (GlpiFaults.use(faults.html)) {
      return GlpiAnswer.html(200, MAINTENANCE);
    }
    if (GlpiFaults.use(faults.errors)) {
      return GlpiAnswer.html(500, "<!DOCTYPE html>\n<html lang=\"en\"><title>Error</title></html>");
    }
    if (faults.expireAfter.getAndUpdate(n -> n >= 0 ? n - 1 : n) == 0) {
      sessions.expireAll();
    }
    try {
      synchronized (world) {
        return route(exchange, prefix, body);
      }
    } catch (GlpiError e) {
      return error(e);
    }
  }

  private GlpiAnswer error(GlpiError e) {
    if (e.code == null) {
      return world.eleven
          ? GlpiAnswer.html(500, "<!DOCTYPE html>\n<html lang=\"en\"><title>Error</title></html>")
              .header("x-frame-options", "SAMEORIGIN")
          : GlpiAnswer.html(200, "");
    }
    String text = e.getMessage();
    if (e.documented) {
      text += "; view documentation in your browser at " + world.api() + "/#" + e.code;
    }
    return GlpiAnswer.json(e.status, GlpiStore.JSON.createArrayNode().add(e.code).add(text));
  }

  private GlpiAnswer route(HttpExchange exchange, String prefix, byte[] body) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    GlpiQuery query = new GlpiQuery(exchange.getRequestURI().getRawQuery());
    String rest = exchange.getRequestURI().getPath().substring(prefix.length());
    String[] path = rest.replaceAll("^/+", "").split("/");
    sessions.checkApp(headers.getFirst("App-Token"));
    String token = headers.getFirst("Session-Token");
    if (path[0].equals("initSession")) {
      ObjectNode out = GlpiStore.JSON.createObjectNode();
      String opened = sessions.login(headers.getFirst("Authorization"));
      out.put("session_token", opened);
      if (query.flag("get_full_session", false)) {
        out.set("session", session(sessions.user(opened), opened));
      }
      return GlpiAnswer.json(200, out);
    }
    GlpiUser user = sessions.user(token);
    boolean get = exchange.getRequestMethod().equals("GET");
    if (get && body.length > 0) {
      throw GlpiError.documented(
          "ERROR_JSON_PAYLOAD_FORBIDDEN", "GET Request should not have json payload (http body)");
    }
    ObjectNode out = GlpiStore.JSON.createObjectNode();
    switch (path[0]) {
      case "killSession" -> {
        sessions.kill(token);
        return GlpiAnswer.json(200, GlpiStore.JSON.getNodeFactory().booleanNode(true));
      }
      case "getFullSession" -> out.set("session", session(user, token));
      case "getGlpiConfig" -> {
        ObjectNode config = out.putObject("cfg_glpi");
        config.put("version", world.options.version()).put("language", "en_GB");
        config.put("list_limit", "15").put("url_base_api", world.api()).put("enable_api", "1");
        config.put("document_max_size", "2").putNull("timezone");
      }
      case "getMyProfiles" -> {
        ObjectNode profile = out.putArray("myprofiles").addObject();
        profile.put("id", user.profile().id).put("name", user.profile().label);
        ObjectNode entity = profile.putArray("entities").addObject();
        entity.put("id", 0).put("name", "Root entity").put("is_recursive", 1);
      }
      case "getMyEntities" ->
          out.putArray("myentities").addObject().put("id", 0).put("name", "Root entity");
      case "search" -> {
        checkType(path.length > 1 ? path[1] : "");
        return search.search(path[1], user, query);
      }
      default -> {
        return items(exchange, path, query, body, user);
      }
    }
    return GlpiAnswer.json(200, out);
  }

  private static void checkType(String type) {
    if (!GlpiWorld.TYPES.contains(type)) {
      throw GlpiError.documented(
          "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM",
          "resource not found or not an instance of CommonDBTM");
    }
  }

  private static ObjectNode session(GlpiUser user, String token) {
    ObjectNode session = GlpiStore.JSON.createObjectNode();
    session.put("glpiID", user.id()).put("glpiname", user.login());
    session.put("glpirealname", user.realname()).put("glpifirstname", user.firstname());
    session.put("glpilist_limit", "15").put("glpilanguage", "en_GB").put("valid_id", token);
    return session;
  }

  private GlpiAnswer items(
      HttpExchange exchange, String[] path, GlpiQuery query, byte[] body, GlpiUser user)
      throws IOException {
    String type = path[0];
    checkType(type);
    int id = path.length > 1 && path[1].matches("\\d{1,9}") ? Integer.parseInt(path[1]) : -1;
    Headers headers = exchange.getRequestHeaders();
    switch (exchange.getRequestMethod()) {
      case "GET" -> {
        if (path.length > 2) {
          checkType(path[2]);
          reads.item(type, id, user, new GlpiQuery("get_hateoas=false"), true);
          return reads.list(path[2], children(type, id, path[2]), user, query);
        }
        if (id < 0) {
          return reads.list(type, new ArrayList<>(world.store.rows(type)), user, query);
        }
        boolean raw =
            "media".equals(query.text("alt"))
                || "application/octet-stream".equals(headers.getFirst("Accept"));
        boolean sanitized = !"false".equals(headers.getFirst("X-GLPI-Sanitized-Content"));
        return raw && type.equals("Document")
            ? documents.download(id)
            : reads.item(type, id, user, query, sanitized);
      }
      case "POST" -> {
        String kind = String.valueOf(headers.getFirst("Content-Type"));
        if (type.equals("Document") && kind.startsWith("multipart/form-data")) {
          return documents.upload(kind, body, user);
        }
        return create(path.length > 2 ? path[2] : type, input(body), user);
      }
      case "PUT" -> {
        return update(type, id, input(body), user);
      }
      case "DELETE" -> {
        writes.delete(type, id, query.flag("force_purge", false), user);
        ArrayNode out = GlpiStore.JSON.createArrayNode();
        out.addObject().put(String.valueOf(id), true).put("message", "");
        return GlpiAnswer.json(200, out);
      }
      default ->
          throw GlpiError.documented("ERROR_METHOD_NOT_ALLOWED", "this method is not supported");
    }
  }

  private List<ObjectNode> children(String type, int id, String child) {
    String field =
        switch (child) {
          case "Ticket_User", "Group_Ticket", "TicketTask" -> "tickets_id";
          case "UserEmail" -> "users_id";
          default -> type.equals("Document") ? "documents_id" : null;
        };
    return field == null
        ? world.store.children(child, type, id)
        : world.store.rows(child, field, id);
  }

  private static JsonNode input(byte[] body) {
    try {
      JsonNode input = GlpiStore.JSON.readTree(body).path("input");
      if (!input.isObject() && !input.isArray()) {
        throw GlpiError.documented(
            "ERROR_BAD_ARRAY", "input parameter must be an array of objects");
      }
      return input;
    } catch (JsonProcessingException e) {
      throw GlpiError.of(400, "ERROR_JSON_PAYLOAD_INVALID", "JSON payload seems not valid");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private GlpiAnswer create(String type, JsonNode input, GlpiUser user) {
    if (!input.isArray()) {
      int id = writes.create(type, input, user);
      return GlpiAnswer.json(201, added(type, id))
          .header("location", world.api() + "/" + type + "/" + id);
    }
    ArrayNode out = GlpiStore.JSON.createArrayNode();
    List<String> links = new ArrayList<>();
    for (JsonNode one : input) {
      int id = writes.create(type, one, user);
      out.add(added(type, id));
      links.add(world.api() + "/" + type + "/" + id);
    }
    return GlpiAnswer.json(201, out).header("link", String.join(",", links));
  }

  private ObjectNode added(String type, int id) {
    String message =
        switch (type) {
          case "Ticket" -> {
            String name = world.store.row(type, id).path("name").asText();
            String safe = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            yield "Item successfully added: " + (world.eleven ? safe : name + " (" + id + ")");
          }
          case "ITILFollowup" -> "";
          case "Document_Item" -> "Item successfully added: Document item - ID " + id;
          default -> "Item successfully added: " + id;
        };
    return GlpiStore.JSON.createObjectNode().put("id", id).put("message", message);
  }

  private GlpiAnswer update(String type, int id, JsonNode input, GlpiUser user) {
    ArrayNode out = GlpiStore.JSON.createArrayNode();
    boolean all = true;
    for (JsonNode one : input.isArray() ? input : List.of(input)) {
      int target = one.path("id").asInt(id);
      if (input.isArray() && world.store.row(type, target) == null) {
        all = false; // left out of the list, as there
        continue;
      }
      writes.update(type, target, one, user);
      out.addObject().put(String.valueOf(target), true).put("message", "");
    }
    if (all) {
      return GlpiAnswer.json(200, out);
    }
    return GlpiAnswer.json(
        207, GlpiStore.JSON.createArrayNode().add("ERROR_GLPI_PARTIAL_UPDATE").add(out));
  }
}
