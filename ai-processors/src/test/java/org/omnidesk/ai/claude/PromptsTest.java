package org.omnidesk.ai.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptsTest {

  private final Prompts prompts = new Prompts(Map.of("test-only", 1, "classify", 7));

  @Test
  void the_newest_version_is_taken_unless_one_is_pinned() {
    assertThat(new Prompts(Map.of()).get("test-only").text()).isEqualTo("Second: {{thing}}");
    assertThat(prompts.get("test-only").text()).isEqualTo("First");
    assertThat(prompts.get("test-only").version()).isEqualTo(1);
  }

  @Test
  void the_hash_is_the_templates_also_when_it_is_filled() {
    Prompt prompt = new Prompts(Map.of()).get("test-only");
    Prompt filled = Prompts.filled(prompt, Map.of("thing", "a $1 \\ b"));
    assertThat(filled.text()).isEqualTo("Second: a $1 \\ b");
    assertThat(filled.hash()).isEqualTo(prompt.hash()).hasSize(64);
    assertThatThrownBy(() -> Prompts.filled(prompt, Map.of())).hasMessageContaining("{{thing}}");
  }

  @Test
  void what_is_not_there_is_named() {
    assertThatThrownBy(() -> prompts.get("classify")).hasMessageContaining("classify v7");
    assertThatThrownBy(() -> prompts.get("nothing")).hasMessageContaining("nothing v1");
    assertThatThrownBy(() -> prompts.get("../secrets")).hasMessageContaining("no name");
  }

  @Test
  void the_prompt_of_the_second_opinion_names_its_blank() {
    assertThat(new Prompts(Map.of()).get("classify").text()).contains("{{categories}}");
  }
}
