package org.omnidesk.sandbox.solman;

import static org.omnidesk.sandbox.solman.Soap.element;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.w3c.dom.Element;

/** The interface's blocks (IctHead, IctStatements, …) to and from incidents. */
final class IctBlocks {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private IctBlocks() {}

  static String now() {
    return STAMP.format(Instant.now());
  }

  /** The call's envelope; the same call gives the same bytes. */
  static byte[] request(Outgoing call, Incident incident) {
    boolean opening =
        call.operation().equals("ProcessIncident") || call.operation().equals("ReplicateIncident");
    String content =
        infos(call.status(), opening ? incident.component() : null)
            + "<IctAttachments>"
            + list(call.files(), file -> file(file, "", true))
            + list(call.deleted(), guid -> deleted(guid, call.timestamp()))
            + "</IctAttachments>"
            + head(incident)
            + (opening ? element("IctId", incident.number()) : "")
            + persons(call.persons())
            + "<IctSapNotes/><IctSolutions/>"
            + statements(call.texts(), incident.language())
            + element("IctTimestamp", call.timestamp())
            + "<IctUrls/>";
    return Soap.envelope(call.operation(), content);
  }

  /** The content of ReadCompleteIncidentResponse. */
  static String complete(Incident incident) {
    return "<Errors/>"
        + infos(incident.status(), incident.component())
        + "<IctAttachments>"
        + list(incident.files(), file -> file(file, null, false))
        + "</IctAttachments>"
        + head(incident)
        + persons(incident.persons())
        + "<IctSapNotes/><IctSolutions/>"
        + statements(incident.texts(), incident.language())
        + element("IctStatus", "RP")
        + "<IctUrls/>";
  }

  private static String infos(String status, String component) {
    StringBuilder out = new StringBuilder("<IctAdditionalInfos>");
    if (status != null) {
      out.append(info("SAPUserStatus", status));
    }
    if (component != null) {
      out.append(info("SAPComponent", component)).append(info("SAPProcessType", "SMIN"));
    }
    return out.append("</IctAdditionalInfos>").toString();
  }

  private static String info(String key, String value) {
    return "<item><Guid></Guid><ParentGuid></ParentGuid>"
        + element("AddInfoAttribute", key)
        + element("AddInfoValue", value)
        + "</item>";
  }

  private static String file(Incident.File file, String delete, boolean withData) {
    return "<item>"
        + element("AttachmentGuid", file.guid())
        + element("Filename", file.fileName())
        + element("MimeType", file.mimeType())
        + element("Data", file.data())
        + element("Timestamp", file.timestamp())
        + element("PersonId", file.personId())
        + "<Url></Url><Language>EN</Language>"
        + (withData ? element("Delete", delete) : "")
        + "</item>";
  }

  private static String deleted(String guid, String timestamp) {
    return file(new Incident.File(guid, "", "", "", timestamp, "", "solman"), "X", true);
  }

  private static String head(Incident incident) {
    return "<IctHead>"
        + element("IncidentGuid", incident.guid())
        + element("RequesterGuid", incident.requesterGuid())
        + element("ProviderGuid", incident.providerGuid())
        + "<AgentId></AgentId>"
        + element("ReporterId", incident.reporter())
        + element("ShortDescription", incident.title())
        + element("Priority", incident.priority())
        + element("Language", incident.language())
        + "<RequestedBegin>0</RequestedBegin><RequestedEnd>0</RequestedEnd></IctHead>";
  }

  private static String persons(List<Incident.Person> persons) {
    return "<IctPersons>"
        + list(
            persons,
            p ->
                "<item>"
                    + element("PersonId", p.id())
                    + "<PersonIdExt></PersonIdExt><Sex></Sex>"
                    + element("FirstName", p.firstName())
                    + element("LastName", p.lastName())
                    + "<Telephone>"
                    + element("PhoneNo", p.phone())
                    + "<PhoneNoExtension></PhoneNoExtension></Telephone><MobilePhone></MobilePhone><Fax/>"
                    + element("Email", p.email())
                    + "</item>")
        + "</IctPersons>";
  }

  private static String statements(List<Incident.Text> texts, String language) {
    return "<IctStatements>"
        + list(
            texts,
            t ->
                "<item>"
                    + element("TextType", t.textType())
                    + "<Texts>"
                    + list(List.of(t.text().split("\n", -1)), line -> element("item", line))
                    + "</Texts>"
                    + element("Timestamp", t.timestamp())
                    + element("PersonId", t.personId())
                    + element("Language", language)
                    + "</item>")
        + "</IctStatements>";
  }

  private static <T> String list(List<T> all, Function<T, String> one) {
    StringBuilder out = new StringBuilder();
    all.forEach(each -> out.append(one.apply(each)));
    return out.toString();
  }

  static List<Incident.Text> texts(Element request) {
    return Soap.items(request, "IctStatements").stream()
        .map(
            item ->
                new Incident.Text(
                    Soap.text(item, "TextType"),
                    String.join(
                        "\n",
                        Soap.items(item, "Texts").stream().map(Element::getTextContent).toList()),
                    Soap.text(item, "Timestamp"),
                    Soap.text(item, "PersonId"),
                    "hub"))
        .toList();
  }

  /** Attachments to add, or with {@code deleted} the ones to delete. */
  static List<Incident.File> files(Element request, boolean deleted) {
    List<Incident.File> all = new ArrayList<>();
    for (Element item : Soap.items(request, "IctAttachments")) {
      if (Soap.text(item, "Delete").isBlank() != deleted) {
        all.add(
            new Incident.File(
                Soap.text(item, "AttachmentGuid"),
                Soap.text(item, "Filename"),
                Soap.text(item, "MimeType"),
                Soap.text(item, "Data"),
                Soap.text(item, "Timestamp"),
                Soap.text(item, "PersonId"),
                "hub"));
      }
    }
    return all;
  }

  static List<Incident.Person> people(Element request) {
    return Soap.items(request, "IctPersons").stream()
        .map(
            item ->
                new Incident.Person(
                    Soap.text(item, "PersonId"),
                    Soap.text(item, "FirstName"),
                    Soap.text(item, "LastName"),
                    Soap.text(item, "Email"),
                    Soap.text(Soap.child(item, "Telephone"), "PhoneNo")))
        .toList();
  }

  /** The value of an additional info, empty if it is not there. */
  static String info(Element request, String key) {
    return Soap.items(request, "IctAdditionalInfos").stream()
        .filter(item -> Soap.text(item, "AddInfoAttribute").equals(key))
        .map(item -> Soap.text(item, "AddInfoValue"))
        .findFirst()
        .orElse("");
  }
}
