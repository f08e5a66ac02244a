package org.omnidesk.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.sandbox.Sandbox;
import org.omnidesk.sandbox.SandboxLogins;
import org.omnidesk.sandbox.SandboxSettings;

/** The play against the real stand-ins; the hub is only a health check that says yes. */
class PlayerTest {

  @TempDir Path folder;
  private HttpServer hub;
  private final AtomicInteger health = new AtomicInteger(503);
  private Sandbox sandbox;

  @BeforeEach
  void start() throws Exception {
    hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(health.get(), -1);
          exchange.close();
        });
    hub.start();
    sandbox = new Sandbox(settings(), folder);
    sandbox.start();
  }

  @AfterEach
  void stop() {
    sandbox.stop();
    hub.stop(0);
  }

  @Test
  void every_act_is_spoken_over_its_protocol_once_and_a_restart_goes_on() throws Exception {
    List<Act> acts = Play.of(Library.read(), 42).stream().filter(act -> act.at() < 300).toList();
    health.set(200);
    try (Player player = player(acts.subList(0, 40))) {
      player.start();
      await().atMost(Duration.ofSeconds(60)).until(() -> done() == 40);
    }
    try (Player player = player(acts)) {
      player.start();
      await().atMost(Duration.ofSeconds(120)).until(() -> done() == acts.size());
    }
    long mails = acts.stream().filter(act -> act.report().channel() == Channel.MAIL).count();
    List<String> inbox =
        sandbox.mails(SandboxLogins.DESK).stream()
            .map(mail -> new String(mail, StandardCharsets.UTF_8))
            .toList();
    assertThat(inbox).hasSize((int) mails);
    assertThat(inbox.stream().map(PlayerTest::messageId)).doesNotHaveDuplicates();
    long incidents =
        acts.stream()
            .filter(act -> act.report().channel() == Channel.SOLMAN && act.follow() == null)
            .count();
    JsonNode seen = new Http(settings().ports().solman()).get("/_control/incidents").ok().body();
    assertThat(seen.size()).isEqualTo((int) incidents);
  }

  @Test
  void every_hard_mail_is_taken_by_the_mail_server() throws Exception {
    Person who = Library.read().people().getFirst();
    Voice mail = sandbox.voices().get(Channel.MAIL);
    List<Report> hard =
        Library.read().reports().stream().filter(report -> !report.shape().isEmpty()).toList();
    for (Report report : hard) {
      mail.open(who, report, report.id());
    }
    assertThat(sandbox.mails(SandboxLogins.DESK)).hasSize(hard.size()).hasSizeGreaterThan(10);
  }

  @Test
  void nothing_is_played_before_the_hub_is_ready() {
    try (Player player = player(Play.of(Library.read(), 42).subList(0, 3))) {
      player.start();
      await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(3)).until(() -> done() == 0);
      health.set(200);
      await().atMost(Duration.ofSeconds(20)).until(() -> done() == 3);
    }
  }

  private Player player(List<Act> acts) {
    return new Player(
        acts,
        sandbox.voices(),
        folder.resolve("play"),
        1000,
        settings().hubUrl().resolve("/api/health"));
  }

  private long done() throws java.io.IOException {
    Path file = folder.resolve("play/position.jsonl");
    if (!java.nio.file.Files.exists(file)) {
      return 0;
    }
    try (var lines = java.nio.file.Files.lines(file)) {
      return lines.filter(line -> line.contains("\"act\"")).count();
    }
  }

  private static String messageId(String mail) {
    return mail.lines().filter(line -> line.startsWith("Message-ID")).findFirst().orElseThrow();
  }

  private SandboxSettings settings() {
    if (ports == null) {
      ports = FreePorts.sandbox();
    }
    return new SandboxSettings(
        folder,
        URI.create("http://127.0.0.1:" + hub.getAddress().getPort()),
        ports,
        new SandboxSettings.Scenario(false, 42, 1));
  }

  private SandboxSettings.Ports ports;
}
