package org.omnidesk.tickets.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class QueuePlanTest {

  private static final Reader STAFF = new Reader(null, true);

  private static EmbeddedPostgres postgres;
  private static JdbcClient jdbc;
  private static TicketQueries queries;

  @BeforeAll
  static void twentyThousandTickets() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    DataSource source = postgres.getPostgresDatabase();
    Flyway.configure().dataSource(source).outOfOrder(true).load().migrate();
    jdbc = JdbcClient.create(source);
    jdbc.sql(
            """
            INSERT INTO users (id, email, name, role, password_hash)
            VALUES (gen_random_uuid(), 'r@x.example', 'R', 'requester', 'x')""")
        .update();
    jdbc.sql(
            """
            INSERT INTO contact_points (id, kind, value, user_id)
            SELECT gen_random_uuid(), 'email', 'r@x.example', id FROM users""")
        .update();
    jdbc.sql(
            """
            INSERT INTO tickets (id, title, system, channel, status, category, created_at, updated_at, requester_id)
            SELECT gen_random_uuid(), 'ticket ' || n, 'sys-' || n % 50, 'email',
                   CASE WHEN n % 100 = 0 THEN 'new' ELSE 'closed' END, 'cat-' || n % 60,
                   now() - n * interval '1 second', now() - n * interval '1 second',
                   CASE WHEN n % 1000 = 0 THEN (SELECT id FROM contact_points) END
            FROM generate_series(1, 20000) n""")
        .update();
    jdbc.sql("ANALYZE").update();
    queries = new TicketQueries(jdbc, new TicketAccess(jdbc));
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static String plan(TicketFilter filter, String cursor, Reader reader) {
    TicketQueries.Statement statement = queries.listStatement(filter, 50, cursor, reader);
    return String.join(
        "\n",
        jdbc.sql("EXPLAIN " + statement.sql())
            .params(statement.params())
            .query(String.class)
            .list());
  }

  @Test
  void the_queue_and_its_filters_walk_their_index_without_sorting() {
    String cursor = queries.list(TicketFilter.ANY, 50, null, STAFF).next();
    assertPlan(plan(TicketFilter.ANY, null, STAFF), "tickets_queue");
    assertPlan(plan(TicketFilter.ANY, cursor, STAFF), "tickets_queue");
    assertPlan(plan(filter("new", null, null), null, STAFF), "tickets_status_queue");
    assertPlan(plan(filter(null, "sys-7", null), null, STAFF), "tickets_system_queue");
    assertPlan(plan(filter(null, null, "cat-7"), null, STAFF), "tickets_category_queue");
  }

  private static void assertPlan(String plan, String index) {
    assertThat(plan)
        .contains(" using " + index + " ")
        .doesNotContain("Sort")
        .doesNotContain("Seq Scan on tickets");
  }

  @Test
  void a_requesters_list_does_not_read_the_whole_table() {
    UUID user = jdbc.sql("SELECT id FROM users").query(UUID.class).single();
    Reader reader = new Reader(user, false);
    assertThat(plan(TicketFilter.ANY, null, reader)).doesNotContain("Seq Scan on tickets");
    assertThat(queries.list(TicketFilter.ANY, 200, null, reader).items()).hasSize(20);
  }

  @Test
  void words_are_found_by_the_text_index() {
    TicketFilter words =
        new TicketFilter(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), "ticket 19999");
    assertThat(queries.list(words, 10, null, STAFF).items()).hasSize(1);
    TicketFilter rare =
        new TicketFilter(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), "unheard");
    assertThat(plan(rare, null, STAFF)).contains("tickets_text");
  }

  private static TicketFilter filter(String status, String system, String category) {
    return new TicketFilter(
        one(status), one(system), one(category), List.of(), List.of(), List.of(), null);
  }

  private static List<String> one(String value) {
    return value == null ? List.of() : List.of(value);
  }
}
