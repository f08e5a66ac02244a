package org.omnidesk.connectors.solman.ict;

import static org.omnidesk.connectors.solman.soap.Xml.child;
import static org.omnidesk.connectors.solman.soap.Xml.items;
import static org.omnidesk.connectors.solman.soap.Xml.rawText;
import static org.omnidesk.connectors.solman.soap.Xml.text;

import java.util.List;
import java.util.stream.Collectors;
import org.omnidesk.connectors.solman.soap.SoapEnvelope;
import org.omnidesk.connectors.solman.soap.SoapException;
import org.w3c.dom.Element;

/** Structures out of envelopes. */
public final class IctReader {

  private IctReader() {}

  /** The incident of a call or of ReadCompleteIncidentResponse. */
  public static IctIncident incident(Element operation) {
    Element head = child(operation, "IctHead");
    return new IctIncident(
        new IctIncident.Head(
            text(head, "IncidentGuid"),
            text(head, "RequesterGuid"),
            text(head, "ProviderGuid"),
            text(head, "AgentId"),
            text(head, "ReporterId"),
            text(head, "ShortDescription"),
            text(head, "Priority"),
            text(head, "Language")),
        text(operation, "IctId"),
        items(operation, "IctPersons").stream().map(IctReader::person).toList(),
        items(operation, "IctStatements").stream().map(IctReader::statement).toList(),
        items(operation, "IctAttachments").stream().map(IctReader::attachment).toList(),
        items(operation, "IctAdditionalInfos").stream()
            .map(i -> new IctIncident.Info(text(i, "AddInfoAttribute"), text(i, "AddInfoValue")))
            .toList(),
        text(operation, "IctTimestamp"));
  }

  private static IctIncident.Person person(Element item) {
    Element phone = child(item, "Telephone");
    return new IctIncident.Person(
        text(item, "PersonId"),
        text(item, "PersonIdExt"),
        text(item, "FirstName"),
        text(item, "LastName"),
        text(phone, "PhoneNo") + text(phone, "PhoneNoExtension"),
        text(item, "MobilePhone"),
        text(item, "Email"));
  }

  private static IctIncident.Statement statement(Element item) {
    String lines =
        items(item, "Texts").stream()
            .map(Element::getTextContent)
            .collect(Collectors.joining("\n"));
    return new IctIncident.Statement(
        text(item, "TextType"),
        lines.replace("\r\n", "\n").replace('\r', '\n'),
        text(item, "Timestamp"),
        text(item, "PersonId"),
        text(item, "Language"));
  }

  private static IctIncident.Attachment attachment(Element item) {
    return new IctIncident.Attachment(
        text(item, "AttachmentGuid"),
        text(item, "Filename"),
        text(item, "MimeType"),
        text(item, "Data"),
        text(item, "Timestamp"),
        text(item, "PersonId"),
        text(item, "Url"),
        !rawText(item, "Delete").isBlank());
  }

  /**
   * An answer to an operation.
   *
   * @throws SoapException if it answers something else, or has no Errors element: an answer that
   *     does not say that nothing went wrong is no success
   */
  public static IctAnswer answer(String operation, SoapEnvelope envelope) throws SoapException {
    if (!envelope.operation().equals(operation + "Response")) {
      throw new SoapException(
          "answered by '%s' instead of %sResponse".formatted(envelope.operation(), operation));
    }
    Element body = envelope.element();
    if (child(body, "Errors") == null) {
      throw new SoapException(operation + "Response has no Errors element");
    }
    List<IctAnswer.Error> errors =
        items(body, "Errors").stream()
            .map(
                e ->
                    new IctAnswer.Error(
                        text(e, "ErrorCode"),
                        text(e, "Val1"),
                        text(e, "Val2"),
                        text(e, "Val3"),
                        text(e, "Val4")))
            .toList();
    List<IctAnswer.PersonMap> maps =
        items(body, "PersonMaps").stream()
            .map(m -> new IctAnswer.PersonMap(text(m, "PersonId"), text(m, "PersonIdExt")))
            .toList();
    return new IctAnswer(
        errors,
        maps,
        text(body, "PrdIctId"),
        text(body, "SystemGuid") + text(body, "Guid"),
        child(body, "IctHead") == null ? null : incident(body));
  }
}
