package org.omnidesk.sandbox.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** {@code /search/<type>}: nested criteria, several sort columns, columns named by number. */
final class GlpiSearch {

  private final GlpiWorld world;
  private final GlpiReads reads;
  private final GlpiColumns columns;

  GlpiSearch(GlpiWorld world, GlpiReads reads) {
    this.world = world;
    this.reads = reads;
    this.columns = new GlpiColumns(world);
  }

  GlpiAnswer search(String type, GlpiUser user, GlpiQuery query) {
    boolean tickets = type.equals("Ticket");
    Set<Integer> known = tickets ? GlpiColumns.TICKET : GlpiColumns.USER;
    Set<Integer> shown = new LinkedHashSet<>();
    query.list("forcedisplay").forEach(f -> shown.add(Integer.valueOf(f)));
    Predicate<ObjectNode> wanted = criteria(query.nested("criteria"), tickets, known, shown);
    shown.add(1);
    List<Integer> sorts = query.list("sort").stream().map(Integer::valueOf).toList();
    sorts = sorts.isEmpty() ? List.of(1) : sorts;
    List<String> orders = new ArrayList<>(query.list("order"));
    while (orders.size() < sorts.size()) {
      orders.add("ASC");
    }
    int[] range = GlpiReads.range(query);
    boolean bin = query.flag("is_deleted", false);
    List<ObjectNode> found = new ArrayList<>();
    for (ObjectNode row : world.store.rows(type)) {
      if ((row.path("is_deleted").asInt() == 1) == bin
          && (!tickets || reads.mayRead(type, row, user))
          && wanted.test(row)) {
        found.add(row);
      }
    }
    found.sort(order(sorts, orders, tickets).thenComparing(GlpiReads.ties(range[0])));
    return page(type, found, range, sorts, orders, shown);
  }

  private GlpiAnswer page(
      String type,
      List<ObjectNode> found,
      int[] range,
      List<Integer> sorts,
      List<String> orders,
      Set<Integer> shown) {
    int total = found.size();
    if (range[0] > total) {
      throw GlpiError.documented(
          "ERROR_RANGE_EXCEED_TOTAL", "Provided range exceed total count of data: " + total);
    }
    int end = Math.min(range[1], total - 1);
    int count = Math.max(0, end - range[0] + 1);
    ObjectNode out = GlpiStore.JSON.createObjectNode();
    out.put("totalcount", total).put("count", count);
    ArrayNode sort = out.putArray("sort");
    sorts.forEach(sort::add);
    ArrayNode order = out.putArray("order");
    orders.forEach(order::add);
    if (count > 0) {
      ArrayNode data = out.putArray("data");
      for (ObjectNode row : found.subList(range[0], end + 1)) {
        ObjectNode line = data.addObject();
        shown.forEach(
            f -> line.set(String.valueOf(f), columns.value(type.equals("Ticket"), f, row)));
      }
    }
    String contentRange = range[0] + "-" + end + "/" + total;
    out.put("content-range", contentRange);
    GlpiAnswer answer = GlpiAnswer.json(count < total ? 206 : 200, out);
    answer.header("Accept-Range", type + " 1000");
    if (total > 0) {
      answer.header("Content-Range", contentRange);
    }
    return answer;
  }

  private Comparator<ObjectNode> order(List<Integer> sorts, List<String> orders, boolean tickets) {
    Comparator<ObjectNode> all = (a, b) -> 0;
    for (int i = 0; i < sorts.size(); i++) {
      int field = sorts.get(i);
      Comparator<ObjectNode> by =
          (a, b) ->
              GlpiReads.compare(columns.value(tickets, field, a), columns.value(tickets, field, b));
      all = all.thenComparing(orders.get(i).equals("DESC") ? by.reversed() : by);
    }
    return all;
  }

  /** AND binds tighter than OR, as in the SQL that GLPI writes. */
  private Predicate<ObjectNode> criteria(
      Map<String, Object> list, boolean tickets, Set<Integer> known, Set<Integer> shown) {
    Predicate<ObjectNode> either = null;
    Predicate<ObjectNode> all = null;
    for (Object entry : list.values()) {
      Map<String, Object> one = GlpiQuery.map(entry);
      Predicate<ObjectNode> test =
          one.containsKey("criteria")
              ? criteria(GlpiQuery.map(one.get("criteria")), tickets, known, shown)
              : criterion(one, tickets, known, shown);
      String link = String.valueOf(one.getOrDefault("link", "AND")).toUpperCase(Locale.ROOT);
      test = link.endsWith("NOT") ? test.negate() : test;
      if (all == null) {
        all = test;
      } else if (link.startsWith("OR")) {
        either = either == null ? all : either.or(all);
        all = test;
      } else {
        all = all.and(test);
      }
    }
    if (all == null) {
      return row -> true;
    }
    return either == null ? all : either.or(all);
  }

  private Predicate<ObjectNode> criterion(
      Map<String, Object> one, boolean tickets, Set<Integer> known, Set<Integer> shown) {
    if (!one.containsKey("field") || !one.containsKey("searchtype") || !one.containsKey("value")) {
      throw GlpiError.documented("ERROR", "Malformed search criteria");
    }
    String name = String.valueOf(one.get("field"));
    int field = name.matches("\\d{1,9}") ? Integer.parseInt(name) : -1;
    if (!known.contains(field)) {
      throw GlpiError.documented("ERROR", "Bad field ID in search criteria");
    }
    shown.add(field);
    String wanted = String.valueOf(one.get("value"));
    return switch (String.valueOf(one.get("searchtype"))) {
      case "equals" -> row -> equalTo(tickets, field, row, wanted);
      case "notequals" -> row -> !equalTo(tickets, field, row, wanted);
      case "contains" -> row -> contains(columns.value(tickets, field, row), wanted);
      case "notcontains" -> row -> !contains(columns.value(tickets, field, row), wanted);
      case "morethan" -> row -> columns.value(tickets, field, row).asText().compareTo(wanted) > 0;
      case "lessthan" -> row -> columns.value(tickets, field, row).asText().compareTo(wanted) < 0;
      default -> row -> true; // GLPI ignores what it does not know, and returns everything
    };
  }

  private boolean equalTo(boolean tickets, int field, ObjectNode row, String wanted) {
    if (tickets && field == 12 && wanted.equals("notold")) {
      return row.path("status").asInt() < 5;
    }
    if (tickets && field == 7) {
      return row.path("itilcategories_id").asText().equals(wanted);
    }
    return columns.value(tickets, field, row).asText().equals(wanted);
  }

  /**
   * GLPI's text search: a part of the value, with {@code ^} and {@code $} as anchors, or a size.
   */
  static boolean contains(JsonNode value, String wanted) {
    if (value.isNumber() && wanted.matches("[<>]\\d{1,18}")) {
      long limit = Long.parseLong(wanted.substring(1));
      return wanted.startsWith(">") ? value.asLong() > limit : value.asLong() < limit;
    }
    String text = value.isNull() ? "" : value.asText().toLowerCase(Locale.ROOT);
    String part = wanted.toLowerCase(Locale.ROOT);
    boolean start = part.startsWith("^");
    boolean end = part.endsWith("$") && part.length() > 1;
    part = part.substring(start ? 1 : 0, part.length() - (end ? 1 : 0));
    if (start && end) {
      return text.equals(part);
    }
    return start ? text.startsWith(part) : end ? text.endsWith(part) : text.contains(part);
  }
}
