package org.omnidesk.hub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Everything that can be wrong in the configuration of systems, at once: each has one line that
 * names what to change, and what is right runs on.
 */
class BadInputIT {

  private static final Duration NOTICED = Duration.ofSeconds(120);

  private static PackagedHub hub;
  private static DeskClient agent;

  @BeforeAll
  static void start() throws IOException {
    hub = new PackagedHub("bad-input");
    Path home = copyOfTheRoutes();
    Files.writeString(
        home.resolve("routes/systems/broken-system.camel.yaml"),
        """
        # A step that no YAML route knows, in line 7.
        - route:
            id: broken-system-intake
            from:
              uri: timer:broken-system
              steps:
                - sendToTheMoon:
                    uri: log:moon
        """);
    hub.with(
            "omnidesk.home=" + home,
            "omnidesk.systems-probe=3000",
            "omnidesk.systems.glpi-hq.user-token=not-the-token",
            "omnidesk.systems.solman-prod.url=http://127.0.0.1:9/nobody-listens",
            "omnidesk.systems.sms-twin.type=sms",
            "omnidesk.systems.sms-twin.profile=kannel",
            "omnidesk.systems.sms-twin.url=http://127.0.0.1:"
                + hub.ports().sms()
                + "/cgi-bin/sendsms",
            "omnidesk.systems.sms-twin.username=omnidesk",
            "omnidesk.systems.sms-twin.password=sandbox-kannel",
            "omnidesk.systems.sms-twin.sender=OMNIDK",
            "omnidesk.systems.sms-twin.webhook-secret=sandbox-sms-secret",
            "omnidesk.systems.sms-twin.trusted-ips=127.0.0.1",
            "omnidesk.systems.sms-twin.public-url=http://127.0.0.1:" + hub.ports().http(),
            "omnidesk.systems.sms-twin.templates=classpath:sms/templates.yaml",
            "omnidesk.systems.tracker.type=jira",
            "omnidesk.systems.tracker.url=http://127.0.0.1:9/",
            "omnidesk.systems.glpi-plant.type=glpi",
            "omnidesk.systems.glpi-plant.url=http://127.0.0.1:9/apirest.php",
            "omnidesk.systems.glpi-plant.app-token=x",
            "omnidesk.systems.glpi-plant.user-token=y",
            "omnidesk.systems.glpi-plant.poll=often")
        .start();
    agent = hub.desk("agent");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void wrong_credentials_are_one_line_that_names_the_setting() {
    oneLine("glpi-hq", "user-token");
    await().atMost(NOTICED).until(() -> state("glpi-hq").equals("failing"));
    assertThat(agent.system("glpi-hq").path("problem").asText()).contains("user-token");
  }

  @Test
  void an_unreachable_system_is_one_line_that_names_it_and_where_it_should_be() {
    oneLine("solman-prod", "url");
    await().atMost(NOTICED).until(() -> state("solman-prod").equals("failing"));
  }

  @Test
  void one_of_two_systems_on_one_account_is_refused_and_its_door_is_shut() {
    oneLine("omnidesk.systems.sms-twin", "omnidesk.systems.sms-main");
    // what was named by a stronger source counts as first
    assertThat(state("sms-main")).isEqualTo("stopped");
    assertThat(
            Http.get(
                    hub.url(
                        "/api/hooks/sms-main?secret=sandbox-sms-secret&from=%2B919845000000&text=Hi"))
                .status())
        .isNotEqualTo(202)
        .isNotEqualTo(200);
  }

  @Test
  void nothing_fails_again_and_again_in_the_log() {
    await().atMost(NOTICED).until(() -> state("glpi-hq").equals("failing"));
    int before = hub.logLines().size();
    String word = Words.fresh();
    hub.outside()
        .mail(word + "@kaveri.example", "Quiet " + word, "Text.", "<" + word + "@kaveri.example>");
    agent.awaitTicket(word);
    assertThat(hub.logLines().subList(before, hub.logLines().size()))
        .noneMatch(line -> line.startsWith("\tat ") || line.contains("Error processing exchange"));
  }

  @Test
  void an_unknown_type_is_one_line_with_the_known_ones() {
    oneLine("omnidesk.systems.tracker.type", "jira", "glpi");
    assertThat(state("tracker")).isEqualTo("stopped");
  }

  @Test
  void a_value_that_is_none_is_one_line_with_the_setting_and_the_value() {
    oneLine("omnidesk.systems.glpi-plant.poll", "often");
    assertThat(state("glpi-plant")).isEqualTo("stopped");
  }

  @Test
  void a_broken_route_file_is_one_line_with_file_and_line() {
    oneLine("broken-system.camel.yaml", "7");
  }

  @Test
  void a_mail_still_gets_through_and_an_answer_goes_back() {
    String word = Words.fresh();
    String sender = word + "@kaveri.example";
    hub.outside()
        .mail(sender, "Still here " + word, "Is anybody there?", "<" + word + "@kaveri.example>");
    var ticket = agent.awaitTicket(word);
    agent.reply(ticket, "Yes " + word);
    await().atMost(NOTICED).until(() -> !hub.outside().inbox(sender, "Yes " + word).isEmpty());
  }

  @Test
  void a_taken_port_ends_the_start_with_one_line_that_names_it() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        PackagedHub second =
            new PackagedHub(
                "port-taken", "server.address=127.0.0.1", "server.port=" + taken.getLocalPort())) {
      second.launch();
      second.awaitEnd(Duration.ofSeconds(120));
      String port = String.valueOf(taken.getLocalPort());
      assertThat(second.logLines())
          .anyMatch(line -> line.contains(port) && line.contains("server.port"));
      assertThat(second.logLines()).noneMatch(line -> line.startsWith("\tat "));
    }
  }

  /** Exactly one line of the log has all these words, and no stack trace follows it. */
  private static void oneLine(String... words) {
    await()
        .atMost(NOTICED)
        .untilAsserted(() -> assertThat(lines(words)).as(String.join(", ", words)).hasSize(1));
    List<String> all = hub.logLines();
    int at = all.indexOf(lines(words).get(0));
    assertThat(all.subList(at + 1, Math.min(all.size(), at + 3)))
        .noneMatch(line -> line.startsWith("\tat "));
  }

  private static List<String> lines(String... words) {
    return hub.logLines().stream()
        .filter(line -> line.contains("ERROR"))
        .filter(line -> Stream.of(words).allMatch(line::contains))
        .toList();
  }

  private static String state(String system) {
    return agent.system(system).path("state").asText();
  }

  private static Path copyOfTheRoutes() throws IOException {
    Path home = hub.folder().resolve("home");
    Path routes = Path.of(System.getProperty("omnidesk.home"), "routes");
    for (String folder :
        List.of("systems", "intake", "enrich", "fanout", "keeping", "rest", "errors", "mappings")) {
      Path from = routes.resolve(folder);
      if (!Files.isDirectory(from)) {
        continue;
      }
      Path to = Files.createDirectories(home.resolve("routes").resolve(folder));
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    }
    return home;
  }
}
