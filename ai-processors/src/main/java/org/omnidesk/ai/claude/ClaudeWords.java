package org.omnidesk.ai.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.omnidesk.ai.safety.Fence;
import org.omnidesk.ai.safety.Masker;
import org.omnidesk.ai.safety.OutsideText;
import org.omnidesk.tickets.Json;

/** The words of a call: masked and fenced on the way out, restored on the way back. */
public class ClaudeWords {

  /** Where a message carries its call to {@link ClaudeModel}; it is not sent. */
  static final String CALL = "call";

  private final Masker masker;
  private final Fence fence;

  public ClaudeWords(Masker masker, Fence fence) {
    this.masker = masker;
    this.fence = fence;
  }

  /** Masks every outside text, in one session, and fences them off from our own words. */
  public void veil(ClaudeCall call) {
    if (!call.isOpen()) {
      return;
    }
    call.masks = masker.begin();
    call.masked =
        call.question().outside().stream()
            .map(outside -> new OutsideText(outside.label(), call.masks.mask(outside.text())))
            .toList();
    call.fenced = fence.around(call.question().prompt().text(), call.masked);
  }

  /** What LangChain4j sends; counts as a try. The list may be changed. */
  public List<ChatMessage> messages(ClaudeCall call) {
    call.tries++;
    call.trying = true;
    List<ChatMessage> messages = new ArrayList<>();
    messages.add(SystemMessage.from(call.fenced.system()));
    messages.add(
        UserMessage.builder()
            .contents(List.of(TextContent.from(call.fenced.user())))
            .attributes(Map.of(CALL, call))
            .build());
    return messages;
  }

  /** Puts the masked values back into the texts of the answer, value by value: it stays JSON. */
  public void restore(ClaudeCall call) {
    if (call.isOpen()) {
      call.text = restored(Json.read(call.text, JsonNode.class), call).toString();
    }
  }

  private static JsonNode restored(JsonNode node, ClaudeCall call) {
    if (node.isTextual()) {
      return new TextNode(call.masks.restore(node.asText()));
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(entry -> entry.setValue(restored(entry.getValue(), call)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, restored(array.get(i), call));
      }
    }
    return node;
  }
}
