package org.omnidesk.tickets.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Ids;
import org.omnidesk.tickets.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People by the addresses they are reached by. */
public class ContactStore {

  private final JdbcClient jdbc;

  public ContactStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The contact point of a person, made if it is new; empty if the person has no address and no id.
   *
   * @param system the system that named the person
   * @param systemType its type: an id means something only there
   */
  public Optional<UUID> resolve(Contact contact, String system, String systemType) {
    if (contact == null) {
      return Optional.empty();
    }
    if (filled(contact.email())) {
      return Optional.of(
          upsert("email", "", contact.email().strip().toLowerCase(Locale.ROOT), contact.name()));
    }
    if (filled(contact.phone())) {
      return Optional.of(upsert("phone", "", contact.phone().strip(), contact.name()));
    }
    if (filled(contact.externalId())) {
      String kind = "sap-solman".equals(systemType) ? "sap" : "glpi";
      return Optional.of(upsert(kind, system, contact.externalId().strip(), contact.name()));
    }
    return Optional.empty();
  }

  private UUID upsert(String kind, String system, String rawValue, String name) {
    String value = Texts.key(rawValue);
    return jdbc.sql(
            """
            INSERT INTO contact_points (id, user_id, kind, system, value, name)
            VALUES (?, (SELECT id FROM users WHERE ? = 'email' AND lower(email) = ?), ?, ?, ?, ?)
            ON CONFLICT (kind, system, value) DO UPDATE SET name = coalesce(excluded.name, contact_points.name)
            RETURNING id""")
        .params(
            Arrays.asList(
                Ids.next(), kind, value, kind, system, value, Texts.line(name, 200, null)))
        .query(UUID.class)
        .single();
  }

  /** A contact point as a contact. */
  public Optional<Contact> find(UUID id) {
    return jdbc.sql("SELECT kind, value, name FROM contact_points WHERE id = ?")
        .param(id)
        .query(
            (rs, n) -> {
              String value = rs.getString("value");
              String name = rs.getString("name");
              return switch (rs.getString("kind")) {
                case "email" -> new Contact(name, value, null, null);
                case "phone" -> new Contact(name, null, value, null);
                default -> new Contact(name, null, null, value);
              };
            })
        .optional();
  }

  /** Whether a phone asked to be left alone. */
  public boolean optedOut(String phone) {
    return jdbc.sql(
            "SELECT 1 FROM contact_points WHERE kind = 'phone' AND value = ? AND opted_out_at IS NOT NULL")
        .param(phone)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Stores that a phone asked to be left alone, or to hear from us again. */
  public void optOut(String phone, boolean optedOut) {
    UUID id = upsert("phone", "", phone, null);
    jdbc.sql("UPDATE contact_points SET opted_out_at = CASE WHEN ? THEN now() END WHERE id = ?")
        .params(optedOut, id)
        .update();
  }

  private static boolean filled(String text) {
    return text != null && !text.isBlank();
  }
}
