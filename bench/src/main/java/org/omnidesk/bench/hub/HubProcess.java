package org.omnidesk.bench.hub;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hub as a process of its own in the development profile: own ports, own data folder, embedded
 * PostgreSQL and Kafka. It is started from the packaged {@code omnidesk.jar}; where that was not
 * built, from the class path of this JVM.
 */
public final class HubProcess implements AutoCloseable {

  /** The admin's login. */
  public static final String ADMIN = "admin@omnidesk.local";

  /** The admin's password in every hub started here. */
  public static final String ADMIN_PASSWORD = "bench-admin-password";

  private static final Duration READY_WITHIN = Duration.ofMinutes(5);

  private final HubPorts ports;
  private final Path folder;
  private final Map<String, String> properties;
  private final ChildProcess child;
  private final Path log;
  private final HubDatabase database;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private HubClient admin;

  /**
   * @param ports where everything listens; {@link HubPorts#free()} for any
   * @param folder work folder of its own; {@code data}, {@code hub.log} come to lie in it
   * @param properties settings that win over the ones made here, for example {@code
   *     omnidesk.sandbox.enabled=false}
   */
  public HubProcess(HubPorts ports, Path folder, Map<String, String> properties) {
    this.ports = ports;
    this.folder = folder.toAbsolutePath();
    this.log = this.folder.resolve("hub.log");
    this.child = new ChildProcess("hub", log);
    this.properties = new LinkedHashMap<>(defaults());
    this.properties.putAll(properties);
    this.database = new HubDatabase(data());
  }

  /** A hub with free ports and its sandbox inside, no scenario played. */
  public static HubProcess withSandbox(Path folder) {
    return new HubProcess(HubPorts.free(), folder, Map.of());
  }

  private Map<String, String> defaults() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("spring.profiles.active", "development");
    all.put("server.port", "" + ports.http());
    all.put("server.address", "127.0.0.1");
    all.put("management.server.port", "" + ports.management());
    all.put("omnidesk.home", folder.toString());
    all.put("omnidesk.data", data().toString());
    all.put("omnidesk.admin-password", ADMIN_PASSWORD);
    all.put("omnidesk.embedded.postgres.port", "" + ports.postgres());
    all.put("omnidesk.embedded.kafka.port", "" + ports.kafka());
    all.put("omnidesk.embedded.kafka.controller-port", "" + ports.controller());
    all.putAll(SandboxProcess.settings(ports));
    all.put("omnidesk.systems.glpi-hq.url", "http://127.0.0.1:" + ports.glpi() + "/apirest.php");
    all.put(
        "omnidesk.systems.solman-prod.url",
        "http://127.0.0.1:"
            + ports.solman()
            + "/sap/bc/srt/rfc/sap/ict_service_desk_api/800/ict_service_desk_api/ict_service_desk_api");
    all.put("omnidesk.systems.mail-support.imap.port", "" + ports.imap());
    all.put("omnidesk.systems.mail-support.smtp.port", "" + ports.smtp());
    all.put(
        "omnidesk.systems.sms-main.url", "http://127.0.0.1:" + ports.sms() + "/cgi-bin/sendsms");
    all.put("omnidesk.systems.sms-main.public-url", baseUri().toString());
    return all;
  }

  /** Starts it and waits until it is ready; the time that took. */
  public Duration start() {
    long begin = System.nanoTime();
    launch();
    awaitReady(READY_WITHIN);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Starts it and returns at once. */
  public void launch() {
    List<String> arguments = new ArrayList<>();
    properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    child.start(
        Launch.hub(
            List.of(
                "-Xmx1g",
                "-Dai.djl.onnx.disable_alternative=true",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir")),
            arguments),
        folder);
  }

  /**
   * Waits until {@code /api/health} says UP.
   *
   * @throws IllegalStateException with the end of the log if it died or is not ready in time
   */
  public void awaitReady(Duration most) {
    try {
      Wait.until("the hub is ready", most, () -> !child.isAlive() || ready());
    } catch (IllegalStateException late) {
      child.dumpThreads(folder.resolve("hub-threads.txt"));
      throw new IllegalStateException(late.getMessage() + "\n" + child.tail(), late);
    }
    if (!child.isAlive()) {
      throw new IllegalStateException("the hub ended while it started\n" + child.tail());
    }
  }

  /** Whether it answers that it is up. */
  public boolean ready() {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(baseUri().resolve("/api/health"))
                  .timeout(Duration.ofSeconds(2))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().contains("\"UP\"");
    } catch (java.io.IOException down) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL. PostgreSQL lives on, as after a real crash of the hub. */
  public void kill9() {
    child.kill();
  }

  /** SIGTERM; whether it went within 60 s by itself. */
  public boolean stop() {
    return child.stop(Duration.ofSeconds(60));
  }

  /** Stops it if it runs and starts it over the same data; the time until it was ready again. */
  public Duration restart() {
    stop();
    return start();
  }

  /** Whether the process runs. */
  public boolean isAlive() {
    return child.isAlive();
  }

  /** Its process id. */
  public long pid() {
    return child.pid();
  }

  /** Where API and web front answer. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + ports.http());
  }

  /** Where actuator and Hawtio answer. */
  public URI managementUri() {
    return URI.create("http://127.0.0.1:" + ports.management());
  }

  public HubPorts ports() {
    return ports;
  }

  /** Its data folder. */
  public Path data() {
    return folder.resolve("data");
  }

  /** What it printed, over all its lives. */
  public Path log() {
    return log;
  }

  /** A client that is logged in as the admin. */
  public synchronized HubClient admin() {
    if (admin == null) {
      admin = new HubClient(baseUri(), ADMIN, ADMIN_PASSWORD);
    }
    return admin;
  }

  /** A connection to the embedded PostgreSQL in the application's role. */
  public Connection connection() throws SQLException {
    return database.connect();
  }

  /** Ends the hub and the PostgreSQL that it may have left behind. */
  @Override
  public void close() {
    child.stop(Duration.ofSeconds(40));
    database.endPostmaster();
    http.close();
  }
}
