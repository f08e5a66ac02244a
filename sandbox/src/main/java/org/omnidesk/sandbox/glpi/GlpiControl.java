package org.omnidesk.sandbox.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens on the other side, for the scenario player, the sandbox page and tests.
 *
 * <ul>
 *   <li>{@code GET /_control/tickets}: every ticket with its people, texts and files.
 *   <li>{@code POST /_control/tickets {"count":600,"date_mod":"2026-11-22 23:00:00","name":"Tie"}}:
 *       that many tickets of one second; answers {@code {"ids":[...]}}.
 *   <li>{@code POST /_control/faults {"expireSessions":true,"expireAfter":5,"html":2,"errors":1,
 *       "lostAnswers":1,"delayMs":200}}: what is to go wrong next; {@code GET} shows what is left.
 * </ul>
 */
final class GlpiControl {

  private final GlpiWorld world;
  private final GlpiSessions sessions;
  private final GlpiFaults faults;

  GlpiControl(GlpiWorld world, GlpiSessions sessions, GlpiFaults faults) {
    this.world = world;
    this.sessions = sessions;
    this.faults = faults;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      JsonNode input =
          body.length == 0 ? GlpiStore.JSON.createObjectNode() : GlpiStore.JSON.readTree(body);
      boolean post = exchange.getRequestMethod().equals("POST");
      JsonNode out =
          switch (exchange.getRequestURI().getPath()) {
            case "/_control/tickets" -> post ? create(input) : tickets();
            case "/_control/faults" -> post ? set(input) : faults();
            default -> null;
          };
      byte[] bytes = String.valueOf(out).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
      exchange.sendResponseHeaders(out == null ? 404 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private JsonNode set(JsonNode input) {
    if (input.path("expireSessions").asBoolean()) {
      sessions.expireAll();
    }
    faults.html.set(input.path("html").asInt(faults.html.get()));
    faults.errors.set(input.path("errors").asInt(faults.errors.get()));
    faults.lostAnswers.set(input.path("lostAnswers").asInt(faults.lostAnswers.get()));
    faults.delayMs.set(input.path("delayMs").asInt(faults.delayMs.get()));
    faults.expireAfter.set(input.path("expireAfter").asInt(faults.expireAfter.get()));
    return faults();
  }

  private JsonNode faults() {
    ObjectNode out = GlpiStore.JSON.createObjectNode();
    out.put("html", faults.html.get()).put("errors", faults.errors.get());
    out.put("lostAnswers", faults.lostAnswers.get()).put("delayMs", faults.delayMs.get());
    return out.put("expireAfter", faults.expireAfter.get()).put("sessions", sessions.count());
  }

  private JsonNode create(JsonNode input) {
    synchronized (world) {
      String at = input.path("date_mod").asText(world.now());
      int writer = input.path("users_id").asInt(10);
      List<GlpiStore.Change> changes = new ArrayList<>();
      ArrayNode ids = GlpiStore.JSON.createArrayNode();
      for (int i = 0; i < input.path("count").asInt(1); i++) {
        int id = world.store.nextId("Ticket");
        ObjectNode row = GlpiRows.ticket(id, at, writer, world.eleven);
        row.put("name", world.stored(input.path("name").asText("Ticket") + " " + id));
        row.put("content", world.stored(input.path("content").asText("Created by the sandbox.")));
        changes.add(new GlpiStore.Change("Ticket", id, row));
        int actor = world.store.nextId("Ticket_User");
        ObjectNode requester = GlpiRows.ticketUser(actor, id, writer, 1, true, "");
        changes.add(new GlpiStore.Change("Ticket_User", actor, requester));
        ids.add(id);
      }
      world.store.save(changes);
      return GlpiStore.JSON.createObjectNode().set("ids", ids);
    }
  }

  private JsonNode tickets() {
    synchronized (world) {
      ArrayNode out = GlpiStore.JSON.createArrayNode();
      for (ObjectNode row : world.store.rows("Ticket")) {
        int id = row.path("id").asInt();
        ObjectNode ticket = out.addObject();
        ticket.put("id", id).put("name", world.meant(row.path("name").asText()));
        ticket.put("content", world.meant(row.path("content").asText()));
        for (String field :
            List.of(
                "status",
                "urgency",
                "impact",
                "priority",
                "type",
                "itilcategories_id",
                "is_deleted",
                "date_mod",
                "date_creation",
                "users_id_recipient")) {
          ticket.set(field, row.get(field));
        }
        ticket.set("actors", all(world.store.rows("Ticket_User", "tickets_id", id)));
        ticket.set("followups", all(world.store.children("ITILFollowup", "Ticket", id)));
        ticket.set("solutions", all(world.store.children("ITILSolution", "Ticket", id)));
        ticket.set("tasks", all(world.store.rows("TicketTask", "tickets_id", id)));
        ArrayNode documents = ticket.putArray("documents");
        for (ObjectNode link : world.store.children("Document_Item", "Ticket", id)) {
          documents.add(world.store.row("Document", link.path("documents_id").asInt()));
        }
      }
      return out;
    }
  }

  private ArrayNode all(List<ObjectNode> rows) {
    ArrayNode out = GlpiStore.JSON.createArrayNode();
    for (ObjectNode row : rows) {
      ObjectNode copy = row.deepCopy();
      if ("Ticket".equals(copy.path("itemtype").asText()) && copy.has("is_private")) {
        copy.put("_mailed", world.mailedFollowups.contains(copy.path("id").asInt()));
      }
      if (copy.hasNonNull("content")) {
        copy.put("content", world.meant(copy.path("content").asText()));
      }
      out.add(copy);
    }
    return out;
  }
}
