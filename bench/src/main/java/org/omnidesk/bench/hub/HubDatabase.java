package org.omnidesk.bench.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The embedded PostgreSQL of a hub, found through its data folder. */
final class HubDatabase {

  private final Path data;

  HubDatabase(Path data) {
    this.data = data;
  }

  /** A connection in the application's role; works while no hub runs, too. */
  Connection connect() throws SQLException {
    Properties keys = new Properties();
    int port;
    try (InputStream in = Files.newInputStream(data.resolve("keys/postgres"))) {
      keys.load(in);
      port = Integer.parseInt(lines().get(3).strip());
    } catch (IOException e) {
      throw new SQLException("no embedded PostgreSQL under " + data, e);
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/omnidesk",
        "omnidesk",
        keys.getProperty("application"));
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
  }

  /** Ends the server process that a killed hub left running; nothing if there is none. */
  void endPostmaster() {
    Optional<ProcessHandle> postmaster = postmaster();
    if (postmaster.isEmpty()) {
      return;
    }
    // SIGTERM: no new sessions, ends when the last one is gone; the hub was the only user.
    postmaster.get().destroy();
    try {
      postmaster.get().onExit().get(15, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
      postmaster.get().destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      postmaster.get().destroyForcibly();
    }
  }

  private Optional<ProcessHandle> postmaster() {
    try {
      return ProcessHandle.of(Long.parseLong(lines().getFirst().strip()))
          .filter(
              process -> process.info().command().filter(c -> c.contains("postgres")).isPresent());
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }
}
