package org.omnidesk.ai.claude;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.omnidesk.ai.safety.Fence.Fenced;
import org.omnidesk.ai.safety.OutsideText;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings and questions for tests, bound as the hub binds them. */
public final class ClaudeSettings {

  static final String SCHEMA =
      """
      {"type":"object","additionalProperties":false,"required":["word","share"],
       "properties":{"word":{"type":"string","maxLength":20},
                     "share":{"type":"number","minimum":0,"maximum":1}}}""";

  private ClaudeSettings() {}

  /**
   * @param settings name, value, name, value, … under {@code omnidesk.ai.claude}
   */
  public static ClaudeProperties with(String... settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("omnidesk.ai.claude.api-key", "key");
    all.put("omnidesk.ai.claude.daily-budget-usd", "5");
    for (int i = 0; i < settings.length; i += 2) {
      all.put("omnidesk.ai.claude." + settings[i], settings[i + 1]);
    }
    return new Binder(new MapConfigurationPropertySource(all))
        .bind("omnidesk.ai.claude", ClaudeProperties.class)
        .get();
  }

  static ClaudeQuestion question(UUID ticket, String channel, String dataClass) {
    return new ClaudeQuestion(
        "classify",
        ticket,
        channel,
        dataClass,
        new Prompt("classify", 1, "Sort it.", "00"),
        List.of(new OutsideText("ticket text", "The printer jams.")),
        SCHEMA,
        100);
  }

  /** An open call, fenced. */
  static ClaudeCall call(ClaudeProperties properties, UUID ticket, String channel) {
    ClaudeCall call = new ClaudeGate(properties, true).open(question(ticket, channel, "internal"));
    call.fenced = new Fenced("Sort it.", "The printer jams.", "canary");
    return call;
  }
}
