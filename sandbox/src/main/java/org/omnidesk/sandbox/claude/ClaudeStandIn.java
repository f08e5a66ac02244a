package org.omnidesk.sandbox.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.omnidesk.sandbox.claude.ClaudeFaults.Fault;
import org.omnidesk.sandbox.claude.ClaudeWire.Message;
import org.omnidesk.sandbox.standin.StandIn;

/**
 * Answers as the Anthropic Messages API does ({@code POST /v1/messages}, version 2023-06-01, with
 * structured outputs, a forced tool, and events), from the question's own words.
 *
 * <p>Control, JSON: {@code POST /_control/faults} as in {@link ClaudeFaults#set}, {@code POST
 * /_control/answer {"text": "…"}} says exactly this from now on ({@code {}} ends it), {@code GET
 * /_control/requests} lists what was asked, newest last, {@code DELETE} forgets it. The key is
 * never shown.
 */
public final class ClaudeStandIn implements StandIn {

  private static final int KEPT = 500;
  private static final int LONG = 200_000;

  private final int port;
  private final String apiKey;
  private final ClaudeFaults faults = new ClaudeFaults();
  private final Deque<ObjectNode> asked = new ArrayDeque<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private volatile String given;
  private HttpServer server;

  /**
   * @param port on loopback; 0 takes a free one
   * @param apiKey that it asks for
   */
  public ClaudeStandIn(int port, String apiKey) {
    this.port = port;
    this.apiKey = apiKey;
  }

  @Override
  public String name() {
    return "Claude (Anthropic Messages API)";
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/";
  }

  @Override
  public void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(workers);
    server.createContext("/v1/messages", closing(this::messages));
    server.createContext("/_control/faults", closing(this::setFaults));
    server.createContext("/_control/answer", closing(this::setAnswer));
    server.createContext("/_control/requests", closing(this::requests));
    server.start();
  }

  private void messages(HttpExchange exchange) throws IOException {
    JsonNode body;
    try {
      body = ClaudeWire.JSON.readTree(exchange.getRequestBody());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      ClaudeWire.error(
          exchange, 400, "invalid_request_error", "The request body is not valid JSON");
      return;
    }
    remember(exchange, body);
    if (!apiKey.equals(exchange.getRequestHeaders().getFirst("x-api-key"))) {
      ClaudeWire.error(exchange, 401, "authentication_error", "invalid x-api-key");
      return;
    }
    if (exchange.getRequestHeaders().getFirst("anthropic-version") == null) {
      ClaudeWire.error(
          exchange, 400, "invalid_request_error", "anthropic-version: header is required");
      return;
    }
    String beta = exchange.getRequestHeaders().getFirst("anthropic-beta");
    try {
      answer(exchange, ClaudeRequest.read(body, beta == null ? "" : beta), faults.next());
    } catch (ClaudeRequest.InvalidException e) {
      ClaudeWire.error(exchange, 400, "invalid_request_error", e.getMessage());
    }
  }

  private void answer(HttpExchange exchange, ClaudeRequest request, Fault fault)
      throws IOException {
    if (fault.retryAfter() >= 0) {
      exchange.getResponseHeaders().set("retry-after", String.valueOf(fault.retryAfter()));
    }
    switch (fault.kind()) {
      case RATE_LIMIT ->
          ClaudeWire.error(
              exchange, 429, "rate_limit_error", "This request would exceed your rate limit.");
      case SERVER_ERROR -> ClaudeWire.error(exchange, 500, "api_error", "Internal server error");
      case OVERLOADED -> ClaudeWire.error(exchange, 529, "overloaded_error", "Overloaded");
      case UNAUTHORIZED ->
          ClaudeWire.error(exchange, 401, "authentication_error", "invalid x-api-key");
      case TIMEOUT -> hang();
      case CUT -> {
        if (request.stream()) {
          ClaudeWire.stream(exchange, message(request, fault), true);
        } else {
          ClaudeWire.half(exchange, message(request, fault));
        }
      }
      case GARBAGE -> {
        String text = fault.text() == null ? "\u0000\u0001<html>{{{" : fault.text();
        ClaudeWire.body(exchange, 200, "application/json", text.getBytes(StandardCharsets.UTF_8));
      }
      default -> {
        if (request.stream()) {
          ClaudeWire.stream(exchange, message(request, fault), false);
        } else {
          ClaudeWire.json(exchange, 200, message(request, fault).json());
        }
      }
    }
  }

  private void hang() {
    try {
      closed.await(10, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Message message(ClaudeRequest request, Fault fault) throws IOException {
    String text = text(request, fault);
    String stop = request.tool() == null ? "end_turn" : "tool_use";
    if (text != null && fault.kind() == ClaudeFault.NONE) {
      int most = request.maxTokens() * 4;
      if (text.length() > most && request.tool() == null) {
        text = text.substring(0, most);
        stop = "max_tokens";
      }
    }
    return new Message(
        "msg_sandbox_" + ids.incrementAndGet(),
        request.model(),
        text,
        request.tool(),
        stop,
        ClaudeWire.tokens(request.system() + request.user()),
        text == null ? 0 : ClaudeWire.tokens(text));
  }

  private String text(ClaudeRequest request, Fault fault) throws IOException {
    String honest = given != null ? given : new ClaudeAnswers(request).answer(request.schema());
    return switch (fault.kind()) {
      case EMPTY -> null;
      case WRONG_SCHEMA -> fault.text() == null ? "{\"mood\":\"splendid\"}" : fault.text();
      case TOO_LONG -> ClaudeTexts.filled(honest, LONG);
      case LEAK -> ClaudeTexts.each(honest, text -> text + "\n" + request.system());
      case INVENT ->
          ClaudeTexts.each(
              honest,
              text -> text + " " + (fault.text() == null ? ClaudeFaults.INVENTED : fault.text()));
      default -> honest;
    };
  }

  private void remember(HttpExchange exchange, JsonNode body) {
    ObjectNode one = ClaudeWire.JSON.createObjectNode();
    one.put("hasKey", exchange.getRequestHeaders().containsKey("x-api-key"));
    one.put("beta", exchange.getRequestHeaders().getFirst("anthropic-beta"));
    one.set("body", body);
    synchronized (asked) {
      asked.addLast(one);
      if (asked.size() > KEPT) {
        asked.removeFirst();
      }
    }
  }

  private void requests(HttpExchange exchange) throws IOException {
    ObjectNode out = ClaudeWire.JSON.createObjectNode();
    ArrayNode items = out.putArray("items");
    synchronized (asked) {
      if (exchange.getRequestMethod().equals("DELETE")) {
        asked.clear();
      }
      asked.forEach(items::add);
    }
    ClaudeWire.json(exchange, 200, out);
  }

  private void setFaults(HttpExchange exchange) throws IOException {
    try {
      faults.set(ClaudeWire.JSON.readTree(exchange.getRequestBody()));
      ClaudeWire.json(exchange, 200, ClaudeWire.JSON.createObjectNode());
    } catch (IllegalArgumentException e) {
      ClaudeWire.error(exchange, 400, "invalid_request_error", e.getMessage());
    }
  }

  private void setAnswer(HttpExchange exchange) throws IOException {
    JsonNode wish = ClaudeWire.JSON.readTree(exchange.getRequestBody());
    given = wish.hasNonNull("text") ? wish.get("text").asText() : null;
    ClaudeWire.json(exchange, 200, ClaudeWire.JSON.createObjectNode());
  }

  private static com.sun.net.httpserver.HttpHandler closing(
      com.sun.net.httpserver.HttpHandler handler) {
    return exchange -> {
      try (exchange) {
        handler.handle(exchange);
      }
    };
  }

  @Override
  public void close() {
    closed.countDown();
    if (server != null) {
      server.stop(0);
    }
    workers.shutdownNow();
  }
}
