package org.omnidesk.tickets;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL for all tests of a JVM; each caller gets a migrated database of its own. */
public final class TestPostgres {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static EmbeddedPostgres postgres;

  private TestPostgres() {}

  /** The server, with the migrated database {@code template_hub}. */
  public static synchronized EmbeddedPostgres server() {
    if (postgres == null) {
      try {
        postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      admin("CREATE DATABASE template_hub");
      migrate(postgres.getDatabase("postgres", "template_hub"));
    }
    return postgres;
  }

  /** A pool on a new migrated database; closed by the caller. */
  public static synchronized HikariDataSource fresh() {
    server();
    String name = "hub_" + COUNT.incrementAndGet();
    admin("CREATE DATABASE " + name + " TEMPLATE template_hub");
    return pool(postgres.getJdbcUrl("postgres", name));
  }

  public static HikariDataSource pool(String url) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(16);
    pool.setMinimumIdle(0);
    return pool;
  }

  public static void migrate(DataSource source) {
    Flyway.configure().dataSource(source).outOfOrder(true).load().migrate();
  }

  public static void admin(String sql) {
    JdbcClient.create(postgres.getPostgresDatabase()).sql(sql).update();
  }
}
