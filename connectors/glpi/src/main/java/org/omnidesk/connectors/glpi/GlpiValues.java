package org.omnidesk.connectors.glpi;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.omnidesk.tickets.WireName;
import org.omnidesk.tickets.ticket.Impact;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/** GLPI's numbers in our words and back, by the defaults here and the tables of the settings. */
final class GlpiValues {

  private static final Map<String, String> STATUS =
      Map.of(
          "1", "new",
          "2", "open",
          "3", "open",
          "4", "pending_requester",
          "5", "resolved",
          "6", "closed",
          "10", "open");
  private static final Map<String, String> URGENCY =
      Map.of("1", "low", "2", "low", "3", "medium", "4", "high", "5", "critical");
  private static final Map<String, String> IMPACT =
      Map.of("1", "low", "2", "low", "3", "medium", "4", "high", "5", "high");

  private final GlpiSettings settings;

  GlpiValues(GlpiSettings settings) {
    this.settings = settings;
  }

  /** Null for a number that nobody gave a meaning: GLPI stores any. */
  TicketStatus status(String literal) {
    return word(TicketStatus.class, STATUS, settings.status(), literal);
  }

  Urgency urgency(String literal) {
    return word(Urgency.class, URGENCY, settings.urgency(), literal);
  }

  Impact impact(String literal) {
    return word(Impact.class, IMPACT, settings.impact(), literal);
  }

  TicketType type(String literal) {
    return switch (literal) {
      case "1" -> TicketType.INCIDENT;
      case "2" -> TicketType.REQUEST;
      default -> null;
    };
  }

  /** Our category id by GLPI's complete name or id; null if no table says. */
  String category(String name, String id) {
    Map<String, String> table = new HashMap<>();
    settings.category().forEach((key, value) -> table.put(key.toLowerCase(Locale.ROOT), value));
    String byName = name == null ? null : table.get(name.toLowerCase(Locale.ROOT));
    return byName == null ? table.get(id) : byName;
  }

  /** GLPI's number for our status. */
  int number(TicketStatus status) {
    return switch (status) {
      case NEW -> 1;
      case OPEN -> 2;
      case PENDING_REQUESTER, PENDING_VENDOR -> 4;
      case RESOLVED -> 5;
      case CLOSED -> 6;
    };
  }

  private static <E extends Enum<E> & WireName> E word(
      Class<E> type, Map<String, String> usual, Map<String, String> own, String literal) {
    return WireName.find(type, own.getOrDefault(literal, usual.get(literal))).orElse(null);
  }
}
