package org.omnidesk.connectors.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.tickets.response.ResponseTemplate;

class SmsTemplatesTest {

  private final SmsTemplates templates =
      new SmsTemplates(SmsFixtures.systems(SmsFixtures.settings(Map.of())));

  private String render(String template, Map<String, String> variables) {
    return templates.render(SmsFixtures.SYSTEM, template, variables);
  }

  @Test
  void the_shipped_templates_stand_in_english_and_hindi_and_fit_in_three_parts() {
    var all = templates.of(SmsFixtures.SYSTEM);
    assertThat(all).hasSizeGreaterThanOrEqualTo(10);
    for (ResponseTemplate t : all) {
      String other = t.id().endsWith("-hi") ? t.id().replaceAll("-hi$", "") : t.id() + "-hi";
      assertThat(all).as(t.id()).anyMatch(o -> o.id().equals(other));
      assertThat(SmsLength.of(t.text()).ucs2()).as(t.id()).isEqualTo(t.language().equals("hi"));
      assertThat(SmsLength.of(t.text()).segments()).as(t.id()).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void every_word_of_the_registered_text_stays_as_it_is() {
    assertThat(render("need-info", Map.of("number", "OD-123", "what", "$1 \\ {number}")))
        .isEqualTo(
            "OD-123: we need more details to go on: $1 \\ {number}. Please reply with OD-123 and"
                + " the details. - OmniDesk");
  }

  @Test
  void missing_unknown_long_and_linked_values_are_refused_by_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> render("nonsense", Map.of()))
        .withMessage("there is no template nonsense");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> render("need-info", Map.of("number", "OD-1")))
        .withMessage("variable need-info.what is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> render("resolved", Map.of("number", "OD-1", "x", "y")))
        .withMessage("template resolved has no variable x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> render("resolved", Map.of("number", "your ticket")))
        .withMessageContaining("is no ticket number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> render("need-info", Map.of("number", "OD-1", "what", "x".repeat(31))))
        .withMessageContaining("longer than 30");
    for (String bad : new String[] {"see http://evil.example", "WWW.evil.example"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> render("need-info", Map.of("number", "OD-1", "what", bad)))
          .withMessageContaining("holds a link");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> render("need-info", Map.of("number", "OD-1", "what", "a\nb")))
        .withMessageContaining("line break");
    assertThat(render("need-info", Map.of("number", "OD-1", "what", "क".repeat(30)))).contains("क");
  }

  @Test
  void a_link_needs_an_allowed_host(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("own.yaml");
    Files.writeString(
        file,
        """
        templates:
          - id: survey
            registeredId: "1107160000000012345"
            language: en
            text: "Rate us: {link} or call {desk}"
            variables:
              link: {type: url, allow: [desk.example.org]}
              desk: {type: phone}
        """);
    SmsTemplates own =
        new SmsTemplates(
            SmsFixtures.systems(SmsFixtures.settings(Map.of("templates", "file:" + file))));
    assertThat(own.of(SmsFixtures.SYSTEM).getFirst().registeredId())
        .isEqualTo("1107160000000012345");
    assertThat(own.of(SmsFixtures.SYSTEM).getFirst().variables()).containsExactly("link", "desk");
    String desk = "+91 22 1234 5678";
    assertThat(
            own.render(
                SmsFixtures.SYSTEM,
                "survey",
                Map.of("link", "https://desk.example.org/s/1", "desk", desk)))
        .isEqualTo("Rate us: https://desk.example.org/s/1 or call +91 22 1234 5678");
    for (String bad :
        new String[] {
          "http://desk.example.org/",
          "https://evil.example/",
          "https://desk.example.org@evil.example/",
          "x y"
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> own.render(SmsFixtures.SYSTEM, "survey", Map.of("link", bad, "desk", desk)))
          .withMessageContaining("allowed host");
    }
  }

  @Test
  void a_file_whose_places_and_variables_differ_is_a_problem_of_the_setting(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("broken.yaml");
    Files.writeString(file, "templates:\n  - {id: a, language: en, text: 'Hi {name}'}\n");
    assertThat(SmsFixtures.settings(Map.of("templates", "file:" + file)).problems())
        .singleElement()
        .asString()
        .startsWith("templates: ")
        .contains("template a has places [name]");
  }
}
