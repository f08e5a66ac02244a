package org.omnidesk.sandbox.glpi;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Empty rows with the columns, in the order, that the recordings show. */
final class GlpiRows {

  private GlpiRows() {}

  private static ObjectNode row(int id) {
    return GlpiStore.JSON.createObjectNode().put("id", id);
  }

  private static void nulls(ObjectNode row, String... names) {
    for (String name : names) {
      row.putNull(name);
    }
  }

  private static void zeros(ObjectNode row, String... names) {
    for (String name : names) {
      row.put(name, 0);
    }
  }

  static ObjectNode ticket(int id, String now, int writer, boolean eleven) {
    ObjectNode row = row(id).put("entities_id", 0).put("name", "").put("date", now);
    nulls(row, "closedate", "solvedate", "takeintoaccountdate");
    row.put("date_mod", now).put("users_id_lastupdater", writer).put("status", 1);
    row.put("users_id_recipient", writer).put("requesttypes_id", 1).put("content", "");
    row.put("urgency", 3).put("impact", 3).put("priority", 3).put("itilcategories_id", 0);
    row.put("type", 1).put("global_validation", 1);
    zeros(row, "slas_id_ttr", "slas_id_tto", "slalevels_id_ttr");
    nulls(row, "time_to_resolve", "time_to_own", "begin_waiting_date");
    zeros(row, "sla_waiting_duration", "ola_waiting_duration", "olas_id_tto", "olas_id_ttr");
    zeros(row, "olalevels_id_ttr");
    nulls(row, "ola_tto_begin_date", "ola_ttr_begin_date", "internal_time_to_resolve");
    nulls(row, "internal_time_to_own");
    zeros(row, "waiting_duration", "close_delay_stat", "solve_delay_stat");
    zeros(row, "takeintoaccount_delay_stat", "actiontime", "is_deleted", "locations_id");
    if (!eleven) {
      row.put("validation_percent", 0);
    }
    row.put("date_creation", now);
    if (eleven) {
      row.put("tickettemplates_id", 0).putNull("externalid");
    }
    return row;
  }

  static ObjectNode followup(int id, int ticket, int user, String now) {
    ObjectNode row = row(id).put("itemtype", "Ticket").put("items_id", ticket).put("date", now);
    row.put("users_id", user).put("users_id_editor", 0).put("content", "").put("is_private", 0);
    row.put("requesttypes_id", 0).put("date_mod", now).put("date_creation", now);
    return row.put("timeline_position", 1).put("sourceitems_id", 0).put("sourceof_items_id", 0);
  }

  static ObjectNode task(int id, int ticket, int user, String now) {
    ObjectNode row = row(id).put("tickets_id", ticket).put("taskcategories_id", 0).put("date", now);
    row.put("users_id", user).put("users_id_editor", 0).put("content", "").put("is_private", 0);
    row.put("actiontime", 0);
    nulls(row, "begin", "end");
    row.put("state", 1).put("users_id_tech", 0).put("groups_id_tech", 0).put("date_mod", now);
    row.put("date_creation", now).put("tasktemplates_id", 0).put("timeline_position", 1);
    return row.put("sourceitems_id", 0);
  }

  static ObjectNode solution(int id, int ticket, int user, String now) {
    ObjectNode row = row(id).put("itemtype", "Ticket").put("items_id", ticket);
    row.put("solutiontypes_id", 0).putNull("solutiontype_name").put("content", "");
    row.put("date_creation", now).put("date_mod", now).putNull("date_approval");
    row.put("users_id", user).putNull("user_name").put("users_id_editor", 0);
    row.put("users_id_approval", 0).putNull("user_name_approval").put("status", 2);
    return row.putNull("itilfollowups_id");
  }

  static ObjectNode ticketUser(
      int id, int ticket, int user, int kind, boolean notify, String mail) {
    ObjectNode row = row(id).put("tickets_id", ticket).put("users_id", user).put("type", kind);
    return row.put("use_notification", notify ? 1 : 0).put("alternative_email", mail);
  }

  static ObjectNode groupTicket(int id, int ticket, int group, int kind) {
    return row(id).put("tickets_id", ticket).put("groups_id", group).put("type", kind);
  }

  static ObjectNode document(int id, String name, int user, String now) {
    ObjectNode row = row(id).put("entities_id", 0).put("is_recursive", 0).put("name", name);
    nulls(row, "filename", "filepath");
    row.put("documentcategories_id", 0).putNull("mime").put("date_mod", now).putNull("comment");
    row.put("is_deleted", 0).putNull("link").put("users_id", user).put("tickets_id", 0);
    return row.putNull("sha1sum")
        .put("is_blacklisted", 0)
        .put("tag", "t-" + id)
        .put("date_creation", now);
  }

  static ObjectNode documentItem(
      int id, int document, String itemtype, int item, int user, String now) {
    ObjectNode row = row(id).put("documents_id", document).put("items_id", item);
    row.put("itemtype", itemtype).put("entities_id", 0).put("is_recursive", 0);
    row.put("date_mod", now).put("users_id", user).put("timeline_position", 1);
    return row.put("date_creation", now).putNull("date");
  }

  static ObjectNode user(GlpiUser user, String now) {
    ObjectNode row = row(user.id()).put("name", user.login());
    nulls(row, "phone", "phone2", "mobile");
    row.put("realname", user.realname()).put("firstname", user.firstname());
    row.put("locations_id", 0).putNull("language").put("use_mode", 0).putNull("list_limit");
    row.put("is_active", 1).putNull("comment").put("auths_id", 0).put("authtype", 1);
    return row.put("date_mod", now)
        .put("is_deleted", 0)
        .put("profiles_id", 0)
        .put("entities_id", 0);
  }

  static ObjectNode email(GlpiUser user) {
    ObjectNode row = row(user.id()).put("users_id", user.id()).put("is_default", 1);
    return row.put("is_dynamic", 0).put("email", user.email());
  }

  static ObjectNode category(int id, String completeName, String now) {
    String name = completeName.substring(completeName.lastIndexOf(' ') + 1);
    ObjectNode row = row(id).put("entities_id", 0).put("is_recursive", 0);
    row.put("itilcategories_id", 0).put("name", name).put("completename", completeName);
    row.putNull("comment").put("level", 1).put("code", "").put("is_helpdeskvisible", 1);
    row.put("is_incident", 1).put("is_request", 1).put("is_problem", 1).put("is_change", 1);
    return row.put("date_mod", now).put("date_creation", now);
  }
}
