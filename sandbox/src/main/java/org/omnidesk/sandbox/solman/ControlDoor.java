package org.omnidesk.sandbox.solman;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person at this Solution Manager would do, over HTTP and JSON on the loopback interface:
 * {@code /_control/incidents} (POST, GET), {@code /_control/incidents/{guid}} (GET), {@code
 * …/texts}, {@code …/close}, {@code …/resend} (POST), {@code /_control/queue} (GET), {@code
 * /_control/faults} (POST, GET, DELETE).
 */
final class ControlDoor implements HttpHandler {

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  /** A new incident; only the title is needed. */
  record NewIncident(
      String guid,
      String title,
      String description,
      String priority,
      String language,
      String component,
      String operation,
      Incident.Person reporter,
      List<NewFile> attachments) {}

  /** An attachment; {@code data} is base64. */
  record NewFile(String guid, String fileName, String mimeType, String data) {}

  /** Something added to an incident; all parts optional. */
  record NewText(
      String text,
      String textType,
      Incident.Person author,
      String status,
      List<NewFile> attachments,
      List<String> deleteAttachments) {}

  private final Desk desk;
  private final SolmanBook book;
  private final Faults faults;

  ControlDoor(Desk desk, SolmanBook book, Faults faults) {
    this.desk = desk;
    this.book = book;
    this.faults = faults;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/_control".length());
    String asked = exchange.getRequestMethod() + " " + path;
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      if (asked.equals("GET /incidents")) {
        send(exchange, 200, book.incidents());
      } else if (asked.equals("POST /incidents")) {
        send(exchange, 201, desk.open(JSON.readValue(body, NewIncident.class)));
      } else if (asked.equals("GET /queue")) {
        send(exchange, 200, book.queue());
      } else if (path.equals("/faults")) {
        faults(exchange, body);
      } else if (path.startsWith("/incidents/")) {
        incident(exchange, path.substring("/incidents/".length()).split("/"), body);
      } else {
        send(exchange, 404, Map.of("error", "nothing at " + path));
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException e) {
      send(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
    }
  }

  private void incident(HttpExchange exchange, String[] parts, byte[] body) throws IOException {
    Optional<Incident> known = book.incident(parts[0]);
    boolean post = exchange.getRequestMethod().equals("POST");
    if (known.isEmpty()) {
      send(exchange, 404, Map.of("error", "no incident " + parts[0]));
    } else if (parts.length == 1 && !post) {
      send(exchange, 200, known.get());
    } else if (parts.length == 2 && post && parts[1].equals("texts")) {
      send(exchange, 200, desk.add(parts[0], read(body)));
    } else if (parts.length == 2 && post && parts[1].equals("close")) {
      send(exchange, 200, desk.close(parts[0], read(body)));
    } else if (parts.length == 2 && post && parts[1].equals("resend")) {
      send(exchange, 200, desk.resend(parts[0]));
    } else {
      send(exchange, 404, Map.of("error", "no such act on an incident"));
    }
  }

  private static NewText read(byte[] body) throws IOException {
    return body.length == 0
        ? new NewText(null, null, null, null, null, null)
        : JSON.readValue(body, NewText.class);
  }

  private void faults(HttpExchange exchange, byte[] body) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "POST" -> faults.add(JSON.readValue(body, Faults.Fault.class));
      case "DELETE" -> faults.clear();
      default -> {
        // Listing changes nothing.
      }
    }
    send(exchange, 200, faults.all());
  }

  private static void send(HttpExchange exchange, int status, Object value) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(value);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
