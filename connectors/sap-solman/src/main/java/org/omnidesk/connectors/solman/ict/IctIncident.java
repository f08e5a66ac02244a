package org.omnidesk.connectors.solman.ict;

import java.util.List;

/**
 * What an incident call says, or what ReadCompleteIncident answers. Texts are the peer's own; a
 * missing one is empty, never null.
 *
 * @param head who, what, how urgent
 * @param id the number people read in the requester's system (IctId)
 * @param persons everyone mentioned
 * @param statements texts, in order
 * @param attachments files, with their bytes in base64
 * @param infos additional key-value pairs
 * @param timestamp when it was made, {@code yyyyMMddHHmmss} in UTC
 */
public record IctIncident(
    Head head,
    String id,
    List<Person> persons,
    List<Statement> statements,
    List<Attachment> attachments,
    List<Info> infos,
    String timestamp) {

  /** Largest ShortDescription. */
  public static final int TITLE_LENGTH = 40;

  public IctIncident {
    persons = List.copyOf(persons);
    statements = List.copyOf(statements);
    attachments = List.copyOf(attachments);
    infos = List.copyOf(infos);
  }

  /** The value of an additional info; empty if it is not there. */
  public String info(String attribute) {
    return infos.stream()
        .filter(info -> info.attribute().equalsIgnoreCase(attribute))
        .map(Info::value)
        .findFirst()
        .orElse("");
  }

  /** IctHead; {@code priority} 1 very high to 4 low unless the peer maps it. */
  public record Head(
      String incidentGuid,
      String requesterGuid,
      String providerGuid,
      String agentId,
      String reporterId,
      String shortDescription,
      String priority,
      String language) {}

  /** IctPersons/item; {@code idExt} is the receiver's id of the person. */
  public record Person(
      String id,
      String idExt,
      String firstName,
      String lastName,
      String phone,
      String mobile,
      String email) {}

  /** IctStatements/item with its lines joined. */
  public record Statement(
      String textType, String text, String timestamp, String personId, String language) {}

  /** IctAttachments/item; {@code delete} asks to remove the one with that guid. */
  public record Attachment(
      String guid,
      String fileName,
      String mimeType,
      String data,
      String timestamp,
      String personId,
      String url,
      boolean delete) {}

  /** IctAdditionalInfos/item. */
  public record Info(String attribute, String value) {}
}
