package org.omnidesk.bench.safety;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.claude.ClaudeConfiguration;
import org.omnidesk.ai.opinion.OpinionConfiguration;
import org.omnidesk.ai.safety.Guardrails;
import org.omnidesk.ai.safety.SafetyConfiguration;
import org.omnidesk.bench.Folders;
import org.omnidesk.sandbox.embedded.EmbeddedPostgres;
import org.omnidesk.sandbox.embedded.EmbeddedSettings;
import org.omnidesk.tickets.TicketsConfiguration;
import org.omnidesk.tickets.system.SystemCatalog;
import org.omnidesk.tickets.ticket.Channel;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The product's beans from the ticket to the checked answer, on a PostgreSQL of their own. */
final class InjectionHouse implements AutoCloseable {

  private final Path data;
  private final EmbeddedPostgres postgres;
  private final HikariDataSource source = new HikariDataSource();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  final JdbcClient jdbc;

  /**
   * @param guardrails in place of the product's, to see what happens without them; null for the
   *     product's
   */
  InjectionHouse(Guardrails guardrails) throws IOException {
    data = Files.createTempDirectory("omnidesk-inject");
    postgres =
        EmbeddedPostgres.start(
            new EmbeddedSettings(data, freePort(), 1, 2, List.of("omnidesk.tickets"), 1));
    source.setJdbcUrl(postgres.jdbcUrl());
    source.setUsername(postgres.username());
    source.setPassword(postgres.password());
    source.setMaximumPoolSize(4);
    // nothing here has to outlive the run
    source.addDataSourceProperty("options", "-c synchronous_commit=off");
    Flyway.configure().dataSource(source).outOfOrder(true).load().migrate();
    jdbc = JdbcClient.create(source);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "inject",
                Map.of(
                    "omnidesk.data", data.toString(),
                    "omnidesk.ai.claude.api-key", "none",
                    "omnidesk.ai.claude.daily-budget-usd", "100000",
                    "omnidesk.ai.claude.ticket-budget-usd", "1000")));
    context.registerBean(DataSource.class, () -> source);
    context.registerBean(JdbcClient.class, () -> jdbc);
    context.registerBean(
        PlatformTransactionManager.class, () -> new JdbcTransactionManager(source));
    context.registerBean(SystemCatalog.class, Portal::new);
    if (guardrails != null) {
      context.registerBean("guardrails", Guardrails.class, () -> guardrails);
    }
    context.register(
        Settings.class,
        TicketsConfiguration.class,
        SafetyConfiguration.class,
        ClaudeConfiguration.class,
        OpinionConfiguration.class);
    context.refresh();
  }

  @EnableConfigurationProperties(AiProperties.class)
  static class Settings {}

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** A person who asks for help. */
  UUID requester() {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "INSERT INTO users (id, email, name, role, password_hash) VALUES (?, ?, 'Asha', 'requester', 'x')")
        .params(id, id + "@people.example")
        .update();
    return id;
  }

  @Override
  public void close() throws IOException {
    context.close();
    source.close();
    postgres.close();
    Folders.delete(data);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static final class Portal implements SystemCatalog {
    @Override
    public String type(String system) {
      return "portal";
    }

    @Override
    public Channel channel(String system) {
      return Channel.PORTAL;
    }

    @Override
    public Optional<String> first(String type) {
      return Optional.of("portal");
    }

    @Override
    public List<String> names() {
      return List.of("portal");
    }
  }
}
