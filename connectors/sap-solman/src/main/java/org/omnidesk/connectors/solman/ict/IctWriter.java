package org.omnidesk.connectors.solman.ict;

import org.omnidesk.connectors.solman.soap.SoapWriter;

/** Envelopes out of structures; element order is the interface's, alphabetical at the top. */
public final class IctWriter {

  private IctWriter() {}

  /** A call without content (RequestSystemGuid, RequestGuid). */
  public static byte[] empty(String operation) {
    return SoapWriter.operation(operation, out -> {});
  }

  /** ReadCompleteIncident; which GUIDs it wants is reconstructed, not documented. */
  public static byte[] readComplete(String incidentGuid, String systemGuid) {
    return SoapWriter.operation(
        "ReadCompleteIncident",
        out -> {
          out.element("IncidentGuid", incidentGuid);
          out.element("SystemGuid", systemGuid);
        });
  }

  /** One of the calls about an incident. */
  public static byte[] incident(String operation, IctIncident incident) {
    boolean opening = operation.equals("ProcessIncident") || operation.equals("ReplicateIncident");
    return SoapWriter.operation(
        operation,
        out -> {
          out.list("IctAdditionalInfos", incident.infos(), info -> info(out, info));
          out.list("IctAttachments", incident.attachments(), file -> attachment(out, file));
          out.element("IctHead", inner -> head(inner, incident.head()));
          if (opening) {
            out.element("IctId", incident.id());
          }
          out.list("IctPersons", incident.persons(), person -> person(out, person));
          out.element("IctSapNotes", "");
          out.element("IctSolutions", "");
          out.list("IctStatements", incident.statements(), s -> statement(out, s));
          out.element("IctTimestamp", incident.timestamp());
          out.element("IctUrls", "");
        });
  }

  private static void info(SoapWriter out, IctIncident.Info info) {
    out.element("Guid", "");
    out.element("ParentGuid", "");
    out.element("AddInfoAttribute", info.attribute());
    out.element("AddInfoValue", info.value());
  }

  private static void attachment(SoapWriter out, IctIncident.Attachment file) {
    out.element("AttachmentGuid", file.guid());
    out.element("Filename", file.fileName());
    out.element("MimeType", file.mimeType());
    out.element("Data", file.data());
    out.element("Timestamp", file.timestamp());
    out.element("PersonId", file.personId());
    out.element("Url", file.url());
    out.element("Language", "");
    out.element("Delete", file.delete() ? "X" : "");
  }

  private static void head(SoapWriter out, IctIncident.Head head) {
    out.element("IncidentGuid", head.incidentGuid());
    out.element("RequesterGuid", head.requesterGuid());
    out.element("ProviderGuid", head.providerGuid());
    out.element("AgentId", head.agentId());
    out.element("ReporterId", head.reporterId());
    out.element("ShortDescription", head.shortDescription());
    out.element("Priority", head.priority());
    out.element("Language", head.language());
    out.element("RequestedBegin", "0");
    out.element("RequestedEnd", "0");
  }

  private static void person(SoapWriter out, IctIncident.Person person) {
    out.element("PersonId", person.id());
    out.element("PersonIdExt", person.idExt());
    out.element("Sex", "");
    out.element("FirstName", person.firstName());
    out.element("LastName", person.lastName());
    out.element(
        "Telephone",
        phone -> {
          phone.element("PhoneNo", person.phone());
          phone.element("PhoneNoExtension", "");
        });
    out.element("MobilePhone", person.mobile());
    out.element("Fax", "");
    out.element("Email", person.email());
  }

  private static void statement(SoapWriter out, IctIncident.Statement statement) {
    out.element("TextType", statement.textType());
    out.element(
        "Texts", texts -> statement.text().lines().forEach(line -> texts.element("item", line)));
    out.element("Timestamp", statement.timestamp());
    out.element("PersonId", statement.personId());
    out.element("Language", statement.language());
  }

  /** The answer to an operation in the contract's form. */
  public static byte[] answer(String operation, IctAnswer answer) {
    return SoapWriter.operation(
        operation + "Response",
        out -> {
          out.list("Errors", answer.errors(), error -> error(out, error));
          switch (operation) {
            case "RequestSystemGuid" -> out.element("SystemGuid", answer.guid());
            case "RequestGuid" -> out.element("Guid", answer.guid());
            case "ListUnclosedIncidents" -> out.element("Incidents", "");
            case "ReadCompleteIncident", "GetPossibleValues" -> {
              // Only ever answered by errors.
            }
            default -> {
              out.list("PersonMaps", answer.personMaps(), map -> personMap(out, map));
              if (operation.equals("ProcessIncident") || operation.equals("ReplicateIncident")) {
                out.element("PrdIctId", answer.number());
              }
            }
          }
        });
  }

  private static void error(SoapWriter out, IctAnswer.Error error) {
    out.element("ErrorCode", error.code());
    out.element("Val1", error.val1());
    out.element("Val2", error.val2());
    out.element("Val3", error.val3());
    out.element("Val4", error.val4());
  }

  private static void personMap(SoapWriter out, IctAnswer.PersonMap map) {
    out.element("PersonId", map.personId());
    out.element("PersonIdExt", map.personIdExt());
  }
}
