package org.omnidesk.tickets.response;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Ids;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.Texts;
import org.omnidesk.tickets.contact.Contact;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code ticket_responses}; writes run inside the caller's transaction. */
public class ResponseStore {

  private final JdbcClient jdbc;

  public ResponseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores a text; returns its id. */
  public UUID insert(NewText text) {
    UUID id = Ids.next();
    Contact author = text.author() == null ? Contact.NOBODY : text.author();
    String address =
        author.email() != null
            ? author.email()
            : author.phone() != null ? author.phone() : author.externalId();
    jdbc.sql(
            """
            INSERT INTO ticket_responses (id, ticket_id, response_text, response_html, visibility, kind, is_ai_response,
              origin, author_user_id, author_name, author_address, template, variables, by_requester, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""")
        .params(
            Arrays.asList(
                id,
                text.ticketId(),
                Texts.storable(text.text() == null ? "" : text.text()),
                Texts.storable(text.html()),
                text.visibility().name(),
                text.kind(),
                text.ai(),
                text.origin(),
                text.authorUser(),
                Texts.line(author.name(), 200, null),
                Texts.line(address, 320, null),
                text.template(),
                text.variables() == null ? null : Json.write(text.variables()),
                text.byRequester(),
                Timestamp.from(text.createdAt())))
        .update();
    return id;
  }

  /** Who may read a text now. */
  public Visibility visibility(UUID id) {
    return Visibility.valueOf(
        jdbc.sql("SELECT visibility FROM ticket_responses WHERE id = ?")
            .param(id)
            .query(String.class)
            .single());
  }

  /** Whether a text is the requester's own. */
  public boolean byRequester(UUID id) {
    return jdbc.sql("SELECT 1 FROM ticket_responses WHERE id = ? AND by_requester")
        .param(id)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Replaces a text by its next revision. */
  public void edit(UUID id, String text, String html, Visibility visibility) {
    jdbc.sql(
            """
            UPDATE ticket_responses SET response_text = ?, response_html = ?, visibility = ?, edited_at = now(),
                   revision = revision + 1 WHERE id = ?""")
        .params(
            Arrays.asList(
                Texts.storable(text == null ? "" : text),
                Texts.storable(html),
                visibility.name(),
                id))
        .update();
  }

  /** A response for people outside; empty if it does not exist or is internal. */
  public Optional<PublicResponse> findPublic(UUID id) {
    return jdbc.sql(
            """
            SELECT response_text, author_name, author_address, template, variables::text FROM ticket_responses
            WHERE id = ? AND visibility = 'PUBLIC'""")
        .param(id)
        .query(
            (rs, n) ->
                new PublicResponse(
                    id,
                    new Contact(
                        rs.getString("author_name"), null, null, rs.getString("author_address")),
                    rs.getString("response_text"),
                    rs.getString("template"),
                    Json.readTexts(rs.getString("variables"))))
        .optional();
  }
}
