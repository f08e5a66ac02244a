package org.omnidesk.connectors.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.omnidesk.connectors.glpi.GlpiException.Kind;
import org.omnidesk.connectors.glpi.GlpiHttp.Answer;

/** Reads one ticket with everything that hangs on it. */
final class BundleReader {

  private final GlpiClient client;
  private final People people;

  BundleReader(GlpiClient client, People people) {
    this.client = client;
    this.people = people;
  }

  /**
   * Reads a ticket.
   *
   * @return empty if it was purged meanwhile; a bundle with {@code unreadable} if GLPI refuses this
   *     one, so that it ends in quarantine and not in silence
   */
  Optional<TicketBundle> read(KeysetWalk.Row row) {
    try {
      return Optional.of(complete(row));
    } catch (GlpiException e) {
      if (e.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      if (e.kind() == Kind.FORBIDDEN || e.kind() == Kind.REFUSED) {
        ObjectNode json = GlpiHttp.JSON.createObjectNode();
        json.put("unreadable", e.getMessage()).putObject("item").put("id", row.id());
        json.put("date_mod", row.mark().dateMod());
        return Optional.of(new TicketBundle(row.id(), row.mark().dateMod(), json));
      }
      throw e;
    }
  }

  private TicketBundle complete(KeysetWalk.Row row) {
    int id = row.id();
    String path = "/Ticket/" + id;
    Answer answer = client.get(path + "?get_hateoas=false");
    JsonNode item = answer.body();
    ObjectNode json = GlpiHttp.JSON.createObjectNode();
    json.put("version", client.identity().version()).put("hubUser", client.identity().userId());
    offset(item.path("date_mod").asText(), answer.lastModified())
        .ifPresent(seconds -> json.put("offsetSeconds", seconds));
    json.set("item", item);
    json.set("category", row.columns().path("7"));
    json.set("group", row.columns().path("8"));
    json.set("entity", row.columns().path("80"));
    json.set("location", row.columns().path("83"));
    TreeSet<Integer> users = new TreeSet<>();
    users.add(item.path("users_id_recipient").asInt());
    json.set("actors", children(path + "/Ticket_User", users, null));
    json.set("followups", children(path + "/ITILFollowup", users, "ITILFollowup"));
    json.set("solutions", optional(path + "/ITILSolution", users, "ITILSolution"));
    json.set("tasks", optional(path + "/TicketTask", users, "TicketTask"));
    json.set("documents", documents(path));
    ObjectNode known = json.putObject("users");
    users.remove(0);
    users.forEach(user -> known.set(String.valueOf(user), people.user(client, user)));
    return new TicketBundle(id, item.path("date_mod").asText(row.mark().dateMod()), json);
  }

  private ArrayNode optional(String path, TreeSet<Integer> users, String type) {
    try {
      return children(path, users, type);
    } catch (GlpiException e) {
      if (e.kind() == Kind.FORBIDDEN) {
        return GlpiHttp.JSON.createArrayNode();
      }
      throw e;
    }
  }

  private ArrayNode children(String path, TreeSet<Integer> users, String withDocumentsOf) {
    ArrayNode out = GlpiHttp.JSON.createArrayNode();
    for (JsonNode child : client.list(path)) {
      users.add(child.path("users_id").asInt());
      if (withDocumentsOf != null) {
        ArrayNode documents = documents("/" + withDocumentsOf + "/" + child.path("id").asInt());
        ((ObjectNode) child).set("documents", documents);
      }
      out.add(child);
    }
    return out;
  }

  private ArrayNode documents(String parent) {
    ArrayNode out = GlpiHttp.JSON.createArrayNode();
    List<JsonNode> links;
    try {
      links = client.list(parent + "/Document_Item");
    } catch (GlpiException e) {
      if (e.kind() == Kind.FORBIDDEN) {
        return out;
      }
      throw e;
    }
    for (JsonNode link : links) {
      int id = link.path("documents_id").asInt();
      try {
        JsonNode document = client.get("/Document/" + id + "?get_hateoas=false").body();
        ObjectNode entry = out.addObject().put("id", id);
        for (String field : List.of("name", "filename", "mime", "sha1sum", "users_id")) {
          entry.set(field, document.path(field));
        }
      } catch (GlpiException e) {
        if (e.kind() != Kind.FORBIDDEN && e.kind() != Kind.NOT_FOUND) {
          throw e;
        }
      }
    }
    return out;
  }

  /** Only {@code Last-Modified} tells the zone of a literal: it is the same instant in GMT. */
  private static Optional<Long> offset(String dateMod, String lastModified) {
    if (lastModified == null || dateMod.isEmpty()) {
      return Optional.empty();
    }
    LocalDateTime local = LocalDateTime.parse(dateMod, Watermark.LITERAL);
    ZonedDateTime gmt = ZonedDateTime.parse(lastModified, DateTimeFormatter.RFC_1123_DATE_TIME);
    long seconds =
        Duration.between(gmt.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime(), local)
            .toSeconds();
    return Math.abs(seconds) <= 18 * 3600 ? Optional.of(seconds) : Optional.empty();
  }
}
