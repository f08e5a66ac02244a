package org.omnidesk.tickets.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.omnidesk.tickets.Texts;
import org.omnidesk.tickets.bond.Bond;
import org.omnidesk.tickets.ticket.Master;
import org.omnidesk.tickets.ticket.TicketRow;

/**
 * Decides which of a source's fields are news and may be taken over: only literals that changed
 * since the last exchange, and none against a person's word, save the status, where the latest act
 * on either side counts.
 */
class SourceFields {

  /** Columns to set and who sets them. */
  record Changes(Map<String, Object> columns, Map<String, Master> masters) {}

  /** Who masters the fields of a new ticket. */
  Map<String, String> masters(TicketFields fields) {
    Map<String, String> masters = new HashMap<>();
    values(fields)
        .forEach(
            (field, value) ->
                masters.put(
                    field,
                    (fields.defaults().contains(field) ? Master.DEFAULT : Master.SOURCE)
                        .wireName()));
    return masters;
  }

  Changes changes(TicketRow ticket, Bond bond, TicketIntake intake) {
    Map<String, Object> columns = new LinkedHashMap<>();
    Map<String, Master> masters = new HashMap<>();
    Map<String, Object> current = current(ticket);
    values(intake.fields())
        .forEach(
            (field, value) -> {
              Master master =
                  intake.fields().defaults().contains(field) ? Master.DEFAULT : Master.SOURCE;
              boolean mayReplace =
                  field.equals("status") || master.mayReplace(ticket.master(field));
              if (isNews(field, bond, intake)
                  && mayReplace
                  && !Objects.equals(current.get(field), value)) {
                columns.put(field, value);
                masters.put(field, master);
              }
            });
    return new Changes(columns, masters);
  }

  /** A literal the source did not state counts as news: its value is compared with the ticket's. */
  private static boolean isNews(String field, Bond bond, TicketIntake intake) {
    String now = intake.sourceValues().get(field);
    return now == null || !now.equals(bond.sourceValues().get(field));
  }

  private static Map<String, Object> values(TicketFields fields) {
    Map<String, Object> values = new LinkedHashMap<>();
    put(values, "title", Texts.line(fields.title(), 255, null));
    if (fields.description() != null) {
      values.put("description", Texts.body(fields.description()));
    }
    put(values, "type", fields.type());
    put(values, "status", fields.status());
    put(values, "category", fields.category());
    put(values, "urgency", fields.urgency());
    put(values, "impact", fields.impact());
    put(values, "assignee", Texts.line(fields.assignee(), 200, null));
    put(values, "group", Texts.line(fields.group(), 200, null));
    put(values, "site", Texts.line(fields.site(), 200, null));
    put(values, "language", fields.language());
    return values;
  }

  private static Map<String, Object> current(TicketRow ticket) {
    Map<String, Object> values = new HashMap<>();
    values.put("title", ticket.title());
    values.put("description", ticket.description());
    values.put("type", ticket.type());
    values.put("status", ticket.status());
    values.put("category", ticket.category());
    values.put("urgency", ticket.urgency());
    values.put("impact", ticket.impact());
    values.put("assignee", ticket.assignee());
    values.put("group", ticket.group());
    values.put("site", ticket.site());
    values.put("language", ticket.language());
    return values;
  }

  private static void put(Map<String, Object> values, String field, Object value) {
    if (value != null) {
      values.put(field, value);
    }
  }
}
