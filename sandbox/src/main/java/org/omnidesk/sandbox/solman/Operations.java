package org.omnidesk.sandbox.solman;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/** What the operations do to the book, and what they answer. */
record Operations(String ownGuid, SolmanBook book) {

  private static final Map<String, String> STATUS_AFTER =
      Map.of(
          "AcceptIncidentProcessing", "E0002SMIN0001",
          "VerifyIncidentSolution", "E0005SMIN0001",
          "RejectIncidentSolution", "E0002SMIN0001",
          "CloseIncident", "E0008SMIN0001");

  /** A refusal in the contract's form. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    Refused(String code, String text) {
      super(text);
      this.code = code;
    }
  }

  /** An operation's answer, a refusal included. */
  byte[] answer(String name, Element request) throws IOException {
    try {
      return Soap.envelope(name + "Response", content(name, request));
    } catch (Refused e) {
      return refusal(name, request, e);
    }
  }

  private String content(String name, Element request) throws Refused, IOException {
    return switch (name) {
      case "RequestSystemGuid" -> "<Errors/>" + Soap.element("SystemGuid", ownGuid);
      case "RequestGuid" -> "<Errors/>" + Soap.element("Guid", SoapDoor.newGuid());
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
    String own = ownGuid;
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

  static String errors(String code, String text) {
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
}
