package org.omnidesk.sandbox.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable PostgreSQL on 127.0.0.1 under {@code <data>/postgres}: fsync on, passwords by
 * scram-sha-256, no unix socket. The postmaster outlives a killed hub; the next start finds it
 * through {@code postmaster.pid} and goes on with it. Nothing here is a JVM shutdown hook: whoever
 * started it closes it, after the last user of the database.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String ROLE = "omnidesk";
  private static final long LOG_BYTES = 10L * 1024 * 1024;

  private final PostgresPrograms programs;
  private final Path cluster;
  private final PostgresKeys keys;
  private final int port;
  private final boolean adopted;

  private EmbeddedPostgres(
      PostgresPrograms programs, Path cluster, PostgresKeys keys, int port, boolean adopted) {
    this.programs = programs;
    this.cluster = cluster;
    this.keys = keys;
    this.port = port;
    this.adopted = adopted;
  }

  /**
   * Starts it, or adopts the one that a killed hub left running.
   *
   * @throws EmbeddedStartException with one line that names the remedy
   */
  public static EmbeddedPostgres start(EmbeddedSettings settings) {
    try {
      Path folder = settings.postgres();
      PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.unpack(folder));
      PostgresKeys keys = PostgresKeys.in(settings.keys());
      Path cluster = folder.resolve("cluster");
      initialise(programs, cluster, keys, settings.keys());
      checkMajor(cluster);
      Optional<Postmaster> running = running(programs, cluster);
      int port = running.map(Postmaster::port).orElse(settings.postgresPort());
      if (running.isEmpty()) {
        launch(programs, cluster, port);
      } else {
        LOG.info(
            "PostgreSQL was left running by the last hub (pid {}): adopted", running.get().pid());
      }
      EmbeddedPostgres postgres =
          new EmbeddedPostgres(programs, cluster, keys, port, running.isPresent());
      postgres.createDatabase();
      return postgres;
    } catch (IOException | SQLException e) {
      throw new EmbeddedStartException(
          "embedded PostgreSQL does not start ("
              + e.getMessage()
              + "): look into "
              + settings.postgres()
              + " or set spring.datasource.url",
          e);
    }
  }

  /** Of the application's database, for its own role, which is no superuser. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + ROLE;
  }

  public String username() {
    return ROLE;
  }

  public String password() {
    return keys.application();
  }

  public int port() {
    return port;
  }

  /** Whether it was running already when this hub came. */
  public boolean adopted() {
    return adopted;
  }

  /** Disconnects everyone, writes a checkpoint and stops. */
  @Override
  public void close() {
    try {
      if (programs.run("pg_ctl", List.of("status", "-D", cluster.toString())).status() == 0) {
        programs
            .run(
                "pg_ctl", List.of("stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "60"))
            .orFail("stopping");
      }
    } catch (IOException | EmbeddedStartException e) {
      LOG.warn("PostgreSQL did not stop, the next start goes on with it: {}", e.getMessage());
    }
  }

  private static void initialise(
      PostgresPrograms programs, Path cluster, PostgresKeys keys, Path keyFolder)
      throws IOException {
    if (Files.exists(cluster.resolve("PG_VERSION"))) {
      return;
    }
    Path fresh = cluster.resolveSibling("cluster-new");
    if (Files.exists(fresh)) {
      PostgresBinaries.delete(fresh);
    }
    Path password =
        Files.createTempFile(
            keyFolder,
            "initdb-",
            ".pw",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(password, keys.superuser(), StandardCharsets.UTF_8);
      // The built-in C.UTF-8 sorts alike on Linux and macOS and never changes with the C library.
      programs
          .run(
              "initdb",
              List.of(
                  "-D",
                  fresh.toString(),
                  "-U",
                  "postgres",
                  "-A",
                  "scram-sha-256",
                  "--pwfile",
                  password.toString(),
                  "-E",
                  "UTF8",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8",
                  "--locale=C",
                  "--data-checksums"))
          .orFail("initdb");
    } finally {
      Files.deleteIfExists(password);
    }
    Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void checkMajor(Path cluster) throws IOException {
    String data = Files.readString(cluster.resolve("PG_VERSION")).strip();
    String major = PostgresBinaries.version().split("\\.")[0];
    if (!data.equals(major)) {
      throw new EmbeddedStartException(
          "the data in %s is of PostgreSQL %s, the programs are %s: move it with pg_dump or set omnidesk.data"
              .formatted(cluster, data, major));
    }
  }

  /** A postmaster of this cluster that lives; a stale file of a dead one counts as none. */
  private static Optional<Postmaster> running(PostgresPrograms programs, Path cluster)
      throws IOException {
    Optional<Postmaster> postmaster = Postmaster.of(cluster);
    if (postmaster.isPresent() && postmaster.get().isSomeoneElse()) {
      // PostgreSQL itself would only see that the number is in use, and refuse to start.
      Files.delete(cluster.resolve("postmaster.pid"));
      return Optional.empty();
    }
    if (postmaster.isEmpty()
        || programs.run("pg_ctl", List.of("status", "-D", cluster.toString())).status() != 0) {
      return Optional.empty();
    }
    if (!postmaster.get().ready()) {
      // Half started or on its way out: end it and start cleanly.
      programs
          .run("pg_ctl", List.of("stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "60"))
          .orFail("stopping a half-started server");
      return Optional.empty();
    }
    return postmaster;
  }

  private static void launch(PostgresPrograms programs, Path cluster, int port) throws IOException {
    LoopbackPort.requireFree(port, "omnidesk.embedded.postgres.port");
    PostgresConfig.write(cluster);
    Path log = cluster.resolveSibling("postgres.log");
    if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
      Files.move(
          log, cluster.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    programs
        .run(
            "pg_ctl",
            List.of(
                "start",
                "-D",
                cluster.toString(),
                "-w",
                "-t",
                "60",
                "-l",
                log.toString(),
                "-o",
                "-p " + port))
        .orFail("starting (see " + log + ")");
  }

  /** The application's role and database, once. */
  private void createDatabase() throws SQLException {
    String server = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    try (Connection connection = DriverManager.getConnection(server, "postgres", keys.superuser());
        Statement statement = connection.createStatement()) {
      // The name is ours and the password is base64url: nothing to quote.
      if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + ROLE + "'")) {
        statement.execute(
            "CREATE ROLE " + ROLE + " LOGIN NOSUPERUSER PASSWORD '" + keys.application() + "'");
      }
      if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + ROLE + "'")) {
        statement.execute("CREATE DATABASE " + ROLE + " OWNER " + ROLE);
        statement.execute("REVOKE CONNECT ON DATABASE " + ROLE + " FROM PUBLIC");
      }
    }
  }

  private static boolean exists(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next();
    }
  }
}
