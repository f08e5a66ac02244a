package org.omnidesk.tickets.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.query.TimelineView.AttachmentView;
import org.omnidesk.tickets.query.TimelineView.AuthorView;
import org.omnidesk.tickets.query.TimelineView.ResponseView;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The texts and files of a ticket and of those merged into it. Each method is empty where the
 * ticket does not exist or is not for the reader.
 */
public class TimelineQueries {

  private static final String COLUMNS =
      """
      r.id, r.ticket_id, r.response_text, r.visibility, r.kind, r.is_ai_response, r.origin,
      r.author_user_id, r.author_name, r.author_address, r.template, r.variables::text AS variables,
      r.by_requester, r.created_at, r.edited_at, r.revision""";

  private static final String VISIBLE_FILE =
      " AND (:staff OR a.response_id IS NULL OR EXISTS (SELECT 1 FROM ticket_responses r"
          + " WHERE r.id = a.response_id AND r.visibility = 'PUBLIC'))";

  private final JdbcClient jdbc;
  private final TicketAccess access;

  public TimelineQueries(JdbcClient jdbc, TicketAccess access) {
    this.jdbc = jdbc;
    this.access = access;
  }

  /** The texts, oldest first. */
  public Optional<Page<ResponseView>> responses(
      UUID ticket, int limit, String cursor, Reader reader) {
    return access
        .survivor(ticket, reader)
        .map(survivor -> page(access.family(survivor, reader), limit, cursor, reader));
  }

  private Page<ResponseView> page(List<UUID> family, int limit, String cursor, Reader reader) {
    Map<String, Object> params = new HashMap<>();
    params.put("family", family);
    params.put("staff", reader.staff());
    params.put("limit", limit + 1);
    String after = "";
    if (cursor != null) {
      Cursor place = Cursor.decode(cursor);
      after = " AND (r.created_at, r.id) > (:at, :after)";
      params.put("at", place.offsetAt());
      params.put("after", place.id());
    }
    List<ResponseView> rows =
        jdbc.sql(
                """
                SELECT %s FROM ticket_responses r
                WHERE r.ticket_id IN (:family) AND (:staff OR r.visibility = 'PUBLIC')%s
                ORDER BY r.created_at, r.id LIMIT :limit"""
                    .formatted(COLUMNS, after))
            .params(params)
            .query((rs, n) -> response(rs, reader))
            .list();
    boolean more = rows.size() > limit;
    List<ResponseView> items = more ? rows.subList(0, limit) : rows;
    ResponseView last = more ? items.getLast() : null;
    return new Page<>(
        withAttachments(items, family, reader),
        last == null ? null : new Cursor(last.createdAt(), last.id()).encode());
  }

  /** One text. */
  public Optional<ResponseView> response(UUID id, Reader reader) {
    return jdbc.sql(
            """
            SELECT %s FROM ticket_responses r
            WHERE r.id = :id AND (:staff OR r.visibility = 'PUBLIC')"""
                .formatted(COLUMNS))
        .param("id", id)
        .param("staff", reader.staff())
        .query((rs, n) -> response(rs, reader))
        .optional()
        .filter(text -> access.maySee(text.ticketId(), reader))
        .map(text -> withAttachments(List.of(text), List.of(text.ticketId()), reader).getFirst());
  }

  /** The files, oldest first. */
  public Optional<List<AttachmentView>> attachments(UUID ticket, Reader reader) {
    return access
        .survivor(ticket, reader)
        .map(survivor -> files(access.family(survivor, reader), reader));
  }

  /** A file and where its bytes lie. */
  public Optional<StoredFile> file(UUID id, Reader reader) {
    record Row(StoredFile file, UUID ticket) {}
    return jdbc.sql(
            "SELECT a.*, a.ticket_id AS owner FROM attachments a WHERE a.id = :id" + VISIBLE_FILE)
        .param("id", id)
        .param("staff", reader.staff())
        .query(
            (rs, n) ->
                new Row(
                    new StoredFile(attachment(rs), rs.getString("sha256")),
                    rs.getObject("owner", UUID.class)))
        .optional()
        .filter(row -> access.maySee(row.ticket(), reader))
        .map(Row::file);
  }

  /** A file and the key of its bytes. */
  public record StoredFile(AttachmentView attachment, String sha256) {}

  private List<AttachmentView> files(List<UUID> family, Reader reader) {
    if (family.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            "SELECT a.* FROM attachments a WHERE a.ticket_id IN (:family)"
                + VISIBLE_FILE
                + " ORDER BY a.created_at, a.id")
        .param("family", family)
        .param("staff", reader.staff())
        .query((rs, n) -> attachment(rs))
        .list();
  }

  private List<ResponseView> withAttachments(
      List<ResponseView> texts, List<UUID> family, Reader reader) {
    Map<UUID, List<AttachmentView>> files =
        files(family, reader).stream()
            .filter(file -> Objects.nonNull(file.responseId()))
            .collect(Collectors.groupingBy(AttachmentView::responseId));
    return texts.stream()
        .map(text -> text.withAttachments(files.getOrDefault(text.id(), List.of())))
        .toList();
  }

  private static ResponseView response(ResultSet rs, Reader reader) throws SQLException {
    String address = reader.staff() ? rs.getString("author_address") : null;
    Contact author = new Contact(rs.getString("author_name"), address, null, null);
    String variables = rs.getString("variables");
    return new ResponseView(
        rs.getObject("id", UUID.class),
        rs.getObject("ticket_id", UUID.class),
        rs.getString("response_text"),
        rs.getString("visibility"),
        rs.getString("kind"),
        rs.getBoolean("is_ai_response"),
        rs.getString("origin"),
        new AuthorView(rs.getObject("author_user_id", UUID.class), author.label(), address),
        rs.getBoolean("by_requester"),
        rs.getString("template"),
        variables == null ? null : TicketMapping.texts(variables),
        TicketMapping.instant(rs, "created_at"),
        TicketMapping.instant(rs, "edited_at"),
        rs.getInt("revision"),
        List.of());
  }

  private static AttachmentView attachment(ResultSet rs) throws SQLException {
    return new AttachmentView(
        rs.getObject("id", UUID.class),
        rs.getObject("response_id", UUID.class),
        rs.getString("file_name"),
        rs.getString("content_type"),
        rs.getLong("size"),
        rs.getBoolean("inline"),
        TicketMapping.instant(rs, "created_at"));
  }
}
