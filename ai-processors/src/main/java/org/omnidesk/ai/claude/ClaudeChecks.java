package org.omnidesk.ai.claude;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.omnidesk.ai.safety.Guardrails;
import org.omnidesk.tickets.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether what the model said may be used: its length first, its form, then its contents. */
public class ClaudeChecks {

  private static final Logger LOG = LoggerFactory.getLogger(ClaudeChecks.class);

  private final ClaudeProperties properties;
  private final Guardrails guardrails;

  public ClaudeChecks(ClaudeProperties properties, Guardrails guardrails) {
    this.properties = properties;
    this.guardrails = guardrails;
  }

  /** Length, completeness, JSON, schema. */
  public void form(ClaudeCall call) {
    if (!call.isOpen()) {
      return;
    }
    String text = call.text;
    if (text == null || text.isBlank()) {
      call.fail("empty", "the model said nothing");
    } else if (text.length() > properties.maxCharacters()) {
      call.fail("too-long", "the model said " + text.length() + " characters");
    } else if (call.cutByLimit) {
      call.fail("cut", "the answer reached its limit of tokens");
    } else {
      AnswerSchema.misfit(call.question().answerSchema(), text)
          .ifPresent(misfit -> call.fail(misfit, "the answer does not have the asked form"));
    }
  }

  /** Canary, links, numbers, and what else the guardrails know. */
  public void contents(ClaudeCall call) {
    if (!call.isOpen()) {
      return;
    }
    List<String> said = new ArrayList<>();
    texts(Json.read(call.text, JsonNode.class), said);
    List<String> violations =
        guardrails.violations(call.fenced.canary(), String.join("\n", said), call.masked);
    if (!violations.isEmpty()) {
      LOG.warn("Claude: {} guardrails refuse an answer", violations.size());
      call.fail("guardrail", String.join("; ", violations));
    }
  }

  /** As people would read them: an escape in the JSON hides nothing. */
  private static void texts(JsonNode node, List<String> into) {
    if (node.isTextual()) {
      into.add(node.asText());
    }
    node.forEach(child -> texts(child, into));
  }
}
