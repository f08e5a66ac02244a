package org.omnidesk.tickets.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A ticket, or something said on one.
 *
 * <p>{@link Form#RECORD}: the system has a record of its own; the ticket is the one bonded to
 * (system, externalId), else a new one. {@link Form#CONVERSATION}: the ticket is found by {@code
 * thread}; if it is, the description becomes a response of the requester, else it opens a new
 * ticket bonded to (system, externalId).
 *
 * @param form how the ticket is found
 * @param externalId the record's id (GLPI ticket id, Solman IncidentGuid), or the first message's
 *     id (Message-ID, gateway id)
 * @param url where a person sees the record in its own system; null if nowhere
 * @param thread evidence for a conversation; {@link ThreadEvidence#NONE} for a record
 * @param fields what the source says of the ticket; a null field says nothing
 * @param responses texts by their ids; known ids with other texts are edits
 * @param attachments files of the opening text
 * @param sourceValues the source's own literals by our field name, for example {@code status ->
 *     "2"}; what did not change since the last exchange is no news
 * @param automatic a machine wrote it (auto-reply, bounce text): kept, never answered
 * @param gone the record was deleted at the source
 * @param occurredAt when it was written
 * @param sourceTime the source's literal time and zone, for example {@code 2026-11-22 23:11:40
 *     Europe/Paris}
 */
public record TicketIntake(
    Form form,
    String externalId,
    String url,
    ThreadEvidence thread,
    TicketFields fields,
    List<ResponseIntake> responses,
    List<AttachmentIntake> attachments,
    Map<String, String> sourceValues,
    boolean automatic,
    boolean gone,
    Instant occurredAt,
    String sourceTime)
    implements Intake {

  public TicketIntake {
    thread = thread == null ? ThreadEvidence.NONE : thread;
    responses = responses == null ? List.of() : List.copyOf(responses);
    attachments = attachments == null ? List.of() : List.copyOf(attachments);
    sourceValues = sourceValues == null ? Map.of() : Map.copyOf(sourceValues);
  }

  /** How the ticket is found. */
  public enum Form {
    RECORD,
    CONVERSATION
  }
}
