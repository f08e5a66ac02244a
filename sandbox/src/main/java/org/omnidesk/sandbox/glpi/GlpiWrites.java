package org.omnidesk.sandbox.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Creating, changing and deleting, with the side effects that GLPI's rules have. */
final class GlpiWrites {

  private static final Set<String> NUMBERS =
      Set.of(
          "urgency",
          "impact",
          "priority",
          "status",
          "type",
          "itilcategories_id",
          "locations_id",
          "requesttypes_id",
          "entities_id");
  private static final Set<String> WRITABLE =
      Set.of(
          "name",
          "content",
          "urgency",
          "impact",
          "priority",
          "status",
          "type",
          "itilcategories_id",
          "locations_id",
          "requesttypes_id",
          "externalid");

  private final GlpiWorld world;
  private final GlpiActors actors;

  GlpiWrites(GlpiWorld world) {
    this.world = world;
    this.actors = new GlpiActors(world);
  }

  /** Creates an item; returns its id. */
  int create(String type, JsonNode input, GlpiUser user) {
    String now = world.now();
    return switch (type) {
      case "Ticket" -> ticket(input, user, now);
      case "ITILFollowup" -> followup(input, user, now);
      case "ITILSolution" -> solution(input, user, now);
      case "TicketTask" -> task(input, user, now);
      case "Document_Item" -> link(input, user, now);
      case "Ticket_User" -> actors.add(openTicket(input, "tickets_id", user), input, user, now);
      case "Group_Ticket" ->
          actors.addGroup(openTicket(input, "tickets_id", user), input, user, now);
      case "Group", "Location" -> named(type, input, user);
      default -> throw GlpiError.noRight("ERROR_GLPI_ADD");
    };
  }

  private int named(String type, JsonNode input, GlpiUser user) {
    if (user.profile() != GlpiUser.Profile.SUPER_ADMIN) {
      throw GlpiError.noRight("ERROR_GLPI_ADD");
    }
    ObjectNode row = GlpiStore.JSON.createObjectNode();
    String name = world.stored(input.path("name").asText());
    row.put("id", world.store.nextId(type)).put("name", name).put("completename", name);
    world.store.save(type, row);
    return row.path("id").asInt();
  }

  int ticket(JsonNode input, GlpiUser user, String now) {
    checkNumbers(input);
    int id = world.store.nextId("Ticket");
    ObjectNode row = GlpiRows.ticket(id, now, user.id(), world.eleven);
    copy(input, row);
    row.put("name", title(input));
    if (!input.has("priority")) {
      row.put(
          "priority", GlpiWorld.priority(row.path("urgency").asInt(), row.path("impact").asInt()));
    }
    List<GlpiStore.Change> changes = new ArrayList<>();
    actors.ofInput(id, input, user, changes);
    boolean assigned = changes.stream().anyMatch(c -> c.fields().path("type").asInt() == 2);
    if (assigned && row.path("status").asInt() == 1) {
      row.put("status", 2);
    }
    changes.addFirst(new GlpiStore.Change("Ticket", id, row));
    world.store.save(changes);
    return id;
  }

  private String title(JsonNode input) {
    String name = input.path("name").asText("");
    if (name.isBlank()) {
      String plain = GlpiText.plain(input.path("content").asText(""));
      name = plain.substring(0, Math.min(70, plain.length()));
    }
    return world.stored(name.substring(0, Math.min(255, name.length())));
  }

  private static void checkNumbers(JsonNode input) {
    for (String field : NUMBERS) {
      JsonNode value = input.path(field);
      if (value.isTextual() && !value.asText().matches("-?\\d{1,9}")) {
        throw GlpiError.phpTypeError();
      }
    }
  }

  /** Takes over what is known and different; returns whether anything was. */
  private boolean copy(JsonNode input, ObjectNode row) {
    boolean changed = false;
    for (String field : WRITABLE) {
      if (!input.has(field) || !row.has(field)) {
        continue; // unknown fields are dropped without notice
      }
      JsonNode before = row.get(field);
      if (NUMBERS.contains(field)) {
        row.put(field, input.path(field).asInt());
      } else {
        row.put(field, world.stored(input.path(field).asText("")));
      }
      changed |= !before.equals(row.get(field));
    }
    return changed;
  }

  /** Changes an item; equal values change nothing, not even {@code date_mod}. */
  void update(String type, int id, JsonNode input, GlpiUser user) {
    ObjectNode row = world.store.row(type, id);
    if (row == null) {
      throw GlpiError.of(400, "ERROR_GLPI_UPDATE", null);
    }
    if (!user.isStaff()) {
      throw GlpiError.noRight("ERROR_GLPI_UPDATE");
    }
    String now = world.now();
    if (type.equals("Ticket")) {
      updateTicket(row, input, user, now);
    } else if (row.has("content") && input.has("content")) {
      row.put("content", world.stored(input.path("content").asText()));
      if (input.has("is_private") && row.has("is_private")) {
        row.put("is_private", input.path("is_private").asInt());
      }
      row.put("users_id_editor", user.id()).put("date_mod", now);
      int ticket = row.path(row.has("tickets_id") ? "tickets_id" : "items_id").asInt();
      saveTouching(type, row, world.store.row("Ticket", ticket), user, now);
    }
  }

  private void updateTicket(ObjectNode row, JsonNode input, GlpiUser user, String now) {
    checkNumbers(input);
    int before = row.path("status").asInt();
    if (before == 6 && !input.has("status")) {
      throw GlpiError.of(400, "ERROR_GLPI_UPDATE", "");
    }
    boolean graded = input.has("urgency") || input.has("impact");
    boolean restored =
        row.path("is_deleted").asInt() == 1 && input.path("is_deleted").asInt(1) == 0;
    if (restored) {
      row.put("is_deleted", 0);
    }
    if (!copy(input, row) && !restored) {
      return;
    }
    if (graded && !input.has("priority")) {
      row.put(
          "priority", GlpiWorld.priority(row.path("urgency").asInt(), row.path("impact").asInt()));
    }
    List<GlpiStore.Change> changes = new ArrayList<>();
    moved(row, before, now, changes);
    touch(row, user, now);
    changes.add(new GlpiStore.Change("Ticket", row.path("id").asInt(), row));
    world.store.save(changes);
  }

  /** What a new status brings with it. */
  private void moved(ObjectNode ticket, int before, String now, List<GlpiStore.Change> changes) {
    int status = ticket.path("status").asInt();
    if (status == 5 || status == 6) {
      if (!ticket.hasNonNull("solvedate")) {
        ticket.put("solvedate", now);
      }
      if (status == 6) {
        ticket.put("closedate", now);
      }
    } else if (before == 5 || before == 6) {
      ticket.putNull("solvedate").putNull("closedate");
      for (ObjectNode solution :
          world.store.children("ITILSolution", "Ticket", ticket.path("id").asInt())) {
        if (solution.path("status").asInt() == 2) {
          ObjectNode refused = solution.deepCopy().put("status", 4);
          changes.add(new GlpiStore.Change("ITILSolution", refused.path("id").asInt(), refused));
        }
      }
    }
  }

  static void touch(ObjectNode ticket, GlpiUser user, String now) {
    ticket.put("date_mod", now).put("users_id_lastupdater", user.id());
    if (user.isStaff() && ticket.path("takeintoaccountdate").isNull()) {
      ticket.put("takeintoaccountdate", now);
    }
  }

  private void saveTouching(
      String type, ObjectNode row, ObjectNode ticket, GlpiUser user, String now) {
    touch(ticket, user, now);
    int id = ticket.path("id").asInt();
    world.store.save(
        List.of(
            new GlpiStore.Change(type, row.path("id").asInt(), row),
            new GlpiStore.Change("Ticket", id, ticket)));
  }

  private ObjectNode openTicket(JsonNode input, String field, GlpiUser user) {
    boolean isTicket =
        field.equals("tickets_id") || input.path("itemtype").asText().equals("Ticket");
    ObjectNode ticket = isTicket ? world.store.row("Ticket", input.path(field).asInt(-1)) : null;
    if (ticket == null || !world.maySee(user, ticket)) {
      throw GlpiError.noRight("ERROR_GLPI_ADD");
    }
    return ticket;
  }

  private int followup(JsonNode input, GlpiUser user, String now) {
    ObjectNode ticket = openTicket(input, "items_id", user);
    String content = input.path("content").asText("");
    if (content.isBlank()) {
      throw GlpiError.of(400, "ERROR_GLPI_ADD", "You can't add a followup without description");
    }
    int ticketId = ticket.path("id").asInt();
    ObjectNode row =
        GlpiRows.followup(world.store.nextId("ITILFollowup"), ticketId, user.id(), now);
    row.put("content", world.stored(content)).put("is_private", input.path("is_private").asInt());
    int before = ticket.path("status").asInt();
    List<GlpiStore.Change> changes = new ArrayList<>();
    boolean requester = world.isActor(ticketId, user.id(), 1);
    if (before == 4 && requester || before >= 5 && input.path("add_reopen").asInt() == 1) {
      ticket.put("status", 2);
      moved(ticket, before, now, changes);
    }
    if (!changes.isEmpty()) {
      world.store.save(changes);
    }
    saveTouching("ITILFollowup", row, ticket, user, now);
    if (!input.has("_disablenotif") && row.path("is_private").asInt() == 0) {
      world.mailedFollowups.add(row.path("id").asInt()); // GLPI asks isset(), not the value
    }
    return row.path("id").asInt();
  }

  private int solution(JsonNode input, GlpiUser user, String now) {
    ObjectNode ticket = openTicket(input, "items_id", user);
    if (ticket.path("status").asInt() >= 5) {
      throw GlpiError.of(
          400,
          "ERROR_GLPI_ADD",
          "The item is already solved, did anyone pushed a solution before you?");
    }
    ObjectNode row =
        GlpiRows.solution(
            world.store.nextId("ITILSolution"), ticket.path("id").asInt(), user.id(), now);
    row.put("content", world.stored(input.path("content").asText("")));
    ticket.put("status", 5).put("solvedate", now).put("begin_waiting_date", now);
    saveTouching("ITILSolution", row, ticket, user, now);
    return row.path("id").asInt();
  }

  private int task(JsonNode input, GlpiUser user, String now) {
    ObjectNode ticket = openTicket(input, "tickets_id", user);
    if (!user.isStaff() || input.path("content").asText("").isBlank()) {
      throw GlpiError.noRight("ERROR_GLPI_ADD");
    }
    ObjectNode row =
        GlpiRows.task(world.store.nextId("TicketTask"), ticket.path("id").asInt(), user.id(), now);
    row.put("content", world.stored(input.path("content").asText()));
    row.put("is_private", input.path("is_private").asInt());
    saveTouching("TicketTask", row, ticket, user, now);
    return row.path("id").asInt();
  }

  /** Hangs a document on an item. */
  int link(JsonNode input, GlpiUser user, String now) {
    int document = input.path("documents_id").asInt();
    String itemtype = input.path("itemtype").asText();
    int item = input.path("items_id").asInt();
    ObjectNode parent = GlpiWorld.TYPES.contains(itemtype) ? world.store.row(itemtype, item) : null;
    boolean known = world.store.row("Document", document) != null && parent != null;
    boolean twice =
        world.store.children("Document_Item", itemtype, item).stream()
            .anyMatch(r -> r.path("documents_id").asInt() == document);
    if (!known || twice) {
      throw GlpiError.of(400, "ERROR_GLPI_ADD", "");
    }
    ObjectNode row =
        GlpiRows.documentItem(
            world.store.nextId("Document_Item"), document, itemtype, item, user.id(), now);
    int ticketId =
        itemtype.equals("Ticket")
            ? item
            : parent.path(parent.has("tickets_id") ? "tickets_id" : "items_id").asInt(-1);
    ObjectNode ticket = world.store.row("Ticket", ticketId);
    if (ticket == null) {
      world.store.save("Document_Item", row);
    } else {
      saveTouching("Document_Item", row, ticket, user, now);
    }
    return row.path("id").asInt();
  }

  void delete(String type, int id, boolean purge, GlpiUser user) {
    ObjectNode row = world.store.row(type, id);
    if (row == null) {
      throw GlpiError.notFound();
    }
    boolean own = row.path("users_id").asInt(-1) == user.id();
    if (user.profile() != GlpiUser.Profile.SUPER_ADMIN && !own && !type.equals("Ticket_User")) {
      throw GlpiError.noRight("ERROR_GLPI_DELETE");
    }
    if (purge || !row.has("is_deleted")) {
      world.store.save(List.of(new GlpiStore.Change(type, id, null)));
      if (type.equals("Ticket_User")) {
        actors.removed(row, user, world.now());
      }
      return;
    }
    row.put("is_deleted", 1).put("date_mod", world.now());
    world.store.save(type, row);
  }
}
