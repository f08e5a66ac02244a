package org.omnidesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Articles are found, written, changed and published by those who may. */
class KnowledgeTest extends HubTest {

  private HttpResponse<String> write(String role, String title, String more) {
    return post(
        role,
        "/knowledge/",
        "{\"title\": \"%s\", \"content\": \"Restart it.\"%s}".formatted(title, more));
  }

  private static String path(HttpResponse<String> written) {
    return "/knowledge/" + json(written).get("id").asText();
  }

  private HttpResponse<String> change(String path, String body, String etag) {
    return call("agent", "PUT", path, body, "If-Match", etag);
  }

  @Test
  void an_article_is_internal_until_a_person_publishes_it_and_every_wording_is_kept() {
    HttpResponse<String> written = write("agent", "Wombat gate", ", \"tags\": [\"gate\"]");
    assertThat(written.statusCode()).as(written.body()).isEqualTo(201);
    assertThat(json(written).get("visibility").asText()).isEqualTo("INTERNAL");
    String path = path(written);
    assertThat(written.headers().firstValue("Location")).contains("/api" + path);
    assertThat(get("requester", path).statusCode()).isEqualTo(404);
    String etag = get("lead", path).headers().firstValue("ETag").orElseThrow();
    assertThat(etag).isEqualTo("\"1\"");
    assertThat(get("lead", path, "If-None-Match", etag).statusCode()).isEqualTo(304);

    String publish = "{\"visibility\": \"PUBLIC\", \"content\": \"Hold it to the reader.\"}";
    assertThat(call("agent", "PUT", path, publish).statusCode()).isEqualTo(428);
    HttpResponse<String> published = change(path, publish, etag);
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    assertThat(published.headers().firstValue("ETag")).contains("\"2\"");
    assertThat(json(published).get("title").asText()).isEqualTo("Wombat gate");
    assertThat(json(published).at("/tags/0").asText()).isEqualTo("gate");
    assertThat(json(get("requester", path)).get("content").asText())
        .isEqualTo("Hold it to the reader.");

    assertThat(change(path, publish, etag).statusCode()).isEqualTo(412);
    assertThat(change(path, publish, "\"99999999999999999\"").statusCode()).isEqualTo(412);
    assertThat(change(path, publish, "rubbish").statusCode()).isEqualTo(400);

    JsonNode versions = json(get("auditor", path + "/versions")).get("items");
    assertThat(versions).hasSize(2);
    assertThat(versions.get(0).get("content").asText()).isEqualTo("Hold it to the reader.");
    assertThat(versions.get(1).get("content").asText()).isEqualTo("Restart it.");
    assertThat(versions.get(1).get("visibility").asText()).isEqualTo("INTERNAL");
    assertThat(versions.get(1).get("changedBy").asText()).isEqualTo(user("agent").name());
    assertThat(get("requester", path + "/versions").statusCode()).isEqualTo(403);
    assertThat(get("agent", "/knowledge/" + UUID.randomUUID() + "/versions").statusCode())
        .isEqualTo(404);
  }

  @Test
  void bad_articles_and_strangers_are_refused_and_a_repeat_is_done_once() {
    assertThat(write("requester", "x", "").statusCode()).isEqualTo(403);
    assertThat(write("auditor", "x", "").statusCode()).isEqualTo(403);
    assertThat(write("agent", "", "").statusCode()).isEqualTo(400);
    assertThat(write("agent", "   ", "").statusCode()).isEqualTo(400);
    assertThat(write("agent", "x", ", \"visibility\": \"SECRET\"").statusCode()).isEqualTo(400);
    assertThat(write("agent", "x", ", \"version\": 7").statusCode()).isEqualTo(400);
    String body = "{\"title\": \"Numbat once\", \"content\": \"Restart it.\"}";
    String key = UUID.randomUUID().toString();
    HttpResponse<String> first = post("agent", "/knowledge/", body, "Idempotency-Key", key);
    HttpResponse<String> again = post("agent", "/knowledge/", body, "Idempotency-Key", key);
    assertThat(path(again)).isEqualTo(path(first));
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(json(get("agent", "/knowledge/?q=numbat")).get("items")).hasSize(1);
  }

  @Test
  void a_search_finds_words_and_filters_and_shows_requesters_public_articles_only() {
    write("agent", "Bilby gate", ", \"category\": \"network\", \"tags\": [\"gate\"]");
    write("agent", "Bilby door", ", \"visibility\": \"PUBLIC\", \"language\": \"hi\"");
    for (String query :
        List.of(
            "q=bilb%20&category=network",
            "q=bilby%20ga",
            "q=BILBY&tag=gate",
            "q=bilby&language=hi",
            "q=bilby&visibility=INTERNAL")) {
      assertThat(json(get("agent", "/knowledge/?" + query)).get("items")).as(query).hasSize(1);
    }
    assertThat(json(get("agent", "/knowledge?q=bilby")).get("items")).hasSize(2);
    JsonNode seen = json(get("requester", "/knowledge/?q=bilby")).get("items");
    assertThat(seen).hasSize(1);
    assertThat(seen.at("/0/title").asText()).isEqualTo("Bilby door");
    assertThat(json(get("requester", "/knowledge/?q=bilby&visibility=INTERNAL")).get("items"))
        .isEmpty();
    assertThat(get("agent", "/knowledge/?q=%27%29%3B--bilby%26%7C").statusCode()).isEqualTo(200);
    assertThat(get("agent", "/knowledge/?visibility=ALL").statusCode()).isEqualTo(400);
    assertThat(get("agent", "/knowledge/?cursor=rubbish").statusCode()).isEqualTo(400);
  }

  @Test
  void pages_lose_and_double_nothing() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(json(write("agent", "Quoll " + i, "")).get("id").asText());
    }
    jdbc.sql("UPDATE knowledge_base SET updated_at = '2026-01-01Z' WHERE title LIKE 'Quoll%'")
        .update();
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = json(get("agent", "/knowledge/?q=quoll&limit=3" + cursor));
      page.get("items").forEach(item -> seen.add(item.get("id").asText()));
      cursor = page.get("next").isNull() ? null : "&cursor=" + page.get("next").asText();
    } while (cursor != null);
    assertThat(seen).hasSize(7);
    assertThat(new HashSet<>(seen)).isEqualTo(new HashSet<>(made));
  }

  @Test
  void an_empty_category_clears_it_and_a_missing_one_leaves_it() {
    String path = path(write("agent", "Potoroo", ", \"category\": \"network\""));
    assertThat(json(change(path, "{\"title\": \"Potoroo 2\"}", "\"1\"")).get("category").asText())
        .isEqualTo("network");
    assertThat(json(change(path, "{\"category\": \"\"}", "\"2\"")).get("category").isNull())
        .isTrue();
    assertThat(change(path, "{}", "\"3\"").statusCode()).isEqualTo(400);
  }

  @Test
  void a_solved_ticket_proposes_one_article_and_gaps_are_for_leads() {
    UUID ticket = Rows.ticket(jdbc, "gate", null, java.time.Instant.now());
    String propose = "/tickets/" + ticket + "/article";
    HttpResponse<String> first = call("agent", "POST", propose, null);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(json(first).at("/article/visibility").asText()).isEqualTo("INTERNAL");
    assertThat(json(first).get("model").asText()).isEqualTo("test");
    String article = json(first).at("/article/id").asText();
    assertThat(first.headers().firstValue("Location")).contains("/api/knowledge/" + article);
    HttpResponse<String> second = call("lead", "POST", propose, null);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(json(second).at("/article/id").asText()).isEqualTo(article);
    assertThat(call("requester", "POST", propose, null).statusCode()).isEqualTo(403);
    assertThat(
            call("agent", "POST", "/tickets/" + UUID.randomUUID() + "/article", null).statusCode())
        .isEqualTo(404);

    assertThat(json(get("lead", "/knowledge/gaps")).at("/items/0/tickets").asInt()).isEqualTo(3);
    assertThat(get("agent", "/knowledge/gaps").statusCode()).isEqualTo(403);
  }
}
