package org.omnidesk.connectors.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.omnidesk.tickets.contact.Contact;

/** A kept bundle with its texts, people and times read as its version means them. */
record BundleView(JsonNode json) {

  JsonNode item() {
    return json.path("item");
  }

  int hubUser() {
    return json.path("hubUser").asInt(-1);
  }

  boolean encoded() {
    String version = json.path("version").asText();
    return version.startsWith("10.") || version.startsWith("9.");
  }

  String meant(String stored) {
    return GlpiHtml.meant(stored, encoded());
  }

  List<JsonNode> list(String name) {
    List<JsonNode> out = new ArrayList<>();
    json.path(name).forEach(out::add);
    return out;
  }

  /** A column that is nothing, one name or several. */
  String names(String column) {
    JsonNode value = json.path(column);
    StringJoiner joined = new StringJoiner(", ");
    for (JsonNode one : value.isArray() ? value : List.of(value)) {
      if (!one.isNull() && !one.asText("").isBlank()) {
        joined.add(meant(one.asText()));
      }
    }
    return joined.length() == 0 ? null : joined.toString();
  }

  /** The names of the actors of a kind (1 requester, 2 assigned, 3 observer); null if none. */
  String actors(int kind) {
    StringJoiner joined = new StringJoiner(", ");
    for (JsonNode actor : list("actors")) {
      if (actor.path("type").asInt() == kind) {
        joined.add(contact(actor).label());
      }
    }
    return joined.length() == 0 ? null : joined.toString();
  }

  /** The first requester; else who wrote the ticket, unless that was the hub. */
  Contact requester() {
    for (JsonNode actor : list("actors")) {
      if (actor.path("type").asInt() == 1) {
        return contact(actor);
      }
    }
    int writer = item().path("users_id_recipient").asInt();
    return writer == 0 || writer == hubUser() ? Contact.NOBODY : user(writer);
  }

  private Contact contact(JsonNode actor) {
    int id = actor.path("users_id").asInt();
    String mail = blankToNull(actor.path("alternative_email").asText(""));
    if (id == 0) {
      return Contact.ofEmail(null, mail);
    }
    Contact user = user(id);
    return user.email() == null
        ? new Contact(user.name(), mail, user.phone(), user.externalId())
        : user;
  }

  /** A user as far as GLPI told of one. */
  Contact user(int id) {
    if (id == 0) {
      return Contact.NOBODY;
    }
    JsonNode user = json.path("users").path(String.valueOf(id));
    String full =
        (meant(user.path("firstname").asText("")) + " " + meant(user.path("realname").asText("")))
            .strip();
    String login = blankToNull(meant(user.path("login").asText("")));
    return new Contact(
        full.isEmpty() ? login : full,
        blankToNull(user.path("email").asText("")),
        phone(user.path("phone").asText("")),
        String.valueOf(id));
  }

  /** Only what is E.164 already: GLPI's field is free text. */
  private static String phone(String text) {
    String digits = text.replaceAll("[\\s().-]", "");
    return digits.matches("\\+\\d{7,15}") ? digits : null;
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() || text.equals("null") ? null : text.strip();
  }

  /** A literal of the server as an instant; null if it is none. */
  Instant instant(String literal) {
    if (literal == null) {
      return null;
    }
    try {
      return LocalDateTime.parse(literal, Watermark.LITERAL).toInstant(offset());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private ZoneOffset offset() {
    return ZoneOffset.ofTotalSeconds(json.path("offsetSeconds").asInt(0));
  }

  /** The literal with the zone it was written in. */
  String sourceTime(String literal) {
    return literal == null ? null : literal + " " + offset().getId();
  }
}
