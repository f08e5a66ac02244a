package org.omnidesk.sandbox.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in by the public description of the Messages API, version 2023-06-01. */
class ClaudeStandInTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA =
      """
      {"type":"object","additionalProperties":false,"required":["category","confidence","quote"],
       "properties":{"category":{"type":"string","enum":["printer","network-vpn","unsure"]},
                     "confidence":{"type":"number"},"quote":{"type":"string"}}}""";
  private static final String PRINTER =
      "Hello. The printer on floor 3 jams with every page. Thanks.";

  private final ClaudeStandIn claude = new ClaudeStandIn(0, "key");
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    claude.start();
  }

  @AfterEach
  void stop() {
    claude.close();
    http.close();
  }

  private static String question(String user, String more) {
    return """
        {"model":"claude-x","max_tokens":500,"system":"Choose:\\n- printer: copier, scanner\\n- network-vpn: tunnel",
         "messages":[{"role":"user","content":[{"type":"text","text":"%s"}]}]%s}"""
        .formatted(user, more);
  }

  private static String bound(String user) {
    return question(
        user, ",\"output_format\":{\"type\":\"json_schema\",\"schema\":" + SCHEMA + "}");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(claude.address()).resolve(path))
        .timeout(Duration.ofSeconds(20))
        .header("x-api-key", "key")
        .header("anthropic-version", "2023-06-01")
        .header("anthropic-beta", "structured-outputs-2025-11-13");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> ask(String body) throws Exception {
    return send(request("/v1/messages").POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private void fault(String order) throws Exception {
    assertThat(
            send(request("/_control/faults").POST(HttpRequest.BodyPublishers.ofString(order)))
                .statusCode())
        .isEqualTo(200);
  }

  private static JsonNode said(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(JSON.readTree(answer.body()).at("/content/0/text").asText());
  }

  @Test
  void a_bound_question_is_answered_from_its_own_words_and_quotes_them() throws Exception {
    HttpResponse<String> answer = ask(bound(PRINTER));
    JsonNode message = JSON.readTree(answer.body());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(message.path("type").asText()).isEqualTo("message");
    assertThat(message.path("stop_reason").asText()).isEqualTo("end_turn");
    assertThat(message.at("/usage/input_tokens").asInt()).isPositive();
    assertThat(message.at("/usage/output_tokens").asInt()).isPositive();
    JsonNode said = said(answer);
    assertThat(said.path("category").asText()).isEqualTo("printer");
    assertThat(PRINTER).contains(said.path("quote").asText());
    assertThat(said(ask(bound(PRINTER)))).as("the same every time").isEqualTo(said);
    assertThat(said(ask(bound("Guten Morgen"))).path("category").asText()).isEqualTo("unsure");
  }

  @Test
  void a_forced_tool_gets_the_answer_as_its_input() throws Exception {
    String tool =
        ",\"tools\":[{\"name\":\"answer\",\"input_schema\":%s}],\"tool_choice\":{\"type\":\"tool\",\"name\":\"answer\"}"
            .formatted(SCHEMA);
    JsonNode message = JSON.readTree(ask(question(PRINTER, tool)).body());

    assertThat(message.path("stop_reason").asText()).isEqualTo("tool_use");
    assertThat(message.at("/content/0/type").asText()).isEqualTo("tool_use");
    assertThat(message.at("/content/0/input/category").asText()).isEqualTo("printer");
  }

  @Test
  void a_draft_is_made_of_the_sources_and_names_them() throws Exception {
    String schema =
        """
        {"type":"object","additionalProperties":false,"properties":{"sentences":{"type":"array","items":
          {"type":"object","additionalProperties":false,"properties":{"text":{"type":"string"},"source":{"type":"integer"}}}}}}""";
    JsonNode said =
        said(
            ask(
                question(
                    "The printer jams. source 1: Coffee is free. source 2: Open the printer and pull the paper out.",
                    ",\"output_format\":{\"type\":\"json_schema\",\"schema\":" + schema + "}")));

    assertThat(said.at("/sentences/0/text").asText()).contains("pull the paper out");
    assertThat(said.at("/sentences/0/source").asInt()).isEqualTo(2);
  }

  @Test
  void a_stream_carries_the_same_words_in_pieces() throws Exception {
    String body = bound(PRINTER);
    HttpResponse<String> answer = ask(body.substring(0, body.length() - 1) + ",\"stream\":true}");
    StringBuilder text = new StringBuilder();
    for (String line : answer.body().split("\n")) {
      if (line.startsWith("data: ")) {
        text.append(JSON.readTree(line.substring(6)).at("/delta/text").asText());
      }
    }

    assertThat(answer.body())
        .startsWith("event: message_start")
        .contains("event: message_stop", "\"stop_reason\":\"end_turn\"");
    assertThat(JSON.readTree(text.toString())).isEqualTo(said(ask(body)));
  }

  @ParameterizedTest
  @CsvSource({
    "rate-limit,429,rate_limit_error",
    "server-error,500,api_error",
    "overloaded,529,overloaded_error",
    "unauthorized,401,authentication_error"
  })
  void an_error_has_its_status_and_its_type_and_ends_after_its_count(
      String fault, int status, String type) throws Exception {
    fault("{\"fault\":\"%s\",\"count\":1,\"retryAfter\":7}".formatted(fault));
    HttpResponse<String> answer = ask(bound(PRINTER));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("retry-after")).hasValue("7");
    assertThat(JSON.readTree(answer.body()).at("/error/type").asText()).isEqualTo(type);
    assertThat(ask(bound(PRINTER)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_hanging_answer_never_comes_and_a_cut_one_breaks_off() throws Exception {
    fault("{\"fault\":\"timeout\"}");
    assertThatThrownBy(
            () ->
                send(
                    request("/v1/messages")
                        .timeout(Duration.ofMillis(300))
                        .POST(HttpRequest.BodyPublishers.ofString(bound(PRINTER)))))
        .isInstanceOf(HttpTimeoutException.class);
    fault("{\"fault\":\"cut\"}");
    assertThatThrownBy(() -> ask(bound(PRINTER))).isInstanceOf(IOException.class);
  }

  @Test
  void bad_contents_are_what_they_are_called() throws Exception {
    fault("{\"fault\":\"garbage\"}");
    assertThatThrownBy(() -> JSON.readTree(ask(bound(PRINTER)).body()))
        .isInstanceOf(IOException.class);
    fault("{\"fault\":\"wrong-schema\"}");
    assertThat(said(ask(bound(PRINTER))).has("category")).isFalse();
    fault("{\"fault\":\"empty\"}");
    assertThat(JSON.readTree(ask(bound(PRINTER)).body()).path("content")).isEmpty();
    fault("{\"fault\":\"too-long\"}");
    assertThat(said(ask(bound(PRINTER))).path("quote").asText().length()).isGreaterThan(199_999);
    fault("{\"fault\":\"leak\"}");
    assertThat(said(ask(bound(PRINTER))).path("quote").asText()).contains("Choose:");
    fault("{\"fault\":\"invent\"}");
    assertThat(said(ask(bound(PRINTER))).path("quote").asText())
        .contains("https://reset.invented-helpdesk.example");
  }

  @Test
  void what_anthropic_refuses_is_refused() throws Exception {
    assertThat(
            send(request("/v1/messages")
                    .setHeader("x-api-key", "wrong")
                    .POST(HttpRequest.BodyPublishers.ofString(bound(PRINTER))))
                .statusCode())
        .isEqualTo(401);
    assertThat(
            ask(bound(PRINTER).replace("\"type\":\"number\"", "\"type\":\"number\",\"maximum\":1"))
                .body())
        .contains("invalid_request_error", "'maximum' is not supported");
    assertThat(ask(bound(PRINTER).replace("\"additionalProperties\":false,", "")).statusCode())
        .isEqualTo(400);
    assertThat(ask("{\"model\":\"x\"}").body()).contains("max_tokens: Field required");
    assertThat(
            send(request("/v1/messages")
                    .setHeader("anthropic-beta", "none")
                    .POST(HttpRequest.BodyPublishers.ofString(bound(PRINTER))))
                .body())
        .contains("output_format");
  }

  @Test
  void what_was_asked_is_remembered_without_the_key() throws Exception {
    ask(bound(PRINTER));
    String asked = send(request("/_control/requests").GET()).body();

    assertThat(asked).contains("printer on floor 3", "\"hasKey\":true").doesNotContain("\"key\"");
    assertThat(send(request("/_control/requests").DELETE()).body()).doesNotContain("floor 3");
  }
}
