package org.omnidesk.hub.e2e;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * {@code routes/target/omnidesk.jar} as a process of its own, with the sandbox inside, own ports and an own data
 * folder. It can be stopped, killed and started again on the same data.
 */
public final class PackagedHub implements AutoCloseable {

  private static final Duration READY = Duration.ofSeconds(150);
  private static final Path HOME = Path.of(System.getProperty("omnidesk.home"));

  private final HubPorts ports = HubPorts.free();
  private final Path folder;
  private final List<String> settings;
  private Process process;

  /**
   * @param name of its folder under {@code target}, where data and log lie
   * @param settings further arguments, {@code --key=value}; a later one wins
   */
  public PackagedHub(String name, String... settings) {
    this.folder = HOME.resolve("routes/target/e2e").resolve(name).toAbsolutePath();
    this.settings = new ArrayList<>(Arrays.asList(settings));
    delete(folder);
  }

  HubPorts ports() {
    return ports;
  }

  /** Adds or changes settings for the next start. */
  PackagedHub with(String... more) {
    settings.addAll(Arrays.asList(more));
    return this;
  }

  Path data() {
    return folder.resolve("data");
  }

  Path folder() {
    return folder;
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + ports.http() + path);
  }

  URI management(String path) {
    return URI.create("http://127.0.0.1:" + ports.management() + path);
  }

  /** Starts it and waits until it is ready. */
  PackagedHub start() {
    launch();
    try {
      Awaitility.await()
          .atMost(READY)
          .pollInterval(Duration.ofMillis(250))
          .until(() -> !process.isAlive() || isReady());
    } catch (ConditionTimeoutException e) {
      fail("the hub was not ready in time; the end of its log:\n" + tail());
    }
    if (!process.isAlive()) {
      fail("the hub ended while it started; the end of its log:\n" + tail());
    }
    return this;
  }

  /** Starts it and does not wait. */
  void launch() {
    try {
      Files.createDirectories(data());
      process =
          new ProcessBuilder(command())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    if (Runtime.version().feature() >= 23) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-Xmx700m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Dai.djl.onnx.disable_alternative=true");
    command.addAll(List.of("-jar", HOME.resolve("routes/target/omnidesk.jar").toAbsolutePath().toString()));
    command.add("--spring.profiles.active=development");
    command.add("--omnidesk.home=" + HOME.toAbsolutePath());
    command.add("--omnidesk.data=" + data());
    command.add("--omnidesk.sandbox.scenario.enabled=false");
    command.addAll(portSettings());
    command.addAll(settings);
    return command;
  }

  private List<String> portSettings() {
    String own = "http://127.0.0.1:" + ports.http();
    String solman = "/sap/bc/srt/rfc/sap/ict_service_desk_api/800/ict_service_desk_api/ict_service_desk_api";
    return List.of(
        "--server.port=" + ports.http(),
        "--management.server.port=" + ports.management(),
        "--omnidesk.embedded.postgres.port=" + ports.postgres(),
        "--omnidesk.embedded.kafka.port=" + ports.kafka(),
        "--omnidesk.embedded.kafka.controller-port=" + ports.kafkaController(),
        "--omnidesk.sandbox.hub-url=" + own,
        "--omnidesk.sandbox.ports.glpi=" + ports.glpi(),
        "--omnidesk.sandbox.ports.solman=" + ports.solman(),
        "--omnidesk.sandbox.ports.sms=" + ports.sms(),
        "--omnidesk.sandbox.ports.smtp=" + ports.smtp(),
        "--omnidesk.sandbox.ports.imap=" + ports.imap(),
        "--omnidesk.systems.glpi-hq.url=http://127.0.0.1:" + ports.glpi() + "/apirest.php",
        "--omnidesk.systems.solman-prod.url=http://127.0.0.1:" + ports.solman() + solman,
        "--omnidesk.systems.mail-support.imap.port=" + ports.imap(),
        "--omnidesk.systems.mail-support.smtp.port=" + ports.smtp(),
        "--omnidesk.systems.sms-main.url=http://127.0.0.1:" + ports.sms() + "/cgi-bin/sendsms",
        "--omnidesk.systems.sms-main.public-url=" + own);
  }

  private boolean isReady() {
    try {
      return Http.get(url("/api/health")).status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Ends it as {@code kill} does, and waits for it. */
  void stop() {
    process.destroy();
    awaitEnd(Duration.ofSeconds(60));
  }

  /** Ends it as {@code kill -9} does. Its PostgreSQL lives on, as after any crash. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(20));
  }

  /** @return its exit status */
  int awaitEnd(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        fail("the hub did not end within " + atMost + "; the end of its log:\n" + tail());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Path log() {
    return folder.resolve("hub.log");
  }

  List<String> logLines() {
    try {
      return Files.readAllLines(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String tail() {
    List<String> lines = logLines();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
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

  /** The hub's embedded PostgreSQL, also while the hub is dead and it is not. */
  Connection database() throws SQLException {
    Properties keys = new Properties();
    try (var in = Files.newInputStream(data().resolve("keys/postgres"))) {
      keys.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/omnidesk", "omnidesk", keys.getProperty("application"));
  }

  /** One value of the database, as text. */
  String query(String sql) {
    try (Connection connection = database();
        var rows = connection.createStatement().executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Stops the hub, and the PostgreSQL that a killed hub left behind. */
  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      process.destroy();
      try {
        if (!process.waitFor(45, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    postmaster().ifPresent(ProcessHandle::destroy);
  }

  private java.util.Optional<ProcessHandle> postmaster() {
    try (Stream<Path> files = Files.walk(data().resolve("postgres"), 2)) {
      Path pidFile = files.filter(f -> f.endsWith("postmaster.pid")).findFirst().orElse(null);
      if (pidFile == null) {
        return java.util.Optional.empty();
      }
      return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
          .filter(p -> p.info().command().orElse("").contains("postgres"));
    } catch (IOException | UncheckedIOException | NumberFormatException e) {
      return java.util.Optional.empty();
    }
  }

  /** Deletes a folder and what is in it. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A moment from which log lines are counted. */
  int logMark() {
    return Files.exists(log()) ? logLines().size() : 0;
  }

  @Override
  public String toString() {
    return "hub at " + url("/") + " since " + (process == null ? null : process.info().startInstant().orElse(Instant.EPOCH));
  }
}
