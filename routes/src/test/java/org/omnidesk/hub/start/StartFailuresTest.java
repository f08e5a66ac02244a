package org.omnidesk.hub.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.hub.OmniDesk;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;

/**
 * Starts the hub's own main class as a process and reads what a person at a terminal would read:
 * one line, no more.
 */
class StartFailuresTest {

  @TempDir Path data;

  /** What the process printed, without blank lines. */
  private record Ended(int status, List<String> lines) {}

  private Ended start(String... settings) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(hubClasses());
    command.add(OmniDesk.class.getName());
    if (Arrays.stream(settings).noneMatch(setting -> setting.startsWith("--omnidesk.home="))) {
      command.add("--omnidesk.home=" + System.getProperty("omnidesk.home"));
    }
    // should a start succeed that must not, then without databases and on nobody's ports
    command.add("--omnidesk.embedded.enabled=false");
    command.add("--omnidesk.sandbox.enabled=false");
    command.add("--omnidesk.data=" + data.resolve("hub"));
    command.addAll(List.of(settings));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.onExit().completeOnTimeout(process, 90, TimeUnit.SECONDS).thenAccept(Process::destroy);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = process.getInputStream()) {
      in.transferTo(out);
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    List<String> lines =
        out.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
    return new Ended(process.exitValue(), lines);
  }

  /** What the hub runs with: the test's class path without what only tests have. */
  private static String hubClasses() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void oneLine(Ended ended, String reason) {
    assertThat(ended.lines()).as("%s", ended).hasSize(1);
    assertThat(ended.lines().get(0))
        .contains("ERROR")
        .endsWith("OmniDesk did not start: " + reason);
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void a_taken_port_is_one_line_that_names_the_setting() throws Exception {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(0));
      oneLine(
          start("--spring.profiles.active=development", "--server.port=" + taken.getLocalPort()),
          "port %d is taken: set server.port".formatted(taken.getLocalPort()));
    }
    assertThat(data.resolve("hub/postgres")).as("nothing else was started before").doesNotExist();
  }

  @Test
  void a_taken_management_port_is_one_line_that_names_the_setting() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      oneLine(
          start(
              "--spring.profiles.active=development",
              "--server.port=" + freePort(),
              "--management.server.port=" + taken.getLocalPort()),
          "port %d is taken: set management.server.port".formatted(taken.getLocalPort()));
    }
  }

  @Test
  void production_without_a_database_is_one_line_that_names_the_setting() throws Exception {
    oneLine(
        start(
            "--spring.profiles.active=production",
            "--omnidesk.kafka.brokers=127.0.0.1:1",
            "--server.port=" + freePort()),
        "spring.datasource.url is missing: set it to the address of PostgreSQL, for example jdbc:postgresql://db:5432/omnidesk");
  }

  @Test
  void production_without_kafka_is_one_line_that_names_the_setting() throws Exception {
    oneLine(
        start(
            "--spring.profiles.active=production",
            "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/omnidesk",
            "--server.port=" + freePort()),
        "omnidesk.kafka.brokers is missing: set it to the addresses of Kafka, for example kafka-1:9092,kafka-2:9092");
  }

  @Test
  void a_home_without_a_route_file_is_one_line_before_anything_is_started() throws Exception {
    Files.createDirectories(data.resolve("home/routes/intake"));
    oneLine(
        start(
            "--spring.profiles.active=development",
            "--omnidesk.home=" + data.resolve("home"),
            "--server.port=" + freePort(),
            "--management.server.port=" + freePort()),
        "no route file: neither a folder routes/ under omnidesk.home nor copies in the jar");
    assertThat(data.resolve("hub/postgres")).doesNotExist();
  }

  @Test
  void in_production_a_broken_route_file_is_one_line_with_its_file_and_line() throws Exception {
    Path routes = Files.createDirectories(data.resolve("home/routes/intake"));
    Files.writeString(
        routes.resolve("half.camel.yaml"), "# Half a file.\n- route:\n    id: half\n    fromm:\n");
    Ended ended =
        start(
            "--spring.profiles.active=production",
            "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/omnidesk",
            "--omnidesk.kafka.brokers=127.0.0.1:1",
            "--omnidesk.home=" + data.resolve("home"),
            "--server.port=" + freePort(),
            "--management.server.port=" + freePort());
    assertThat(ended.lines()).as("%s", ended).hasSize(1);
    assertThat(ended.lines().get(0))
        .contains("ERROR")
        .containsPattern(
            "OmniDesk did not start: broken route file: routes/intake/half\\.camel\\.yaml:\\d+: .*fromm");
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void a_data_folder_that_cannot_be_written_is_one_line_that_names_the_setting() throws Exception {
    Path file = Files.writeString(data.resolve("file"), "not a folder");
    assertThatThrownBy(() -> Preflight.dataFolder(file.resolve("data"), 1))
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith("the data folder " + file.resolve("data") + " cannot be written")
        .hasMessageEndingWith("set omnidesk.data");
  }

  @Test
  void a_full_disk_is_one_line_that_says_how_much_is_needed() {
    assertThatThrownBy(() -> Preflight.dataFolder(data, Long.MAX_VALUE))
        .isInstanceOf(StartException.class)
        .hasMessageMatching(
            "the disk of \\S+ has \\d+ MB left, \\d+ MB are needed: free some or set omnidesk\\.data");
  }

  @Test
  void a_folder_that_can_be_written_is_left_as_it_was() throws Exception {
    Preflight.dataFolder(data.resolve("new"), 1);
    try (var files = Files.list(data.resolve("new"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void a_port_that_was_taken_after_the_preflight_is_told_too() {
    FailureAnalysis analysis =
        new StartFailureAnalyzer()
            .analyze(new IllegalStateException("wrapped", new PortInUseException(8080)));
    assertThat(OneLineReporter.line(analysis))
        .isEqualTo("port 8080 is taken: set server.port or management.server.port");
  }

  @Test
  void what_spring_knows_in_ten_lines_is_one_line_too() {
    FailureAnalysis analysis =
        new FailureAnalysis(
            "Failed to bind:\n\n    Property: x\n    Value: 1",
            "Update it",
            new RuntimeException());
    assertThat(OneLineReporter.line(analysis))
        .isEqualTo("Failed to bind: Property: x Value: 1 - Update it");
  }

  @Test
  void a_hub_without_a_route_is_no_start() {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.start();
      assertThatThrownBy(new RunningRoutes(camel)::check)
          .isInstanceOf(StartException.class)
          .hasMessage("no route was started: omnidesk.home must be the folder that holds routes/");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void a_hub_with_a_route_is_one() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(
          new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
              from("direct:one").log("one");
            }
          });
      camel.start();
      new RunningRoutes(camel).check();
      assertThat(camel.getRoutesSize()).isOne();
    }
  }
}
