package org.omnidesk.sandbox.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** Changes the free texts of an answer and leaves its form. */
final class ClaudeTexts {

  private ClaudeTexts() {}

  /** Every text of several words changed; the whole answer where it is no JSON. */
  static String each(String answer, UnaryOperator<String> change) throws IOException {
    if (!answer.startsWith("{")) {
      return change.apply(answer);
    }
    return change(ClaudeWire.JSON.readTree(answer), change).toString();
  }

  private static JsonNode change(JsonNode node, UnaryOperator<String> change) {
    if (node.isTextual()) {
      return node.asText().contains(" ") ? new TextNode(change.apply(node.asText())) : node;
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(entry -> entry.setValue(change(entry.getValue(), change)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, change(array.get(i), change));
      }
    }
    return node;
  }

  /** An answer of so many characters: its first text goes on and on. */
  static String filled(String answer, int length) throws IOException {
    String more = "and so on ".repeat(length / 10);
    boolean[] done = new boolean[1];
    String longer =
        each(
            answer,
            text -> {
              if (done[0]) {
                return text;
              }
              done[0] = true;
              return text + " " + more;
            });
    return done[0] ? longer : answer + more;
  }
}
