package org.omnidesk.sandbox.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Requesters, assignees and observers of tickets. */
final class GlpiActors {

  private final GlpiWorld world;

  GlpiActors(GlpiWorld world) {
    this.world = world;
  }

  /** The actors that a new ticket's input names. */
  void ofInput(int ticket, JsonNode input, GlpiUser user, List<GlpiStore.Change> changes) {
    simple(ticket, input, "requester", 1, changes);
    simple(ticket, input, "assign", 2, changes);
    simple(ticket, input, "observer", 3, changes);
    JsonNode lists = input.path("_actors");
    listed(ticket, lists.path("requester"), 1, changes);
    listed(ticket, lists.path("observer"), 3, changes);
    if (user.profile() == GlpiUser.Profile.SUPER_ADMIN) {
      listed(ticket, lists.path("assign"), 2, changes); // silently ignored without the right
    }
    boolean noRequester = changes.stream().noneMatch(c -> c.fields().path("type").asInt() == 1);
    if (noRequester && !user.isStaff()) {
      put(ticket, user.id(), 1, true, "", changes);
    }
  }

  private void simple(
      int ticket, JsonNode input, String word, int kind, List<GlpiStore.Change> changes) {
    JsonNode ids = input.path("_users_id_" + word);
    JsonNode notify = input.path("_users_id_" + word + "_notif");
    if (ids.isMissingNode()) {
      return;
    }
    int count = ids.isArray() ? ids.size() : 1;
    for (int i = 0; i < count; i++) {
      int id = (ids.isArray() ? ids.get(i) : ids).asInt();
      String mail = at(notify.path("alternative_email"), i).asText("");
      boolean wanted = at(notify.path("use_notification"), i).asInt(1) == 1;
      put(ticket, id, kind, wanted, mail, changes);
    }
  }

  private static JsonNode at(JsonNode value, int index) {
    return value.isArray() ? value.path(index) : value;
  }

  private void listed(int ticket, JsonNode list, int kind, List<GlpiStore.Change> changes) {
    for (JsonNode actor : list) {
      if (actor.path("itemtype").asText().equals("User")) {
        put(
            ticket,
            actor.path("items_id").asInt(),
            kind,
            actor.path("use_notification").asInt() == 1,
            actor.path("alternative_email").asText(""),
            changes);
      }
    }
  }

  private void put(
      int ticket, int user, int kind, boolean notify, String mail, List<GlpiStore.Change> changes) {
    if (user == 0 && mail.isEmpty()) {
      return;
    }
    int id = world.store.nextId("Ticket_User");
    ObjectNode row = GlpiRows.ticketUser(id, ticket, user, kind, notify, mail);
    changes.add(new GlpiStore.Change("Ticket_User", id, row));
  }

  int add(ObjectNode ticket, JsonNode input, GlpiUser user, String now) {
    List<GlpiStore.Change> changes = new ArrayList<>();
    int kind = input.path("type").asInt(1);
    put(
        ticket.path("id").asInt(),
        input.path("users_id").asInt(),
        kind,
        input.path("use_notification").asInt(1) == 1,
        input.path("alternative_email").asText(""),
        changes);
    if (changes.isEmpty()) {
      throw GlpiError.of(400, "ERROR_GLPI_ADD", "");
    }
    return save(ticket, kind, user, now, changes);
  }

  int addGroup(ObjectNode ticket, JsonNode input, GlpiUser user, String now) {
    int id = world.store.nextId("Group_Ticket");
    int kind = input.path("type").asInt(1);
    int group = input.path("groups_id").asInt();
    ObjectNode row = GlpiRows.groupTicket(id, ticket.path("id").asInt(), group, kind);
    List<GlpiStore.Change> changes = new ArrayList<>();
    changes.add(new GlpiStore.Change("Group_Ticket", id, row));
    return save(ticket, kind, user, now, changes);
  }

  private int save(
      ObjectNode ticket, int kind, GlpiUser user, String now, List<GlpiStore.Change> changes) {
    if (kind == 2 && ticket.path("status").asInt() == 1) {
      ticket.put("status", 2);
    }
    GlpiWrites.touch(ticket, user, now);
    changes.add(new GlpiStore.Change("Ticket", ticket.path("id").asInt(), ticket));
    world.store.save(changes);
    return changes.getFirst().id();
  }

  /** Without its last assignee a ticket is new again. */
  void removed(ObjectNode actor, GlpiUser user, String now) {
    ObjectNode ticket = world.store.row("Ticket", actor.path("tickets_id").asInt());
    if (ticket == null) {
      return;
    }
    boolean left =
        world.store.rows("Ticket_User", "tickets_id", ticket.path("id").asInt()).stream()
            .anyMatch(r -> r.path("type").asInt() == 2);
    if (actor.path("type").asInt() == 2 && !left && ticket.path("status").asInt() == 2) {
      ticket.put("status", 1);
    }
    GlpiWrites.touch(ticket, user, now);
    world.store.save("Ticket", ticket);
  }
}
