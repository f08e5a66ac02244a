package org.omnidesk.sandbox.sms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.omnidesk.sandbox.standin.StandIn;

/**
 * An SMS gateway that answers as Kannel 1.4.5 does ({@code /cgi-bin/sendsms}) and calls the hub as
 * smsbox does, with {@code mo-recode} on and combining of parts off.
 *
 * <p>Control, JSON: {@code POST /_control/mo {from,to,text,parts?,send?}} lets a phone write (in
 * {@code parts} pieces, of which {@code send} lists those that arrive, in order; {@code data} as
 * hex instead of text makes it binary), {@code GET /_control/mo} lists what phones wrote, {@code
 * GET /_control/sent} what they got, {@code POST /_control/faults} as in {@link KannelFaults}.
 */
public final class KannelStandIn implements StandIn {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * How it runs.
   *
   * @param port on loopback; 0 takes a free one
   * @param folder where its journal lies
   * @param username of the sendsms user
   * @param password of the sendsms user
   * @param hookUrl the hub's hook with its secret, for example {@code
   *     http://127.0.0.1:8080/api/hooks/sms-main?secret=…}; a Kannel get-url pattern, to which the
   *     usual escapes are added if it has none
   * @param retries how often a failed callback is tried again; below zero without end
   * @param retryDelay between two tries
   */
  public record Options(
      int port,
      Path folder,
      String username,
      String password,
      String hookUrl,
      int retries,
      Duration retryDelay) {

    private static final String ESCAPES =
        "from=%p&to=%P&text=%a&binary=%b&smsc=%i&id=%I&coding=%c&charset=%C&udh=%u&ts=%t&unix=%T";

    String getUrl() {
      return hookUrl.contains("%p")
          ? hookUrl
          : hookUrl + (hookUrl.contains("?") ? "&" : "?") + ESCAPES;
    }
  }

  private final Options options;
  private final KannelFaults faults = new KannelFaults();
  private final AtomicInteger references = new AtomicInteger();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private KannelJournal journal;
  private KannelPhones phones;
  private HttpServer server;

  public KannelStandIn(Options options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "SMS gateway (Kannel)";
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/cgi-bin/sendsms";
  }

  @Override
  public void start() throws IOException {
    journal = new KannelJournal(options.folder());
    phones =
        new KannelPhones(
            journal, faults, options.getUrl(), options.retries(), options.retryDelay());
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
    server.setExecutor(workers);
    server.createContext("/cgi-bin/sendsms", new KannelSendSms(options, phones, faults));
    server.createContext("/_control/mo", json(this::mo));
    server.createContext("/_control/sent", json(e -> items(phones.sent())));
    server.createContext("/_control/faults", json(this::setFaults));
    server.start();
    phones.start();
  }

  private ObjectNode mo(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      return items(phones.written());
    }
    JsonNode wish = JSON.readTree(exchange.getRequestBody());
    String from = wish.path("from").asText();
    String to = wish.path("to").asText("56767");
    var ids = JSON.createArrayNode();
    if (wish.has("data")) {
      byte[] data = java.util.HexFormat.of().parseHex(wish.path("data").asText());
      ids.add(phones.write(from, to, data, 1, "8-BIT", new byte[0]));
    } else if (wish.path("parts").asInt(1) > 1) {
      int reference = references.incrementAndGet();
      List<String> parts = cut(wish.path("text").asText(), wish.path("parts").asInt());
      JsonNode order = wish.path("send");
      for (int i = 0; i < (order.isArray() ? order.size() : parts.size()); i++) {
        int number = order.isArray() ? order.get(i).asInt() : i + 1;
        byte[] udh = KannelPhones.udh(reference, parts.size(), number);
        byte[] data = parts.get(number - 1).getBytes(StandardCharsets.UTF_8);
        ids.add(phones.write(from, to, data, 0, "UTF-8", udh));
      }
    } else {
      byte[] data = wish.path("text").asText().getBytes(StandardCharsets.UTF_8);
      ids.add(phones.write(from, to, data, 0, "UTF-8", new byte[0]));
    }
    return JSON.createObjectNode().set("ids", ids);
  }

  private static List<String> cut(String text, int parts) {
    int[] points = text.codePoints().toArray();
    int each = Math.ceilDiv(points.length, parts);
    return java.util.stream.IntStream.range(0, parts)
        .mapToObj(
            i -> {
              int from = Math.min(points.length, i * each);
              return new String(points, from, Math.min(points.length, from + each) - from);
            })
        .toList();
  }

  private ObjectNode setFaults(HttpExchange exchange) throws IOException {
    faults.set(JSON.readTree(exchange.getRequestBody()));
    return JSON.createObjectNode();
  }

  private ObjectNode items(JsonNode items) {
    ObjectNode out = JSON.createObjectNode();
    out.set("items", items);
    return out.put("pendingCallbacks", phones.pending());
  }

  private interface Control {
    ObjectNode answer(HttpExchange exchange) throws IOException;
  }

  private static com.sun.net.httpserver.HttpHandler json(Control control) {
    return exchange -> {
      try (exchange) {
        byte[] body;
        int status = 200;
        try {
          body = JSON.writeValueAsBytes(control.answer(exchange));
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
          status = 400;
          body = JSON.writeValueAsBytes(JSON.createObjectNode().put("error", wrong.toString()));
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
      }
    };
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
    workers.shutdownNow();
    if (phones != null) {
      phones.close();
    }
    try {
      if (journal != null) {
        journal.close();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
