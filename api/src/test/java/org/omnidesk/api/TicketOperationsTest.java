package org.omnidesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.omnidesk.tickets.link.TicketLink;
import org.omnidesk.tickets.link.TicketLinks;

class TicketOperationsTest extends HubTest {

  @Test
  void health_answers_without_a_login() {
    HttpResponse<String> answer = get(null, "/health");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void contract_and_its_page_are_served_without_a_login() {
    assertThat(get(null, "/openapi.yaml").body()).startsWith("openapi: 3.0.3");
    HttpResponse<String> page = get(null, "/docs");
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("/api/tickets/{id}").doesNotContain("<script");
  }

  @Test
  void a_ticket_is_opened_read_changed_and_hidden() {
    HttpResponse<String> opened =
        post(
            "agent",
            "/tickets/",
            """
            {"title": "VPN drops, \\"again\\" ${header.id}", "description": "every hour", "urgency": "high",
             "requester": {"name": "Ravi", "email": "r@x.example"}}""");
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    JsonNode ticket = json(opened);
    assertThat(ticket.get("title").asText()).isEqualTo("VPN drops, \"again\" ${header.id}");
    assertThat(ticket.get("number").asText()).matches("OD-\\d{6}");
    assertThat(ticket.get("urgency").asText()).isEqualTo("high");
    assertThat(ticket.at("/requester/email").asText()).isEqualTo("r@x.example");
    String path = "/tickets/" + ticket.get("id").asText();
    assertThat(opened.headers().firstValue("Location")).contains("/api" + path);

    String etag = get("agent", path).headers().firstValue("ETag").orElseThrow();
    assertThat(etag).isEqualTo("\"1\"");
    assertThat(get("agent", path, "If-None-Match", etag).statusCode()).isEqualTo(304);

    String change = "{\"status\": \"pending_requester\"}";
    assertThat(call("agent", "PUT", path, change).statusCode()).isEqualTo(428);
    HttpResponse<String> changed = call("agent", "PUT", path, change, "If-Match", etag);
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
    assertThat(json(changed).get("status").asText()).isEqualTo("pending_requester");

    HttpResponse<String> stale = call("agent", "PUT", path, change, "If-Match", etag);
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(json(stale).at("/errors/0/field").asText()).isEqualTo("status");

    assertThat(call("lead", "DELETE", path, null).statusCode()).isEqualTo(428);
    assertThat(call("lead", "DELETE", path, null, "If-Match", "\"2\"").statusCode()).isEqualTo(204);
    assertThat(get("agent", path).statusCode()).isEqualTo(404);
  }

  @Test
  void what_the_caller_sends_does_not_come_back() {
    HttpResponse<String> answer =
        get("agent", "/tickets/", "X-Echo", "secret", "CamelHttpResponseCode", "299");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map().keySet())
        .doesNotContain("X-Echo", "x-echo", "Authorization", "authorization", "Host", "host");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-cache");
  }

  @Test
  void pages_lose_and_double_nothing_when_all_tickets_changed_at_once() {
    Instant same = Instant.parse("2026-01-01T00:00:00.123456Z");
    List<String> made =
        IntStream.range(0, 25)
            .mapToObj(i -> Rows.ticket(jdbc, "tied zebra " + i, null, same).toString())
            .toList();
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      HttpResponse<String> page = get("agent", "/tickets?q=zebra&limit=10" + cursor);
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      JsonNode list = json(page);
      list.get("items").forEach(item -> seen.add(item.get("id").asText()));
      cursor = list.get("next").isNull() ? null : "&cursor=" + list.get("next").asText();
    } while (cursor != null);
    assertThat(seen).hasSize(25);
    assertThat(new HashSet<>(seen)).isEqualTo(new HashSet<>(made));
  }

  @Test
  void filters_and_search_find_what_they_name() {
    UUID ticket = newTicket("quokka printer jam", null);
    String number = json(get("agent", "/tickets/" + ticket)).get("number").asText();
    for (String query :
        List.of(
            "q=quok",
            "q=QUOKKA%20print",
            "q=" + number,
            "q=quokka&status=new,open",
            "q=quokka&channel=email&system=mail-support",
            "q=quokka&category=none")) {
      JsonNode items = json(get("agent", "/tickets/?" + query)).get("items");
      assertThat(items).as(query).hasSize(1);
      assertThat(items.get(0).get("id").asText()).isEqualTo(ticket.toString());
    }
    for (String query : List.of("q=quokka&status=closed", "q=%27%29%3B--quokka%26%7C", "q=null")) {
      HttpResponse<String> none = get("agent", "/tickets/?" + query);
      assertThat(none.statusCode()).as(none.body()).isEqualTo(200);
    }
    assertThat(json(get("agent", "/tickets/?q=quokka&status=closed")).get("items")).isEmpty();
  }

  @Test
  void an_unchanged_list_is_not_sent_again() {
    newTicket("etag dingo", null);
    HttpResponse<String> list = get("agent", "/tickets/?q=dingo");
    String etag = list.headers().firstValue("ETag").orElseThrow();
    assertThat(get("agent", "/tickets/?q=dingo", "If-None-Match", etag).statusCode())
        .isEqualTo(304);
    newTicket("another dingo", null);
    assertThat(get("agent", "/tickets/?q=dingo", "If-None-Match", etag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void bad_input_is_a_problem_that_names_the_field() {
    assertProblem(post("agent", "/tickets/", "{\"description\": \"x\"}"), "title");
    assertProblem(
        post(
            "agent",
            "/tickets/",
            "{\"title\": \"x\", \"description\": \"y\", \"urgency\": \"soon\"}"),
        "urgency");
    assertProblem(
        post("agent", "/tickets/", "{\"title\": \"x\", \"description\": \"y\", \"colour\": 1}"),
        "colour");
    assertProblem(post("agent", "/tickets/", "{not json"), "body");
    assertProblem(get("agent", "/tickets/?limit=900"), "limit");
    assertProblem(get("agent", "/tickets/?status=asleep"), "status");
    assertProblem(get("agent", "/tickets/?cursor=abc"), "cursor");
    assertProblem(get("agent", "/tickets/not-a-uuid"), "id");
    assertProblem(get("agent", "/templates"), "system");
    UUID ticket = newTicket("bad input", null);
    cameBySms(ticket);
    assertProblem(
        post(
            "agent",
            "/tickets/" + ticket + "/responses",
            "{\"text\": \"free text by SMS\", \"visibility\": \"PUBLIC\"}"),
        "template");
    assertProblem(
        post("agent", "/tickets/" + ticket + "/responses", "{\"visibility\": \"PUBLIC\"}"), "text");
  }

  private static void assertProblem(HttpResponse<String> answer, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = json(answer);
    assertThat(problem.get("correlationId").asText())
        .isEqualTo(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
    assertThat(problem.get("errors").findValuesAsText("field")).as(answer.body()).contains(field);
  }

  @Test
  void a_well_formed_correlation_id_is_kept_and_another_replaced() {
    assertThat(get("agent", "/nothing", "X-Correlation-Id", "order-4711-a").headers())
        .satisfies(h -> assertThat(h.firstValue("X-Correlation-Id")).contains("order-4711-a"));
    assertThat(
            get("agent", "/health", "X-Correlation-Id", "x y<script>")
                .headers()
                .firstValue("X-Correlation-Id")
                .orElseThrow())
        .hasSize(36);
  }

  @Test
  void unknown_paths_and_methods_are_problems() {
    HttpResponse<String> unknown = get("agent", "/nothing");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(json(unknown).get("status").asInt()).isEqualTo(404);
    HttpResponse<String> method = call("agent", "DELETE", "/tickets/", null);
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.headers().firstValue("Allow")).contains("GET, POST");
  }

  @Test
  void a_repeated_post_with_the_same_key_is_done_once() {
    String body = "{\"title\": \"once wombat\", \"description\": \"only\"}";
    HttpResponse<String> first = post("agent", "/tickets/", body, "Idempotency-Key", "key-000001");
    HttpResponse<String> again = post("agent", "/tickets/", body, "Idempotency-Key", "key-000001");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(json(again)).isEqualTo(json(first));
    assertThat(json(get("agent", "/tickets/?q=wombat")).get("items")).hasSize(1);
    assertThat(
            post(
                    "agent",
                    "/tickets/",
                    body.replace("only", "other"),
                    "Idempotency-Key",
                    "key-000001")
                .statusCode())
        .isEqualTo(422);
    // another person's key is another key
    assertThat(post("lead", "/tickets/", body, "Idempotency-Key", "key-000001").statusCode())
        .isEqualTo(201);
  }

  @Test
  void posts_with_the_same_key_at_the_same_time_are_done_once() {
    String body = "{\"title\": \"crowd bilby\", \"description\": \"only\"}";
    List<CompletableFuture<HttpResponse<String>>> crowd =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> post("agent", "/tickets/", body, "Idempotency-Key", "key-000003"),
                        command -> Thread.ofVirtual().start(command)))
            .toList();
    assertThat(crowd)
        .extracting(answer -> json(answer.join()).get("id").asText())
        .hasSize(8)
        .containsOnly(json(crowd.getFirst().join()).get("id").asText());
    assertThat(json(get("agent", "/tickets/?q=bilby")).get("items")).hasSize(1);
  }

  @Test
  void the_work_of_others_is_shown_to_staff() {
    UUID ticket = newTicket("work", null);
    jdbc.sql(
            """
            INSERT INTO drafts (id, ticket_id, text, confidence, model, reasons, sources, hash, created_at)
            VALUES (gen_random_uuid(), :id, 'Try this [1].', 0.8, 'm', '["two alike"]',
              '[{"number": 1, "kind": "knowledge", "id": "a", "title": "VPN", "quotes": ["Try this."]}]',
              'h', now())""")
        .param("id", ticket)
        .update();
    jdbc.sql(
            """
            INSERT INTO deliveries (id, key, cause, kind, ticket_id, system, due_at)
            VALUES (gen_random_uuid(), 'k-work', 'c-work', 'notice', :id, 'mail-support', now())""")
        .param("id", ticket)
        .update();
    for (int seq = 1; seq <= 3; seq++) {
      jdbc.sql(
              """
              INSERT INTO journal (ticket_id, seq, at, action, origin, detail, previous_hash, hash)
              VALUES (:id, :seq, now(), 'changed', 'hub', '{"fields": ["status"]}', '\\x00', '\\xff')""")
          .param("id", ticket)
          .param("seq", seq)
          .update();
    }
    String path = "/tickets/" + ticket;
    JsonNode draft = json(get("agent", path + "/drafts")).at("/items/0");
    assertThat(draft.at("/sources/0/quotes/0").asText()).isEqualTo("Try this.");
    assertThat(draft.at("/reasons/0").asText()).isEqualTo("two alike");
    assertThat(json(get("agent", path + "/deliveries")).at("/items/0/state").asText())
        .isEqualTo("pending");
    JsonNode first = json(get("auditor", path + "/history?limit=2"));
    assertThat(first.get("items")).hasSize(2);
    JsonNode rest =
        json(get("auditor", path + "/history?limit=2&cursor=" + first.get("next").asText()));
    assertThat(rest.get("items").findValuesAsText("seq")).containsExactly("3");
    assertThat(rest.get("next").isNull()).isTrue();
  }

  @Test
  void a_refused_post_may_be_corrected_under_the_same_key() {
    UUID ticket = newTicket("retry", null);
    cameBySms(ticket);
    String path = "/tickets/" + ticket + "/responses";
    String bad = "{\"text\": \"free text by SMS\", \"visibility\": \"PUBLIC\"}";
    String good =
        "{\"visibility\": \"PUBLIC\", \"template\": \"solved\", \"variables\": {\"ticket\": \"OD-1\"}}";
    assertThat(post("agent", path, bad, "Idempotency-Key", "key-000002").statusCode())
        .isEqualTo(400);
    assertThat(post("agent", path, good, "Idempotency-Key", "key-000002").statusCode())
        .isEqualTo(201);
  }

  @Test
  void a_requester_sees_the_own_tickets_and_public_texts_only() {
    UUID own = newTicket("mine numbat", "Requester@omnidesk.local");
    UUID foreign = newTicket("not mine numbat", "other@x.example");
    Rows.response(jdbc, own, "for you", "PUBLIC");
    Rows.response(jdbc, own, "for staff", "INTERNAL");

    JsonNode items = json(get("requester", "/tickets/?q=numbat")).get("items");
    assertThat(items.findValuesAsText("title")).containsExactly("mine numbat");
    assertThat(get("requester", "/tickets/" + foreign).statusCode()).isEqualTo(404);
    assertThat(get("requester", "/tickets/" + foreign + "/responses").statusCode()).isEqualTo(404);
    assertThat(get("requester", "/tickets/" + own + "/history").statusCode()).isEqualTo(403);

    HttpResponse<String> texts = get("requester", "/tickets/" + own + "/responses");
    assertThat(json(texts).get("items").findValuesAsText("text")).containsExactly("for you");
    assertThat(texts.body()).doesNotContain("maya@x.example");
    assertThat(json(get("agent", "/tickets/" + own + "/responses")).get("items")).hasSize(2);

    String internal = "{\"text\": \"x\", \"visibility\": \"INTERNAL\"}";
    assertThat(post("requester", "/tickets/" + own + "/responses", internal).statusCode())
        .isEqualTo(400);
    JsonNode made =
        json(
            post(
                "requester",
                "/tickets/",
                "{\"title\": \"t\", \"description\": \"d\", \"requester\": {\"email\": \"boss@x.example\"}}"));
    assertThat(made.at("/requester/email").asText()).isEqualTo("requester@omnidesk.local");
  }

  @Test
  void a_merged_ticket_reads_as_its_survivor_but_never_as_somebody_elses() {
    UUID survivor = newTicket("outage pangolin", "other@x.example");
    UUID middle = newTicket("outage too", "other@x.example");
    UUID own = newTicket("outage as well", "requester@omnidesk.local");
    merge(own, middle);
    merge(middle, survivor);
    Rows.response(jdbc, own, "said on the first", "PUBLIC");
    Rows.response(jdbc, survivor, "said on the survivor", "PUBLIC");

    JsonNode read = json(get("agent", "/tickets/" + own));
    assertThat(read.get("id").asText()).isEqualTo(survivor.toString());
    assertThat(read.get("mergedFrom").asText()).isEqualTo(own.toString());
    assertThat(json(get("agent", "/tickets/" + own + "/responses")).get("items")).hasSize(2);

    JsonNode forOwner = json(get("requester", "/tickets/" + own));
    assertThat(forOwner.get("id").asText()).isEqualTo(own.toString());
    assertThat(
            json(get("requester", "/tickets/" + own + "/responses"))
                .get("items")
                .findValuesAsText("text"))
        .containsExactly("said on the first");
  }

  private void merge(UUID from, UUID into) {
    jdbc.sql("UPDATE tickets SET merged_into = :into WHERE id = :from")
        .param("into", into)
        .param("from", from)
        .update();
  }

  @Test
  void a_file_is_a_download_that_no_browser_runs() {
    UUID ticket = newTicket("file", "requester@omnidesk.local");
    UUID note = Rows.response(jdbc, ticket, "internal", "INTERNAL");
    UUID open = attachment(ticket, null, "évil\"\r\nX-Injected: 1.html", "text/html");
    UUID secret = attachment(ticket, note, "note.txt", "text/plain");
    HttpResponse<String> file = get("requester", "/attachments/" + open);
    assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
    assertThat(file.body()).isEqualTo("bytes of abc");
    assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment;");
    assertThat(file.headers().firstValue("X-Injected")).isEmpty();
    assertThat(get("requester", "/attachments/" + secret).statusCode()).isEqualTo(404);
    assertThat(get("agent", "/attachments/" + secret).statusCode()).isEqualTo(200);
    assertThat(json(get("requester", "/tickets/" + ticket + "/attachments")).get("items"))
        .hasSize(1);
  }

  private UUID attachment(UUID ticket, UUID response, String name, String type) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            INSERT INTO attachments (id, ticket_id, response_id, file_name, content_type, size, sha256, created_at)
            VALUES (:id, :ticket, :response, :name, :type, 3, 'abc', now())""")
        .param("id", id)
        .param("ticket", ticket)
        .param("response", response)
        .param("name", name)
        .param("type", type)
        .update();
    return id;
  }

  @Test
  void a_suggested_duplicate_is_confirmed_by_staff_and_one_that_nobody_suggested_is_not() {
    UUID first = newTicket("screen black", null);
    UUID again = newTicket("screen black again", null);
    String path = "/tickets/" + again + "/similar/" + first + "/decide";
    assertThat(post("agent", path, "{\"state\": \"confirmed\"}").statusCode()).isEqualTo(404);
    new TicketLinks(jdbc)
        .suggest(new TicketLink(again, first, "suggested", 0.8, List.of("same words"), "test"));
    assertThat(post("agent", path, "{\"state\": \"maybe\"}").statusCode()).isBetween(400, 422);
    assertThat(post("requester", path, "{\"state\": \"confirmed\"}").statusCode()).isEqualTo(403);
    assertThat(post("agent", path, "{\"state\": \"confirmed\"}").statusCode()).isEqualTo(204);
    assertThat(new TicketLinks(jdbc).of(first))
        .singleElement()
        .satisfies(link -> assertThat(link.state()).isEqualTo("confirmed"));
    JsonNode alike = json(get("agent", "/tickets/" + again + "/similar")).get("items");
    assertThat(alike).isNotEmpty().allMatch(hit -> hit.get("duplicate").isBoolean());
  }

  @Test
  void the_models_are_asked_and_found_tickets_have_titles() {
    UUID one = newTicket("similar one", null);
    newTicket("similar two", null);
    JsonNode opinion = json(post("agent", "/ai/classify", "{\"title\": \"vpn\"}"));
    assertThat(opinion.get("category").asText()).isEqualTo("network");
    HttpResponse<String> alike = get("agent", "/tickets/" + one + "/similar");
    assertThat(alike.statusCode()).as(alike.body()).isEqualTo(200);
    assertThat(json(alike).get("items").findValuesAsText("ticketId"))
        .isNotEmpty()
        .doesNotContain(one.toString());
    assertThat(
            json(post("agent", "/ai/search-similar", "{\"text\": \"vpn\", \"limit\": 1}"))
                .get("items"))
        .hasSize(1);
    assertThat(json(get("agent", "/templates?system=sms-main")).at("/items/0/id").asText())
        .isEqualTo("solved");
    assertThat(json(get("agent", "/systems/")).at("/items/0/name").asText()).isEqualTo("glpi-hq");
    assertThat(json(get("requester", "/categories")).at("/items/0/id").asText())
        .isEqualTo("network");
  }

  private void cameBySms(UUID ticket) {
    jdbc.sql("UPDATE tickets SET system = 'sms-main', channel = 'sms' WHERE id = ?")
        .param(ticket)
        .update();
  }

  @Test
  void a_client_that_accepts_json_only_is_answered() {
    assertThat(call("agent", "GET", "/categories", null, "Accept", "application/json").statusCode())
        .isEqualTo(200);
    assertThat(
            call(
                    "agent",
                    "GET",
                    "/tickets/" + java.util.UUID.randomUUID(),
                    null,
                    "Accept",
                    "application/json")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void agents_see_and_settle_suspected_major_incidents_and_requesters_do_not() throws Exception {
    assertThat(json(get("agent", "/incident-hints/")).at("/items/0/persons").asInt()).isEqualTo(5);
    String settle = "/incident-hints/" + TestHub.HINT + "/settle";
    assertThat(post("agent", settle, "{\"state\": \"confirmed\"}").statusCode()).isEqualTo(200);
    assertThat(post("agent", settle, "{\"state\": \"perhaps\"}").statusCode()).isEqualTo(400);
    assertThat(
            post(
                    "agent",
                    "/incident-hints/" + java.util.UUID.randomUUID() + "/settle",
                    "{\"state\": \"dismissed\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(get("requester", "/incident-hints/").statusCode()).isEqualTo(403);
  }

  @Test
  void leads_train_models_and_take_them_back_and_agents_only_see_them() throws Exception {
    assertThat(json(get("agent", "/ai/models")).at("/items/0/trainedFrom/corrections").asInt())
        .isEqualTo(50);
    assertThat(json(get("agent", "/ai/models/trainings")).at("/items/0/done").asInt()).isEqualTo(3);
    assertThat(post("agent", "/ai/models/train", null).statusCode()).isEqualTo(403);
    assertThat(post("lead", "/ai/models/train", null).statusCode()).isEqualTo(202);
    assertThat(post("lead", "/ai/models/fine-tune", null).statusCode()).isEqualTo(409);
    String back = "/ai/models/rollback";
    assertThat(post("agent", back, "{\"reason\": \"too eager\"}").statusCode()).isEqualTo(403);
    assertThat(post("lead", back, "{\"reason\": \"too eager\"}").statusCode()).isEqualTo(200);
    assertThat(post("lead", back, "{\"reason\": \"another one\"}").statusCode()).isEqualTo(409);
    assertThat(post("lead", back, "{}").statusCode()).isEqualTo(400);
  }
}
