package org.omnidesk.sandbox.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes messages and errors in the form of the Messages API, whole or as events. */
final class ClaudeWire {

  static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A message.
   *
   * @param text what it says; JSON where the answer is bound to a schema; null for no content
   * @param tool the forced tool's name, whose input the text then is; null if none
   * @param stopReason {@code end_turn, max_tokens, tool_use}
   */
  record Message(
      String id,
      String model,
      String text,
      String tool,
      String stopReason,
      int inputTokens,
      int outputTokens) {

    ObjectNode json() throws IOException {
      ObjectNode json = JSON.createObjectNode();
      json.put("id", id).put("type", "message").put("role", "assistant").put("model", model);
      var content = json.putArray("content");
      if (text != null) {
        content.add(block(text, tool));
      }
      json.put("stop_reason", stopReason).putNull("stop_sequence");
      json.putObject("usage").put("input_tokens", inputTokens).put("output_tokens", outputTokens);
      return json;
    }
  }

  private ClaudeWire() {}

  private static ObjectNode block(String text, String tool) throws IOException {
    ObjectNode block = JSON.createObjectNode();
    if (tool == null) {
      return block.put("type", "text").put("text", text);
    }
    block.put("type", "tool_use").put("id", "toolu_sandbox").put("name", tool);
    return block.set("input", JSON.readTree(text));
  }

  /** About four characters are a token. */
  static int tokens(String text) {
    return Math.ceilDiv(text.length(), 4);
  }

  static void error(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    ObjectNode error = JSON.createObjectNode();
    error.put("type", "error").putObject("error").put("type", type).put("message", message);
    error.put("request_id", "req_sandbox");
    body(exchange, status, "application/json", JSON.writeValueAsBytes(error));
  }

  static void json(HttpExchange exchange, int status, JsonNode json) throws IOException {
    body(exchange, status, "application/json", JSON.writeValueAsBytes(json));
  }

  static void body(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("request-id", "req_sandbox");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** Half of what was announced; closing the exchange then breaks the connection. */
  static void half(HttpExchange exchange, Message message) throws IOException {
    byte[] body = JSON.writeValueAsBytes(message.json());
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
  }

  /**
   * The same message as server-sent events.
   *
   * @param cut whether the stream ends in the middle of a text
   */
  static void stream(HttpExchange exchange, Message message, boolean cut) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    ObjectNode start = message.json();
    start.putArray("content");
    start.putNull("stop_reason");
    event(out, "message_start", JSON.createObjectNode().set("message", start));
    if (message.text() != null) {
      ObjectNode open = JSON.createObjectNode().put("index", 0);
      ObjectNode block = block(message.tool() == null ? "" : "{}", message.tool());
      event(out, "content_block_start", open.set("content_block", block));
      String text = message.text();
      int end = cut ? text.length() / 2 : text.length();
      for (int at = 0; at < end; at += 40) {
        ObjectNode delta = JSON.createObjectNode().put("index", 0);
        String piece = text.substring(at, Math.min(end, at + 40));
        if (message.tool() == null) {
          delta.putObject("delta").put("type", "text_delta").put("text", piece);
        } else {
          delta.putObject("delta").put("type", "input_json_delta").put("partial_json", piece);
        }
        event(out, "content_block_delta", delta);
      }
      if (cut) {
        return;
      }
      event(out, "content_block_stop", JSON.createObjectNode().put("index", 0));
    }
    ObjectNode end = JSON.createObjectNode();
    end.putObject("delta").put("stop_reason", message.stopReason()).putNull("stop_sequence");
    end.putObject("usage").put("output_tokens", message.outputTokens());
    event(out, "message_delta", end);
    event(out, "message_stop", JSON.createObjectNode());
  }

  private static void event(OutputStream out, String name, JsonNode data) throws IOException {
    ((ObjectNode) data).put("type", name);
    String event = "event: " + name + "\ndata: " + JSON.writeValueAsString(data) + "\n\n";
    out.write(event.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
