package org.omnidesk.sandbox.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What the numbers of search columns stand for. */
final class GlpiColumns {

  static final Set<Integer> TICKET =
      Set.of(1, 2, 3, 4, 5, 7, 8, 10, 11, 12, 14, 15, 19, 21, 34, 35, 64, 71, 80, 83);
  static final Set<Integer> USER = Set.of(1, 2, 5, 9, 34);

  private final GlpiWorld world;

  GlpiColumns(GlpiWorld world) {
    this.world = world;
  }

  /** A row's column by its number. */
  JsonNode value(boolean tickets, int field, ObjectNode row) {
    return tickets ? ticketValue(field, row) : userValue(field, row);
  }

  private JsonNode userValue(int field, ObjectNode row) {
    return switch (field) {
      case 2 -> row.path("id");
      case 5 ->
          world.store.rows("UserEmail", "users_id", row.path("id").asInt()).stream()
              .map(r -> r.path("email"))
              .findFirst()
              .orElse(JsonNodeFactory.instance.nullNode());
      case 9 -> row.path("firstname");
      case 34 -> row.path("realname");
      default -> row.path("name");
    };
  }

  private JsonNode ticketValue(int field, ObjectNode row) {
    return switch (field) {
      case 2 -> row.path("id");
      case 3 -> row.path("priority");
      case 4 -> actors(row, 1, "users_id");
      case 5 -> actors(row, 2, "users_id");
      case 7 -> named("ITILCategory", "completename", row.path("itilcategories_id").asInt());
      case 8 -> groups(row, 2);
      case 71 -> groups(row, 1);
      case 10 -> row.path("urgency");
      case 11 -> row.path("impact");
      case 12 -> row.path("status");
      case 14 -> row.path("type");
      case 15 -> row.path("date");
      case 19 -> row.path("date_mod");
      case 21 -> row.path("content");
      case 34 -> actors(row, 1, "alternative_email");
      case 35 -> actors(row, 1, "use_notification");
      case 64 -> named("User", "name", row.path("users_id_lastupdater").asInt());
      case 80 -> named("Entity", "completename", row.path("entities_id").asInt());
      case 83 -> named("Location", "completename", row.path("locations_id").asInt());
      default -> row.path("name");
    };
  }

  private JsonNode named(String type, String name, int id) {
    ObjectNode row = id == 0 && !type.equals("Entity") ? null : world.store.row(type, id);
    return row == null ? JsonNodeFactory.instance.nullNode() : row.path(name);
  }

  /** None is null, one is a scalar, several are a list; user ids are strings. */
  private JsonNode actors(ObjectNode ticket, int kind, String field) {
    ArrayNode all = GlpiStore.JSON.createArrayNode();
    for (ObjectNode actor :
        world.store.rows("Ticket_User", "tickets_id", ticket.path("id").asInt())) {
      if (actor.path("type").asInt() == kind) {
        int user = actor.path("users_id").asInt();
        if (!field.equals("users_id")) {
          all.add(actor.path(field));
        } else if (user == 0) {
          all.addNull();
        } else {
          all.add(String.valueOf(user));
        }
      }
    }
    return all.isEmpty() ? JsonNodeFactory.instance.nullNode() : all.size() == 1 ? all.get(0) : all;
  }

  private JsonNode groups(ObjectNode ticket, int kind) {
    ArrayNode all = GlpiStore.JSON.createArrayNode();
    for (ObjectNode link :
        world.store.rows("Group_Ticket", "tickets_id", ticket.path("id").asInt())) {
      if (link.path("type").asInt() == kind) {
        all.add(named("Group", "completename", link.path("groups_id").asInt()));
      }
    }
    return all.isEmpty() ? JsonNodeFactory.instance.nullNode() : all.size() == 1 ? all.get(0) : all;
  }
}
