package org.omnidesk.hub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The packages of the user's card: each is used by a file of the house, found by reading it, or is
 * named as not used yet.
 */
class CardPackagesTest {

  private static final Path HOME =
      Path.of(System.getProperty("omnidesk.home")).toAbsolutePath().normalize();

  /** How the use of a package looks in a route, a Kamelet, a class or a setting. */
  private static final Map<String, Pattern> CARD = new LinkedHashMap<>();

  static {
    card("camel-spring-boot", "org\\.apache\\.camel\\.CamelContext;[\\s\\S]*org\\.springframework");
    card("camel-kafka", "uri: \"?kafka:");
    card("camel-mail", "uri: \"?(smtps?|imaps?):");
    card("camel-http", "uri: \"?https?:|org\\.apache\\.camel\\.component\\.http");
    card("camel-jdbc", "uri: \"?jdbc:");
    card("camel-rest", "(?m)^- rest:");
    card("camel-langchain4j", "uri: \"?langchain4j-|dev\\.langchain4j");
    card("DJL PyTorch", "ai\\.djl\\.pytorch|optEngine\\(\"PyTorch\"\\)");
    card("Qdrant client", "io\\.qdrant|uri: \"?qdrant:");
    card("PostgreSQL", "ON CONFLICT|jdbc:postgresql");
    card("Hawtio", "(?m)^hawtio:|exposure:\\s+include: .*hawtio");
    card("camel-test-junit5", "org\\.apache\\.camel\\.test\\.junit5");
  }

  /**
   * Written down so that a package that comes into use, or falls out of it, is seen here.
   * camel-http stands in three poms, but GLPI and Solution Manager are called by the JDK's client
   * and the SMS gateway by Apache's, from beans.
   */
  private static final Set<String> NOT_YET = Set.of("camel-http");

  private static void card(String name, String use) {
    CARD.put(name, Pattern.compile(use));
  }

  @Test
  void each_package_of_the_card_is_used_by_a_file_or_named_as_not_yet_used() {
    Map<String, List<String>> users = new LinkedHashMap<>();
    CARD.keySet().forEach(name -> users.put(name, new ArrayList<>()));
    for (Path file : files()) {
      String text = text(file);
      CARD.forEach(
          (name, use) -> {
            if (use.matcher(text).find()) {
              users.get(name).add(HOME.relativize(file).toString());
            }
          });
    }
    System.out.printf("%-20s %5s  %s%n", "package", "files", "for example");
    users.forEach(
        (name, files) ->
            System.out.printf(
                "%-20s %5d  %s%n",
                name, files.size(), files.isEmpty() ? "not yet used" : files.get(0)));
    assertThat(users)
        .allSatisfy(
            (name, files) ->
                assertThat(files.isEmpty()).as(name).isEqualTo(NOT_YET.contains(name)));
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.walk(HOME, 14)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(java|yaml|sql)"))
          .filter(
              file ->
                  !HOME.relativize(file)
                      .toString()
                      .matches("(.*/)?(target|node_modules|data|routes-invalid|\\.git)/.*"))
          .filter(file -> !file.getFileName().toString().equals("CardPackagesTest.java"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
