package org.omnidesk.bench.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.omnidesk.bench.crash.Ledger.Answered;
import org.omnidesk.bench.hub.HubClient;
import org.omnidesk.bench.hub.Json;
import org.omnidesk.bench.hub.Wait;

/**
 * Agents who answer every third ticket once through the API. An answer of unknown outcome (the hub
 * was killed meanwhile) is given again under the same key until the hub acknowledges it.
 */
final class Agents implements AutoCloseable {

  private static final int EVERY = 3;

  private final HubClient hub;
  private final Ledger ledger;
  private final int seed;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, JsonNode> open = new LinkedHashMap<>();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile String refused;

  Agents(HubClient hub, Ledger ledger, int seed) {
    this.hub = hub;
    this.ledger = ledger;
    this.seed = seed;
    this.thread = Thread.ofPlatform().name("agents").start(this::work);
  }

  private void work() {
    while (!stopped) {
      try {
        look(hub.get("/api/tickets/?limit=200").ok().path("items"));
        answerAll();
      } catch (IOException down) {
        // The hub is away; what is open stays open.
      }
      if (!stopped) {
        Wait.pause(Duration.ofSeconds(1));
      }
    }
  }

  private synchronized void look(Iterable<JsonNode> tickets) {
    for (JsonNode ticket : tickets) {
      String id = ticket.path("id").asText();
      // By the number, so that the same tickets are chosen on every machine.
      if (seen.add(id) && number(ticket) % EVERY == 0) {
        open.put(id, ticket);
      }
    }
  }

  private synchronized void answerAll() throws IOException {
    for (JsonNode ticket : java.util.List.copyOf(open.values())) {
      if (stopped && refused != null) {
        return;
      }
      answer(ticket);
      open.remove(ticket.path("id").asText());
    }
  }

  private void answer(JsonNode ticket) throws IOException {
    String id = ticket.path("id").asText();
    int number = number(ticket);
    String system = ticket.path("system").asText();
    boolean sms = ticket.path("channel").asText().equals("sms");
    String text =
        sms
            ? "OD-%d: our team is working on your request. - OmniDesk".formatted(number)
            : "re-%d-%06d We found the cause and are working on it.".formatted(seed, number);
    Json.Answer answer =
        sms
            ? hub.respond(id, "in-progress", Map.of("number", "OD-" + number), "crash-" + id)
            : hub.respond(id, text, "crash-" + id);
    if (answer.status() / 100 == 4 && answer.status() != 409 && answer.status() != 429) {
      refused = "the hub refuses an answer: " + answer.status() + " " + answer.text();
      return;
    }
    answer.ok();
    JsonNode who = ticket.path("requester");
    ledger.add(
        new Answered(
            sms ? text : text.substring(0, text.indexOf(' ')),
            system,
            who.path(sms ? "phone" : "email").asText(null)));
  }

  private static int number(JsonNode ticket) {
    return Integer.parseInt(ticket.path("number").asText().replaceFirst("^OD-0*", ""));
  }

  /**
   * Looks at all tickets once more, gives the last answers and ends: on a slow machine the hub may
   * have been killed each time before an agent could say a word.
   *
   * @throws IllegalStateException if the hub refused an answer
   */
  void finish() throws InterruptedException {
    stopped = true;
    thread.join(Duration.ofSeconds(60));
    Wait.until(
        "the last answers are given",
        Duration.ofMinutes(3),
        () -> {
          look(hub.tickets(""));
          answerAll();
          return open.isEmpty();
        });
    if (refused != null) {
      throw new IllegalStateException(refused);
    }
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }
}
