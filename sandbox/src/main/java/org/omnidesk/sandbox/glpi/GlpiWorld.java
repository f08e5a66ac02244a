package org.omnidesk.sandbox.glpi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The rows, the clock and the rules that every part of the API shares. */
final class GlpiWorld {

  static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  /** Types that can be read and written. */
  static final Set<String> TYPES =
      Set.of(
          "Ticket",
          "Ticket_User",
          "Group_Ticket",
          "ITILFollowup",
          "ITILSolution",
          "TicketTask",
          "Document",
          "Document_Item",
          "ITILCategory",
          "User",
          "UserEmail",
          "Entity",
          "Group",
          "Location");

  /** Priority by urgency and impact, GLPI's preset. */
  private static final int[][] PRIORITY = {
    {1, 1, 2, 2, 2}, {1, 2, 2, 3, 3}, {2, 2, 3, 4, 4}, {2, 3, 4, 4, 5}, {2, 3, 4, 5, 5}
  };

  final GlpiStandIn.Options options;
  final GlpiStore store;
  final boolean eleven;

  /** Followups that GLPI told the requester of by mail, since the start. */
  final Set<Integer> mailedFollowups = new TreeSet<>();

  private final String root;

  GlpiWorld(GlpiStandIn.Options options, GlpiStore store, String root) {
    this.options = options;
    this.store = store;
    this.root = root;
    this.eleven = !options.version().startsWith("10.");
    seed();
  }

  private void seed() {
    List<GlpiStore.Change> rows = new ArrayList<>();
    ObjectNode entity = GlpiStore.JSON.createObjectNode();
    entity.put("id", 0).put("name", "Root entity").put("completename", "Root entity");
    addMissing(rows, "Entity", entity);
    for (GlpiUser user : options.users()) {
      addMissing(rows, "User", GlpiRows.user(user, now()));
      if (user.email() != null) {
        addMissing(rows, "UserEmail", GlpiRows.email(user));
      }
    }
    int id = 0;
    for (String name : options.categories()) {
      addMissing(rows, "ITILCategory", GlpiRows.category(++id, stored(name), now()));
    }
    if (!rows.isEmpty()) {
      store.save(rows);
    }
  }

  private void addMissing(List<GlpiStore.Change> rows, String type, ObjectNode row) {
    int id = row.path("id").asInt();
    if (store.row(type, id) == null) {
      rows.add(new GlpiStore.Change(type, id, row));
    }
  }

  /** Now, in whole seconds of the server's zone. */
  String now() {
    return LocalDateTime.now(options.zone()).truncatedTo(ChronoUnit.SECONDS).format(DATE);
  }

  /** The header form of a date: true GMT. */
  String lastModified(String literal) {
    Instant at = LocalDateTime.parse(literal, DATE).atZone(options.zone()).toInstant();
    return HTTP_DATE.format(at.atOffset(ZoneOffset.UTC));
  }

  /** Text as this version keeps it. */
  String stored(String text) {
    String lines = text.replace("\r\n", "\n");
    return eleven ? lines : GlpiText.encode(lines);
  }

  /** What was meant by a kept text. */
  String meant(String stored) {
    return eleven ? stored : GlpiText.decode(stored);
  }

  /** The API's own address, as it stands in links. */
  String api() {
    return root + (eleven ? "/api.php/v1" : "/apirest.php");
  }

  static int priority(int urgency, int impact) {
    boolean known = urgency >= 1 && urgency <= 5 && impact >= 1 && impact <= 5;
    return known ? PRIORITY[urgency - 1][impact - 1] : 3;
  }

  GlpiUser user(int id) {
    return options.users().stream().filter(u -> u.id() == id).findFirst().orElse(null);
  }

  boolean isActor(int ticket, int user, int kind) {
    return store.rows("Ticket_User", "tickets_id", ticket).stream()
        .anyMatch(r -> r.path("users_id").asInt() == user && r.path("type").asInt() == kind);
  }

  /** Whether a user may read a ticket. */
  boolean maySee(GlpiUser user, ObjectNode ticket) {
    int id = ticket.path("id").asInt();
    return user.isStaff()
        || ticket.path("users_id_recipient").asInt() == user.id()
        || isActor(id, user.id(), 1)
        || isActor(id, user.id(), 3);
  }
}
