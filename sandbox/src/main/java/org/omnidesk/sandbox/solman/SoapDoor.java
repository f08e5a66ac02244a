package org.omnidesk.sandbox.solman;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.w3c.dom.Element;

/** Answers ICT_SERVICE_DESK_API: Basic login, then one operation a request. */
final class SoapDoor implements HttpHandler {

  private static final Map<String, String> STATUS_AFTER =
      Map.of(
          "AcceptIncidentProcessing", "E0002SMIN0001",
          "VerifyIncidentSolution", "E0005SMIN0001",
          "RejectIncidentSolution", "E0002SMIN0001",
          "CloseIncident", "E0008SMIN0001");

  private final SolmanStandIn.Options options;
  private final SolmanBook book;
  private final Faults faults;

  SoapDoor(SolmanStandIn.Options options, SolmanBook book, Faults faults) {
    this.options = options;
    this.book = book;
    this.faults = faults;
  }

  /** A refusal in the contract's form. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    Refused(String code, String text) {
      super(text);
      this.code = code;
    }
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
    byte[] answer;
    try {
      answer = Soap.envelope(name + "Response", answer(name, operation));
    } catch (Refused e) {
      answer = refusal(name, operation, e);
    }
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
                  name + "Response", errors(fault.code(), fault.text()) + "<PersonMaps/>"));
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

  private String answer(String name, Element request) throws Refused, IOException {
    return switch (name) {
      case "RequestSystemGuid" -> "<Errors/>" + Soap.element("SystemGuid", options.systemGuid());
      case "RequestGuid" -> "<Errors/>" + Soap.element("Guid", newGuid());
      case "ReadCompleteIncident" -> IctBlocks.complete(known(Soap.text(request, "IncidentGuid")));
      case "ListUnclosedIncidents" -> unclosed();
      case "ProcessIncident", "ReplicateIncident" -> opened(name, request);
      case "AddInfo",
          "AcceptIncidentProcessing",
          "VerifyIncidentSolution",
          "RejectIncidentSolution",
          "CloseIncident" ->
          updated(name, request);
      default -> throw new Refused("9", "Operation " + name + " is not offered");
    };
  }

  private String opened(String name, Element request) throws Refused, IOException {
    Element head = checkedHead(request);
    String guid = Soap.text(head, "IncidentGuid");
    Optional<Incident> known = book.incident(guid);
    Incident incident;
    if (known.isPresent()) {
      incident = book.change(guid, i -> i.with(call(name, "known already")), null);
    } else {
      incident =
          book.create(
              number ->
                  new Incident(
                      guid,
                      number,
                      Soap.text(head, "RequesterGuid"),
                      Soap.text(head, "ProviderGuid"),
                      Soap.text(head, "ShortDescription"),
                      Soap.text(head, "Priority"),
                      Soap.text(head, "Language"),
                      null,
                      "E0001SMIN0001",
                      Soap.text(head, "ReporterId"),
                      IctBlocks.people(request),
                      IctBlocks.texts(request),
                      IctBlocks.files(request, false),
                      List.of(call(name, "done")),
                      Soap.text(request, "IctId")),
              null);
    }
    return "<Errors/>" + personMaps(request) + Soap.element("PrdIctId", incident.number());
  }

  private String updated(String name, Element request) throws Refused, IOException {
    Element head = checkedHead(request);
    Incident known = known(Soap.text(head, "IncidentGuid"));
    String told = IctBlocks.info(request, "SAPUserStatusInbound");
    String status = told.isEmpty() ? STATUS_AFTER.getOrDefault(name, known.status()) : told;
    List<String> deleted =
        IctBlocks.files(request, true).stream().map(Incident.File::guid).toList();
    book.change(
        known.guid(),
        i ->
            i.with(
                    IctBlocks.people(request),
                    IctBlocks.texts(request),
                    IctBlocks.files(request, false))
                .without(deleted)
                .withStatus(status)
                .with(call(name, "done")),
        null);
    return "<Errors/>" + personMaps(request);
  }

  private Element checkedHead(Element request) throws Refused {
    Element head = Soap.child(request, "IctHead");
    String requester = Soap.text(head, "RequesterGuid");
    String provider = Soap.text(head, "ProviderGuid");
    if (Soap.text(head, "IncidentGuid").isEmpty()) {
      throw new Refused("01", "IncidentGuid is missing");
    }
    if (requester.isEmpty()) {
      throw new Refused("02", "RequesterGuid is missing");
    }
    if (provider.isEmpty()) {
      throw new Refused("03", "ProviderGuid is missing");
    }
    if (requester.equals(provider)) {
      throw new Refused("04", "RequesterGuid and ProviderGuid are equal");
    }
    String own = options.systemGuid();
    if (!requester.equals(own) && !provider.equals(own)) {
      throw new Refused("13", "Neither RequesterGuid nor ProviderGuid is this system");
    }
    if (Soap.text(head, "ShortDescription").length() > 40) {
      throw new Refused("9", "ShortDescription is longer than 40");
    }
    return head;
  }

  private Incident known(String guid) throws Refused {
    return book.incident(guid).orElseThrow(() -> new Refused("9", "Incident not found: " + guid));
  }

  /** A refused call stays visible on the incident it was meant for. */
  private byte[] refusal(String name, Element request, Refused why) throws IOException {
    String guid = Soap.text(Soap.child(request, "IctHead"), "IncidentGuid");
    if (book.incident(guid).isPresent()) {
      book.change(guid, i -> i.with(call(name, why.code + " " + why.getMessage())), null);
    }
    return Soap.envelope(name + "Response", errors(why.code, why.getMessage()) + "<PersonMaps/>");
  }

  private static Incident.Call call(String name, String outcome) {
    return new Incident.Call(name, Instant.now().toString(), outcome);
  }

  private static String errors(String code, String text) {
    return "<Errors><item>"
        + Soap.element("ErrorCode", code)
        + Soap.element("Val1", text)
        + "<Val2></Val2><Val3></Val3><Val4></Val4></item></Errors>";
  }

  /** Business partner numbers of this side, the same for the same person. */
  private static String personMaps(Element request) {
    StringBuilder out = new StringBuilder("<PersonMaps>");
    for (Incident.Person person : IctBlocks.people(request)) {
      out.append("<item>")
          .append(Soap.element("PersonId", person.id()))
          .append(
              Soap.element(
                  "PersonIdExt",
                  "%010d".formatted(Math.floorMod(person.id().hashCode(), 1_000_000))))
          .append("</item>");
    }
    return out.append("</PersonMaps>").toString();
  }

  private String unclosed() {
    StringBuilder out = new StringBuilder("<Errors/><Incidents>");
    for (Incident i : book.incidents()) {
      if (!i.status().startsWith("E0008") && !i.status().startsWith("E0010")) {
        out.append("<item>")
            .append(Soap.element("IncidentGuid", i.guid()))
            .append(Soap.element("ProviderGuid", i.providerGuid()))
            .append(Soap.element("RequesterGuid", i.requesterGuid()))
            .append("<Status>RP</Status></item>");
      }
    }
    return out.append("</Incidents>").toString();
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
