package org.omnidesk.sandbox.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Items and lists of them. */
final class GlpiReads {

  private final GlpiWorld world;

  GlpiReads(GlpiWorld world) {
    this.world = world;
  }

  /** One item, as a user may read it. */
  GlpiAnswer item(String type, int id, GlpiUser user, GlpiQuery query, boolean sanitized) {
    ObjectNode row = world.store.row(type, id);
    if (row == null) {
      throw GlpiError.notFound();
    }
    if (!mayRead(type, row, user)) {
      throw GlpiError.unreadable();
    }
    decorate(type, row, query);
    if (!sanitized && !world.eleven) {
      row.properties().stream()
          .filter(e -> e.getValue().isTextual())
          .forEach(e -> row.put(e.getKey(), GlpiText.decode(e.getValue().asText())));
    }
    GlpiAnswer answer = GlpiAnswer.json(200, row);
    if (row.hasNonNull("date_mod")) {
      answer.header("Last-Modified", world.lastModified(row.path("date_mod").asText()));
    }
    return answer;
  }

  /** A list of a type, or of the children of an item when {@code parent} is not null. */
  GlpiAnswer list(String type, List<ObjectNode> rows, GlpiUser user, GlpiQuery query) {
    if (type.equals("ITILCategory") && user.profile() != GlpiUser.Profile.SUPER_ADMIN) {
      throw GlpiError.unreadable();
    }
    int[] range = range(query);
    String sort = query.text("sort") == null ? "id" : query.text("sort");
    if (!rows.isEmpty() && !rows.getFirst().has(sort)) {
      String table = "glpi_" + type.toLowerCase(java.util.Locale.ROOT) + "s";
      throw GlpiError.documented("ERROR", "sort param is not a field of " + table);
    }
    String order = query.text("order") == null ? "ASC" : query.text("order");
    if (!order.equals("ASC") && !order.equals("DESC")) {
      throw GlpiError.documented("ERROR", "order must be DESC or ASC");
    }
    Map<String, Object> searchText = query.nested("searchText");
    for (String field : searchText.keySet()) {
      if (!rows.isEmpty() && !rows.getFirst().has(field)) {
        throw GlpiError.documented(
            "ERROR_FIELD_NOT_FOUND", "Field " + field + " is not valid for " + type + " item.");
      }
    }
    boolean bin = query.flag("is_deleted", false);
    List<ObjectNode> found = new ArrayList<>();
    for (ObjectNode row : rows) {
      boolean inBin = row.path("is_deleted").asInt() == 1;
      if (inBin == bin && mayRead(type, row, user) && matches(row, searchText)) {
        found.add(row);
      }
    }
    Comparator<ObjectNode> by = byField(sort);
    found.sort((order.equals("DESC") ? by.reversed() : by).thenComparing(ties(range[0])));
    return page(type, found, range, query);
  }

  private GlpiAnswer page(String type, List<ObjectNode> found, int[] range, GlpiQuery query) {
    int total = found.size();
    if (range[0] > total) {
      throw GlpiError.documented(
          "ERROR_RANGE_EXCEED_TOTAL", "Provided range exceed total count of data: " + total);
    }
    int end = Math.min(range[1], total - 1);
    ArrayNode out = GlpiStore.JSON.createArrayNode();
    for (int i = range[0]; i <= end; i++) {
      ObjectNode row = found.get(i).deepCopy();
      if (query.flag("only_id", false)) {
        out.addObject().set("id", row.get("id"));
      } else {
        decorate(type, row, query);
        out.add(row);
      }
    }
    GlpiAnswer answer = GlpiAnswer.json(out.size() < total ? 206 : 200, out);
    answer.header("Accept-Range", type + " 1000");
    if (total > 0) {
      answer.header("Content-Range", range[0] + "-" + end + "/" + total);
    }
    return answer;
  }

  /** First and last row wanted; the page is 15 long where nothing is said. */
  static int[] range(GlpiQuery query) {
    String text = query.text("range");
    if (text == null) {
      return new int[] {0, 14};
    }
    if (!text.matches("\\d{1,9}-\\d{1,9}")) {
      throw GlpiError.documented("ERROR", "range must be in format : [start-end] with integers");
    }
    String[] ends = text.split("-");
    return new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[1])};
  }

  /** MariaDB promises no order among equal rows, and another page size shows another one. */
  static Comparator<ObjectNode> ties(int start) {
    return Comparator.comparingInt(r -> (r.path("id").asInt() * 31 ^ start * 0x9E3779B9) & 0xFFFF);
  }

  static Comparator<ObjectNode> byField(String field) {
    return (a, b) -> compare(a.path(field), b.path(field));
  }

  static int compare(JsonNode a, JsonNode b) {
    return a.isNumber() && b.isNumber()
        ? Long.compare(a.asLong(), b.asLong())
        : a.asText("").compareToIgnoreCase(b.asText(""));
  }

  private static boolean matches(ObjectNode row, Map<String, Object> searchText) {
    return searchText.entrySet().stream()
        .allMatch(e -> GlpiSearch.contains(row.path(e.getKey()), String.valueOf(e.getValue())));
  }

  boolean mayRead(String type, ObjectNode row, GlpiUser user) {
    if (user.isStaff()) {
      return true;
    }
    if (type.equals("Ticket")) {
      return world.maySee(user, row);
    }
    int parent = row.path(row.has("tickets_id") ? "tickets_id" : "items_id").asInt();
    ObjectNode ticket = world.store.row("Ticket", parent);
    return row.path("is_private").asInt() == 0 && (ticket == null || world.maySee(user, ticket));
  }

  private void decorate(String type, ObjectNode row, GlpiQuery query) {
    if (query.flag("with_documents", false)) {
      ArrayNode documents = row.putArray("_documents");
      world
          .store
          .children("Document_Item", type, row.path("id").asInt())
          .forEach(i -> documents.add(world.store.row("Document", i.path("documents_id").asInt())));
    }
    if (query.flag("get_hateoas", true)) {
      links(type, row);
    }
    if (query.flag("expand_dropdowns", false)) {
      expand(row, "entities_id", "Entity", "completename");
      expand(row, "users_id", "User", "name");
      expand(row, "users_id_recipient", "User", "name");
      expand(row, "users_id_lastupdater", "User", "name");
      expand(row, "itilcategories_id", "ITILCategory", "completename");
      expand(row, "tickets_id", "Ticket", "name");
    }
  }

  private void expand(ObjectNode row, String field, String type, String name) {
    ObjectNode target =
        row.path(field).isInt() ? world.store.row(type, row.path(field).asInt()) : null;
    if (target != null) {
      row.put(field, target.path(name).asText());
    }
  }

  private void links(String type, ObjectNode row) {
    ArrayNode links = GlpiStore.JSON.createArrayNode();
    link(links, row, "tickets_id", "Ticket");
    if (row.path("itemtype").asText().equals("Ticket")) {
      link(links, row, "items_id", "Ticket");
    }
    link(links, row, "entities_id", "Entity");
    link(links, row, "users_id", "User");
    link(links, row, "users_id_recipient", "User");
    link(links, row, "itilcategories_id", "ITILCategory");
    link(links, row, "documents_id", "Document");
    List<String> children =
        switch (type) {
          case "Ticket" ->
              List.of(
                  "Document_Item",
                  "TicketTask",
                  "Ticket_User",
                  "Group_Ticket",
                  "ITILFollowup",
                  "ITILSolution");
          case "ITILFollowup", "ITILSolution", "Document" -> List.of("Document_Item");
          default -> List.of();
        };
    for (String child : children) {
      String own = world.api() + "/" + type + "/" + row.path("id").asInt();
      links.addObject().put("rel", child).put("href", own + "/" + child + "/");
    }
    row.set("links", links);
  }

  private void link(ArrayNode links, ObjectNode row, String field, String type) {
    int id = row.path(field).isInt() ? row.path(field).asInt() : -1;
    if (id > 0 || id == 0 && type.equals("Entity")) {
      links.addObject().put("rel", type).put("href", world.api() + "/" + type + "/" + id);
    }
  }
}
