package org.omnidesk.hub.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.omnidesk.bench.hub.HubPorts;
import org.omnidesk.bench.hub.HubProcess;

/**
 * {@code routes/target/omnidesk.jar} as a process of its own, sandbox inside, with a fresh folder
 * under {@code target/e2e} and what a test asks of it.
 */
public final class PackagedHub implements AutoCloseable {

  /** Seconds on an idle machine; a busy one takes its time. */
  private static final Duration READY = Duration.ofSeconds(300);

  private final HubPorts ports = HubPorts.free();
  private final Path folder;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private HubProcess process;

  /**
   * @param name of its folder
   * @param settings further ones, {@code key=value}
   */
  public PackagedHub(String name, String... settings) {
    this.folder =
        Path.of(System.getProperty("omnidesk.home"), "routes/target/e2e", name).toAbsolutePath();
    delete(folder);
    with(settings);
  }

  /** Adds settings; those given before the first start count. */
  PackagedHub with(String... more) {
    for (String setting : more) {
      int equals = setting.indexOf('=');
      settings.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return this;
  }

  /** Starts it and waits until it is ready. */
  PackagedHub start() {
    launch();
    process.awaitReady(READY);
    return this;
  }

  /** Starts it and does not wait. */
  void launch() {
    if (process == null) {
      process = new HubProcess(ports, folder, settings);
    }
    process.launch();
  }

  /** Ends it as {@code kill} does, and waits for it. */
  void stop() {
    if (!process.stop()) {
      throw new AssertionError("the hub did not stop by itself");
    }
  }

  /** Ends it as {@code kill -9} does. Its PostgreSQL lives on, as after any crash. */
  void kill() {
    process.kill9();
  }

  /** Waits until it ended by itself. */
  void awaitEnd(Duration most) {
    Awaitility.await("the end of the hub").atMost(most).until(() -> !process.isAlive());
  }

  HubPorts ports() {
    return ports;
  }

  long pid() {
    return process.pid();
  }

  /** The sandbox's Claude. */
  URI claude(String path) {
    return URI.create("http://127.0.0.1:" + ports.claude() + path);
  }

  Path folder() {
    return folder;
  }

  Path data() {
    return folder.resolve("data");
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + ports.http() + path);
  }

  URI management(String path) {
    return URI.create("http://127.0.0.1:" + ports.management() + path);
  }

  List<String> logLines() {
    try {
      return Files.readAllLines(folder.resolve("hub.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The password of a sample user, for example of {@code agent@omnidesk.local}. */
  String password(String email) {
    try {
      return Files.readAllLines(data().resolve("sample-users.txt")).stream()
          .filter(line -> line.startsWith(email + " "))
          .map(line -> line.substring(email.length() + 1))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A desk client of the sample user with this role. */
  DeskClient desk(String role) {
    String email = role + "@omnidesk.local";
    return DeskClient.login(this, email, password(email));
  }

  Outside outside() {
    return new Outside(ports);
  }

  /** One value of the embedded PostgreSQL, as text; also while the hub is dead and it is not. */
  String query(String sql) {
    try (Connection connection = process.connection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }

  /** Deletes a folder and what is in it. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
