package org.omnidesk.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules that Camel's own Kamelet catalog keeps, for ours; and that no Kamelet names a bean that
 * is not there.
 */
class KameletsAreValidTest {

  private static final Pattern USED =
      Pattern.compile("\\{\\{\\??([A-Za-z][A-Za-z0-9]*)(?::[^}]*)?}}");
  private static final Pattern SECRET = Pattern.compile("(?i).*(password|token|secret|key)");
  private static final Pattern DEPENDENCY =
      Pattern.compile("camel:[a-z0-9-]+|mvn:[^:]+:[^:]+:[^:]+");

  @Test
  void every_kamelet_keeps_the_rules() {
    List<String> problems = new ArrayList<>();
    Set<String> titles = new TreeSet<>();
    for (Path file : House.kamelets()) {
      problems.addAll(problems(file));
      String title = title(file);
      if (!titles.add(title)) {
        problems.add(file.getFileName() + ": another Kamelet has the title '" + title + "'");
      }
    }
    assertThat(House.kamelets()).hasSizeGreaterThan(10);
    assertThat(problems).isEmpty();
  }

  /** The checker itself: one spoilt place each in a Kamelet that is well. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: sms-send-sink | name: sms-sent-sink | metadata.name is not the file's name",
        "kamelet.type: sink | kamelet.type: sinc | the label kamelet.type is",
        "title: SMS Send Sink | title: SMS Send | the title does not end with Sink",
        "title: System | title: system | has no capitalised title",
        "type: string | type: text | has no type",
        "description: Name of | descriptio: Name of | has no description",
        "{{system}} | {{sistem}} | 'system' is declared and not used",
        "{{system}} | {{sistem}} | 'sistem' is used and not declared",
        "kamelet:source | direct:source | a sink begins at kamelet:source",
        "ref: smsWriter | ref: smsRiter | there is no bean 'smsRiter'",
        "camel:bean | camel-bean | is no dependency",
        "id: sms-send-deliver | idd: sms-send-deliver | a step without an id",
        "system: | apiToken: | the secret 'apiToken' is not marked as one"
      })
  void a_spoilt_kamelet_is_refused_for_its_reason(
      String right, String wrong, String reason, @TempDir Path folder) throws Exception {
    Path whole =
        House.kamelets().stream()
            .filter(file -> House.name(file).equals("sms-send-sink"))
            .findFirst()
            .orElseThrow();
    assertThat(problems(whole)).isEmpty();
    Path spoilt = folder.resolve("sms-send-sink.kamelet.yaml");
    String text = House.text(whole);
    assertThat(text).contains(right);
    Files.writeString(spoilt, text.replace(right, wrong));
    assertThat(problems(spoilt)).anySatisfy(problem -> assertThat(problem).contains(reason));
  }

  private static String title(Path file) {
    return House.string(definition(House.map(House.yaml(House.text(file)))).get("title"));
  }

  private static Map<String, Object> definition(Map<String, Object> kamelet) {
    return House.map(House.map(kamelet.get("spec")).get("definition"));
  }

  private static List<String> problems(Path file) {
    List<String> out = new ArrayList<>();
    String text = House.text(file);
    Map<String, Object> kamelet = House.map(House.yaml(text));
    Map<String, Object> metadata = House.map(kamelet.get("metadata"));
    Map<String, Object> spec = House.map(kamelet.get("spec"));
    Map<String, Object> definition = definition(kamelet);
    String type =
        House.string(House.map(metadata.get("labels")).get("camel.apache.org/kamelet.type"));
    String name = House.name(file);
    if (!name.equals(metadata.get("name"))) {
      out.add("metadata.name is not the file's name");
    }
    if (!Set.of("source", "sink", "action").contains(type) || !name.endsWith("-" + type)) {
      out.add("the label kamelet.type is '%s'".formatted(type));
    }
    String end =
        type.isEmpty()
            ? "Sink"
            : type.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + type.substring(1);
    if (!House.string(definition.get("title")).endsWith(" " + end)) {
      out.add("the title does not end with " + end);
    }
    if (House.string(definition.get("description")).isBlank()) {
      out.add("has no description");
    }
    Map<String, Object> properties = House.map(definition.get("properties"));
    properties.forEach((key, value) -> property(key, House.map(value), out));
    House.list(definition.get("required")).stream()
        .filter(key -> !properties.containsKey(String.valueOf(key)))
        .forEach(key -> out.add("'%s' is required and not declared".formatted(key)));
    parameters(template(text), properties.keySet(), out);
    House.list(spec.get("dependencies")).stream()
        .filter(dependency -> !DEPENDENCY.matcher(String.valueOf(dependency)).matches())
        .forEach(dependency -> out.add("'%s' is no dependency".formatted(dependency)));
    ends(type, House.map(House.map(spec.get("template")).get("from")), text, out);
    steps(spec.get("template"), out);
    return out.stream().map(problem -> file.getFileName() + ": " + problem).toList();
  }

  private static String template(String text) {
    return text.substring(Math.max(0, text.indexOf("\n  template:")));
  }

  private static void property(String key, Map<String, Object> property, List<String> out) {
    String title = House.string(property.get("title"));
    if (title.isEmpty() || !Character.isUpperCase(title.charAt(0))) {
      out.add("property '%s' has no capitalised title".formatted(key));
    }
    if (House.string(property.get("description")).isBlank()) {
      out.add("property '%s' has no description".formatted(key));
    }
    if (!Set.of("string", "integer", "boolean", "number")
        .contains(House.string(property.get("type")))) {
      out.add("property '%s' has no type".formatted(key));
    }
    boolean marked =
        "password".equals(property.get("format"))
            && House.list(property.get("x-descriptors")).contains("urn:camel:group:credentials");
    if (SECRET.matcher(key).matches() && !marked) {
      out.add("the secret '%s' is not marked as one".formatted(key));
    }
  }

  private static void parameters(String template, Set<String> declared, List<String> out) {
    Set<String> used = new TreeSet<>();
    Matcher matcher = USED.matcher(template);
    while (matcher.find()) {
      used.add(matcher.group(1));
    }
    declared.stream()
        .filter(key -> !used.contains(key))
        .forEach(key -> out.add("'%s' is declared and not used".formatted(key)));
    used.stream()
        .filter(key -> !declared.contains(key))
        .forEach(key -> out.add("'%s' is used and not declared".formatted(key)));
  }

  private static void ends(String type, Map<String, Object> from, String text, List<String> out) {
    boolean beginsAtSource = "kamelet:source".equals(from.get("uri"));
    if (type.equals("source") && (beginsAtSource || !text.contains("kamelet:sink"))) {
      out.add("a source ends at kamelet:sink");
    }
    if (type.equals("sink") && !beginsAtSource) {
      out.add("a sink begins at kamelet:source");
    }
  }

  private static void steps(Object template, List<String> out) {
    House.walk(
        template,
        (key, value) -> {
          Map<String, Object> step = House.map(value);
          if (key.equals("steps")) {
            for (Object item : House.list(value)) {
              House.map(item).values().stream()
                  .filter(body -> !House.map(body).containsKey("id"))
                  .forEach(body -> out.add("a step without an id: " + item));
            }
          }
          if (step.containsKey("ref")
              && !House.beans().containsKey(House.string(step.get("ref")))) {
            out.add("there is no bean '%s'".formatted(step.get("ref")));
          }
          if (value instanceof String text
              && text.startsWith("#")
              && !House.beans().containsKey(text.substring(1))) {
            out.add("there is no bean '%s'".formatted(text));
          }
          if (key.equals("uri") && String.valueOf(value).contains("?")) {
            out.add("options of '%s' belong under parameters".formatted(value));
          }
        });
  }
}
