package org.omnidesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Answers and vectors on demand. */
class AnswersTest extends HubTest {

  private static String texts(int count) {
    return "{\"texts\": [" + String.join(",", Collections.nCopies(count, "\"ab\"")) + "]}";
  }

  @Test
  void a_text_or_a_ticket_is_answered_or_the_refusal_says_why() {
    JsonNode answer = json(post("agent", "/ai/generate-response", "{\"text\": \"my vpn drops\"}"));
    assertThat(answer.get("text").asText()).isEqualTo("Restart it. [1]");
    assertThat(answer.get("confidence").asDouble()).isEqualTo(0.6);
    JsonNode refusal = json(post("agent", "/ai/generate-response", "{\"text\": \"coffee\"}"));
    assertThat(refusal.path("text").isTextual()).isFalse();
    assertThat(refusal.get("reasons").get(0).asText()).isEqualTo("no source");
  }

  @Test
  void neither_text_nor_ticket_is_a_bad_request_and_an_unknown_ticket_is_not_found() {
    assertThat(post("agent", "/ai/generate-response", "{}").statusCode()).isEqualTo(400);
    assertThat(
            post("agent", "/ai/generate-response", "{\"ticketId\": \"" + UUID.randomUUID() + "\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(post("requester", "/ai/generate-response", "{\"text\": \"vpn\"}").statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_thousand_texts_are_embedded_in_order_blank_ones_too_and_one_more_is_refused() {
    JsonNode some = json(post("agent", "/ai/embeddings/batch", "{\"texts\": [\"abc\", \"\"]}"));
    assertThat(some.get("model").asText()).isEqualTo("test");
    assertThat(some.at("/embeddings/0/0").asDouble()).isEqualTo(3);
    assertThat(some.at("/embeddings/1/0").asDouble()).isZero();
    assertThat(json(post("agent", "/ai/embeddings/batch", texts(1000))).get("embeddings"))
        .hasSize(1000);
    HttpResponse<String> more = post("agent", "/ai/embeddings/batch", texts(1001));
    assertThat(more.statusCode()).isEqualTo(400);
    assertThat(more.body()).contains("texts");
    assertThat(post("agent", "/ai/embeddings/batch", "{\"texts\": [null]}").statusCode())
        .isEqualTo(400);
  }
}
