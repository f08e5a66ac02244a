package org.omnidesk.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds every route file against Camel's schema, Camel's catalog and the rules of the house. */
class RoutesAreValidTest {

  private static final Path WRONG = House.HOME.resolve("routes/src/test/resources/routes-invalid");

  @Test
  void every_route_file_keeps_the_rules() {
    RouteRules rules = new RouteRules(House.kamelets());
    List<String> problems = new ArrayList<>();
    House.routeFiles().forEach(file -> problems.addAll(rules.problems(file)));
    assertThat(House.routeFiles()).hasSizeGreaterThan(25);
    assertThat(problems).isEmpty();
  }

  /** The checker itself: each of these files breaks one rule, and is refused for that reason. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "intake/no-yaml.camel.yaml | is no YAML",
        "intake/unknown-step.camel.yaml | the schema says",
        "intake/no-comment.camel.yaml | the first line is no comment",
        "intake/too-long.camel.yaml | 120 are the limit",
        "intake/CamelCase.camel.yaml | file name is not kebab-case",
        "intake/other-name.camel.yaml | no route has the file's name",
        "intake/no-id.camel.yaml | a route without an id",
        "intake/no-description.camel.yaml | has no description",
        "intake/step-without-id.camel.yaml | a step 'bean' without an id",
        "intake/twice.camel.yaml | the id 'twice-step' exists already",
        "intake/other-direct.camel.yaml | its name is another",
        "intake/options-in-uri.camel.yaml | belong under parameters",
        "intake/misspelt-option.camel.yaml | periood",
        "intake/unknown-component.camel.yaml | carrier-pigeon",
        "intake/no-bean.camel.yaml | there is no bean 'messageStorr'",
        "intake/no-method.camel.yaml | has no public method 'keeep'",
        "intake/no-kamelet.camel.yaml | there is no Kamelet 'glpi-tickets-sauce'",
        "intake/kamelet-parameter.camel.yaml | knows no parameter 'sistem'",
        "intake/host.camel.yaml | names a host",
        "intake/secret.camel.yaml | is written out; take a setting",
        "intake/dynamic-endpoint.camel.yaml | makes an endpoint or a program of text",
        "systems/foreign-id.camel.yaml | does not begin with 'foreign-id-'"
      })
  void a_wrong_file_is_refused_for_its_reason(String file, String reason) {
    assertThat(new RouteRules(House.kamelets()).problems(WRONG.resolve(file)))
        .anySatisfy(problem -> assertThat(problem).contains(reason));
  }

  @Test
  void every_wrong_file_has_its_test() throws Exception {
    Set<String> files = new TreeSet<>();
    try (var paths = Files.walk(WRONG)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(path -> files.add(WRONG.relativize(path).toString()));
    }
    String[] tested =
        getClass()
            .getDeclaredMethod("a_wrong_file_is_refused_for_its_reason", String.class, String.class)
            .getAnnotation(CsvSource.class)
            .value();
    assertThat(files)
        .hasSize(tested.length)
        .allSatisfy(file -> assertThat(tested).anyMatch(row -> row.startsWith(file + " ")));
  }
}
