package org.omnidesk.tickets.bond;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.omnidesk.tickets.Ids;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.Texts;
import org.omnidesk.tickets.WireName;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bonds, what both sides have of each, and the references that name a conversation. */
public class BondStore {

  private static final String SELECT =
      "SELECT id, ticket_id, system, external_id, is_record, state, source_values::text AS source_values FROM bonds ";
  private static final RowMapper<Bond> ROW =
      (rs, n) ->
          new Bond(
              rs.getObject("id", UUID.class),
              rs.getObject("ticket_id", UUID.class),
              rs.getString("system"),
              rs.getString("external_id"),
              rs.getBoolean("is_record"),
              WireName.parse(BondState.class, rs.getString("state")),
              Json.readTexts(rs.getString("source_values")));

  private final JdbcClient jdbc;

  public BondStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Bond insert(
      UUID ticket,
      String system,
      String externalId,
      String url,
      boolean record,
      Map<String, String> values) {
    Bond bond =
        new Bond(
            Ids.next(), ticket, system, Texts.key(externalId), record, BondState.IN_STEP, values);
    jdbc.sql(
            """
            INSERT INTO bonds (id, ticket_id, system, external_id, url, is_record, source_values)
            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)""")
        .params(
            Arrays.asList(
                bond.id(),
                ticket,
                system,
                bond.externalId(),
                Texts.storable(url),
                record,
                Json.write(values)))
        .update();
    return bond;
  }

  public Optional<Bond> find(String system, String externalId) {
    return jdbc.sql(SELECT + "WHERE system = ? AND external_id = ?")
        .params(system, Texts.key(externalId))
        .query(ROW)
        .optional();
  }

  public Optional<Bond> find(UUID id) {
    return jdbc.sql(SELECT + "WHERE id = ?").param(id).query(ROW).optional();
  }

  /** A ticket's bonds, locked in the order of their ids. */
  public List<Bond> lockAll(UUID ticket) {
    return jdbc.sql(SELECT + "WHERE ticket_id = ? ORDER BY id FOR UPDATE")
        .param(ticket)
        .query(ROW)
        .list();
  }

  /** Takes over literals that were exchanged, so that they are no news when they come back. */
  public void exchanged(Bond bond, Map<String, String> values) {
    Map<String, String> merged = new HashMap<>(bond.sourceValues());
    merged.putAll(values);
    jdbc.sql("UPDATE bonds SET source_values = ?::jsonb, updated_at = now() WHERE id = ?")
        .params(Json.write(merged), bond.id())
        .update();
  }

  public void state(UUID bond, BondState state) {
    jdbc.sql("UPDATE bonds SET state = ?, updated_at = now() WHERE id = ? AND state <> 'gone'")
        .params(state.wireName(), bond)
        .update();
  }

  /** Whether a record that was gone is there again; it is then in step. */
  public boolean returned(UUID bond) {
    return jdbc.sql(
                "UPDATE bonds SET state = 'in_step', updated_at = now() WHERE id = ? AND state = 'gone'")
            .param(bond)
            .update()
        == 1;
  }

  /** Whether the other side already has a text of ours under some id. */
  public boolean hasItemOf(UUID bond, UUID response) {
    return jdbc.sql("SELECT 1 FROM bond_items WHERE bond_id = ? AND response_id = ? LIMIT 1")
        .params(bond, response)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Notes the id that the target gave a text, unless an intake has already seen it there. */
  public void sentItem(UUID bond, String externalId, UUID response) {
    jdbc.sql(
            """
            INSERT INTO bond_items (bond_id, external_id, response_id, hash) VALUES (?, ?, ?, '')
            ON CONFLICT DO NOTHING""")
        .params(bond, Texts.key(externalId), response)
        .update();
  }

  /**
   * What both sides have of a bond: by external id, its response and the hash of what was
   * exchanged.
   */
  public Optional<BondItem> item(UUID bond, String externalId) {
    return jdbc.sql(
            "SELECT response_id, hash FROM bond_items WHERE bond_id = ? AND external_id = ?")
        .params(bond, Texts.key(externalId))
        .query((rs, n) -> new BondItem(rs.getObject(1, UUID.class), rs.getString(2)))
        .optional();
  }

  public void putItem(UUID bond, String externalId, UUID response, UUID attachment, String hash) {
    jdbc.sql(
            """
            INSERT INTO bond_items (bond_id, external_id, response_id, attachment_id, hash) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (bond_id, external_id) DO UPDATE SET hash = excluded.hash""")
        .params(Arrays.asList(bond, Texts.key(externalId), response, attachment, hash))
        .update();
  }

  /** External ids of the texts and files that the hub already has of a record. */
  public Set<String> knownItems(String system, String externalId) {
    return new HashSet<>(
        jdbc.sql(
                """
                SELECT i.external_id FROM bond_items i JOIN bonds b ON b.id = i.bond_id
                WHERE b.system = ? AND b.external_id = ?""")
            .params(system, Texts.key(externalId))
            .query(String.class)
            .list());
  }

  /** Notes ids under which later messages may name the ticket. */
  public void addReferences(UUID ticket, List<String> references, boolean messages) {
    for (String reference : references) {
      jdbc.sql(
              """
              INSERT INTO thread_refs (ref, ticket_id, is_message) VALUES (?, ?, ?)
              ON CONFLICT (ref, ticket_id) DO UPDATE SET is_message = thread_refs.is_message OR excluded.is_message""")
          .params(Texts.key(reference), ticket, messages)
          .update();
    }
  }

  /** The ticket that a reference names; the oldest that is not hidden if several do. */
  public Optional<UUID> ticketOf(String reference) {
    return jdbc.sql(
            """
            SELECT r.ticket_id FROM thread_refs r JOIN tickets t ON t.id = r.ticket_id
            WHERE r.ref = ? AND t.hidden_at IS NULL ORDER BY r.created_at LIMIT 1""")
        .param(Texts.key(reference))
        .query(UUID.class)
        .optional();
  }

  /** Ids of a conversation's messages, oldest first. */
  public List<String> references(UUID ticket) {
    return jdbc.sql(
            "SELECT ref FROM thread_refs WHERE ticket_id = ? AND is_message ORDER BY created_at, ref")
        .param(ticket)
        .query(String.class)
        .list();
  }

  /** A text both sides have. */
  public record BondItem(UUID responseId, String hash) {}
}
