package org.omnidesk.hub.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Which route files are read, and what becomes of one that is broken: files of the house, one of
 * them spoilt.
 */
class RouteFilesTest {

  private static final Path HOUSE = Path.of(System.getProperty("omnidesk.home")).resolve("routes");

  @TempDir Path home;
  private final Logger logger = (Logger) LoggerFactory.getLogger(RouteFiles.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void copyTheHouse() throws IOException {
    try (Stream<Path> files = Files.walk(HOUSE, 2)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".camel.yaml")).toList()) {
        Path copy = home.resolve("routes").resolve(HOUSE.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(log);
  }

  private void spoil(String file, String right, String wrong) throws IOException {
    Path path = home.resolve("routes").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(right);
    Files.writeString(
        path,
        text.replaceFirst(
            java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong)));
  }

  private List<String> files() {
    return Arrays.asList(RouteFiles.folderFiles(home, true).split(","));
  }

  private List<String> errors() {
    return log.list.stream()
        .filter(e -> e.getLevel() == Level.ERROR)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Test
  void every_file_of_the_house_is_read_and_none_is_complained_about() throws IOException {
    try (Stream<Path> files = Files.walk(home, 3)) {
      assertThat(files())
          .hasSize((int) files.filter(Files::isRegularFile).count())
          .hasSizeGreaterThan(25);
    }
    assertThat(errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fanout/analytics.camel.yaml | description: Notes | description: [Notes | routes/fanout/analytics.camel.yaml:",
        "fanout/analytics.camel.yaml | - setHeader: | - setHeather: | routes/fanout/analytics.camel.yaml:",
        "systems/glpi-hq.camel.yaml | - removeHeaders: | - removeHaeders: | routes/systems/glpi-hq.camel.yaml:",
        "systems/sms-main.camel.yaml | kamelet:sms-send-sink | kamelet:sms-sent-sink | there is no Kamelet 'sms-sent-sink'",
        "systems/sms-main.camel.yaml | kamelet:sms-inbound-source | kamelet:sms-source | there is no Kamelet 'sms-source'",
        "fanout/live-updates.camel.yaml | id: live-updates | id: analytics | the id 'analytics' exists already in routes/fanout/analytics.camel.yaml",
        "intake/intake.camel.yaml | id: to-apply | id: apply | the id 'apply' exists already in routes/intake/apply-message.camel.yaml"
      })
  void a_broken_file_is_left_out_with_one_line_and_all_others_are_read(
      String file, String right, String wrong, String reason) throws IOException {
    int all = files().size();
    spoil(file, right, wrong);
    assertThat(files()).hasSize(all - 1).noneMatch(name -> name.endsWith(file));
    assertThat(errors()).hasSize(1);
    System.out.println(errors().get(0));
    assertThat(errors().get(0))
        .startsWith("route file left out: routes/" + file)
        .matches("route file left out: routes/\\S+\\.camel\\.yaml:\\d+: .+")
        .contains(reason)
        .doesNotContain("\n");
  }

  @Test
  void a_copied_file_whose_name_was_not_replaced_is_left_out_and_the_first_one_runs()
      throws IOException {
    Files.copy(
        home.resolve("routes/systems/glpi-hq.camel.yaml"),
        home.resolve("routes/systems/glpi-plant.camel.yaml"));
    assertThat(files())
        .anyMatch(name -> name.endsWith("glpi-hq.camel.yaml"))
        .noneMatch(name -> name.endsWith("glpi-plant.camel.yaml"));
    assertThat(errors().get(0))
        .contains("the id 'glpi-hq-intake' exists already in routes/systems/glpi-hq.camel.yaml");
  }

  @Test
  void outside_development_a_broken_file_ends_the_start_with_its_line() throws IOException {
    spoil("fanout/analytics.camel.yaml", "- setHeader:", "- setHeather:");
    assertThatThrownBy(() -> RouteFiles.folderFiles(home, false))
        .isInstanceOf(StartException.class)
        .hasMessageMatching(
            "broken route file: routes/fanout/analytics\\.camel\\.yaml:\\d+: .*setHeather.*");
  }

  @Test
  void build_output_under_routes_is_not_read() throws IOException {
    Path deep = home.resolve("routes/target/classes/routes/intake");
    Files.createDirectories(deep);
    Files.copy(home.resolve("routes/intake/intake.camel.yaml"), deep.resolve("intake.camel.yaml"));
    assertThat(files()).noneMatch(name -> name.contains("target"));
    assertThat(errors()).isEmpty();
  }

  @Test
  void a_folder_without_a_usable_file_ends_the_start() throws IOException {
    Path empty = home.resolve("empty");
    Files.createDirectories(empty.resolve("routes/intake"));
    assertThatThrownBy(() -> RouteFiles.folderFiles(empty, true))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("no route file");
  }

  @Test
  void without_a_folder_the_copies_in_the_jar_are_named_one_by_one() throws Exception {
    List<String> names = Arrays.asList(RouteFiles.jarFiles().split(","));
    assertThat(names)
        .contains(
            "classpath:routes/intake/intake.camel.yaml", "classpath:routes/rest/api.camel.yaml")
        .doesNotHaveDuplicates()
        .noneMatch(name -> name.contains("*"));
    try (Stream<Path> files = Files.walk(HOUSE, 2)) {
      assertThat(names)
          .hasSize((int) files.filter(path -> path.toString().endsWith(".camel.yaml")).count());
    }
    try (GenericApplicationContext context = new GenericApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "test", java.util.Map.of("omnidesk.home", home.resolve("nowhere").toString())));
      new RouteFiles().initialize(context);
      assertThat(context.getEnvironment().getProperty(RouteFiles.PATTERN))
          .isEqualTo(String.join(",", names));
    }
  }

  @Test
  void a_pattern_of_the_configuration_wins() {
    try (GenericApplicationContext context = new GenericApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "test", java.util.Map.of(RouteFiles.PATTERN, "file:/mine/*.camel.yaml")));
      new RouteFiles().initialize(context);
      assertThat(context.getEnvironment().getProperty(RouteFiles.PATTERN))
          .isEqualTo("file:/mine/*.camel.yaml");
    }
  }
}
