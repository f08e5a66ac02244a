package org.omnidesk.connectors.solman.outbound;

import java.util.List;
import java.util.Map;
import org.omnidesk.connectors.solman.SolmanSettings;
import org.omnidesk.connectors.solman.ict.IctIncident;
import org.omnidesk.connectors.solman.mapping.People;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.delivery.DeliveryHead;
import org.omnidesk.tickets.delivery.DeliveryOutcome;

/**
 * One call about an incident, ready to be sent.
 *
 * @param operation which
 * @param statements texts, each with its marker
 * @param attachments files
 * @param status user status to tell; null for none
 * @param author who says it
 * @param timestamp when
 */
record Step(
    String operation,
    List<IctIncident.Statement> statements,
    List<IctIncident.Attachment> attachments,
    String status,
    Contact author,
    String timestamp) {

  /** That it took effect. */
  DeliveryOutcome.Sent sent(String itemId) {
    Map<String, String> exchanged = status == null ? Map.of() : Map.of("status", status);
    return new DeliveryOutcome.Sent(itemId, exchanged, List.of());
  }

  /** The peer is the requester: only incidents that began there are bonded to this system. */
  IctIncident incident(DeliveryHead head, SolmanSettings settings, String peer, String own) {
    String title = head.subject() == null ? "" : head.subject().replaceAll("\\s+", " ").strip();
    return new IctIncident(
        new IctIncident.Head(
            head.externalId(),
            peer,
            own,
            "",
            "",
            People.cut(title, IctIncident.TITLE_LENGTH),
            "",
            settings.language()),
        head.number().toString(),
        List.of(People.person(author)),
        statements,
        attachments,
        status == null ? List.of() : List.of(new IctIncident.Info("SAPUserStatusInbound", status)),
        timestamp);
  }
}
