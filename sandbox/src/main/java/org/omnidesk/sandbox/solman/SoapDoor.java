package org.omnidesk.sandbox.solman;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.w3c.dom.Element;

/** Answers ICT_SERVICE_DESK_API: Basic login, then one operation a request. */
final class SoapDoor implements HttpHandler {

  private final SolmanStandIn.Options options;
  private final Operations operations;
  private final Faults faults;

  SoapDoor(SolmanStandIn.Options options, SolmanBook book, Faults faults) {
    this.options = options;
    this.operations = new Operations(options.systemGuid(), book);
    this.faults = faults;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    byte[] request = exchange.getRequestBody().readAllBytes();
    if (!allowed(exchange)) {
      unauthorized(exchange);
      return;
    }
    Element operation;
    try {
      operation = Soap.body(request);
    } catch (IOException e) {
      send(exchange, 500, Soap.fault("Client", e.getMessage()));
      return;
    }
    String name = operation.getLocalName();
    Optional<Faults.Fault> fault = faults.take(name);
    if (fault.isPresent() && before(exchange, name, fault.get())) {
      return;
    }
    byte[] answer = operations.answer(name, operation);
    if (fault.isPresent() && fault.get().kind().equals("cut-after-commit")) {
      exchange.close();
      return;
    }
    send(exchange, 200, answer);
  }

  /** Whether the fault already answered. */
  private boolean before(HttpExchange exchange, String name, Faults.Fault fault)
      throws IOException {
    switch (fault.kind()) {
      case "cut-before" -> exchange.close();
      case "unauthorized" -> unauthorized(exchange);
      case "fault" -> send(exchange, 500, Soap.fault("Server", fault.text()));
      case "errors" ->
          send(
              exchange,
              200,
              Soap.envelope(
                  name + "Response",
                  Operations.errors(fault.code(), fault.text()) + "<PersonMaps/>"));
      case "slow" -> {
        pause(fault.millis());
        return false;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    }
  }

  static String newGuid() {
    return UUID.randomUUID().toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);
  }

  private boolean allowed(HttpExchange exchange) {
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (options.username() + ":" + options.password())
                        .getBytes(StandardCharsets.UTF_8));
    return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static void unauthorized(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"SAP NetWeaver\"");
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    byte[] page =
        "<html><head><title>Logon Error Message</title></head><body>Logon failed</body></html>"
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(401, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
