package org.omnidesk.ai.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.internal.JsonSchemaElementUtils;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaudeChecksTest {

  private final ClaudeProperties properties = ClaudeSettings.with("max-characters", "1000");
  private final ClaudeCall call = ClaudeSettings.call(properties, UUID.randomUUID(), "email");

  /** Refuses the canary, as any guardrails must. */
  private final ClaudeChecks checks =
      new ClaudeChecks(
          properties,
          (canary, text, given) -> text.contains(canary) ? List.of("the canary") : List.of());

  private String check(String text) {
    call.answered = true;
    call.text = text;
    checks.form(call);
    checks.contents(call);
    return call.status();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"word\":\"vpn\",\"share\":0.5}|success",
        "{\"word\":\"vpn\",\"share\":1.5}|schema",
        "{\"word\":\"vpn\"}|schema",
        "{\"word\":\"vpn\",\"share\":0.5,\"more\":1}|schema",
        "{\"word\":\"vpn\",\"word\":\"b\",\"share\":0.5}|garbage",
        "{\"word\":\"vpn\",\"share\":0.5} and so on|garbage",
        "Sure! Here is the JSON|garbage",
        "[]|schema",
        "'  '|empty",
        "{\"word\":\"c\\u0061nary\",\"share\":0.5}|guardrail"
      })
  void an_answer_is_what_the_schema_says_and_nothing_else(String text, String status) {
    assertThat(check(text)).isEqualTo(status);
  }

  @Test
  void length_is_looked_at_before_anything_else() {
    assertThat(check("x".repeat(1001))).isEqualTo("too-long");
  }

  @Test
  void nothing_said_is_empty() {
    assertThat(check(null)).isEqualTo("empty");
  }

  @Test
  void an_answer_that_reached_its_limit_is_cut_also_when_it_parses() {
    call.cutByLimit = true;
    assertThat(check("{\"word\":\"vpn\",\"share\":0.5}")).isEqualTo("cut");
  }

  @Test
  void what_the_service_refuses_is_not_sent() {
    assertThat(
            JsonSchemaElementUtils.toMap(
                    AnswerSchema.asSent(
                        """
                        {"type":"object","required":["maximum"],"properties":{
                          "maximum":{"type":"array","maxItems":3,"items":
                            {"type":"object","properties":{"x":{"type":"string","maxLength":3}}}},
                          "pick":{"type":"string","enum":["a","b"]},
                          "maybe":{"type":["string","null"]}}}"""))
                .toString())
        .contains("required=[maximum]", "enum=[a, b]", "null")
        .doesNotContain("maxItems", "maxLength");
  }

  @Test
  void a_schema_that_cannot_be_sent_is_refused() {
    assertThatThrownBy(() -> AnswerSchema.asSent("{\"type\":\"date\"}"))
        .hasMessageContaining("'date'");
  }
}
