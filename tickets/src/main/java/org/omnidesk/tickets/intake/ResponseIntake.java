package org.omnidesk.tickets.intake;

import java.time.Instant;
import java.util.List;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.response.Visibility;

/**
 * One text on a ticket, as its source has it.
 *
 * @param externalId the text's id in its system, unique per bond, for example {@code
 *     ITILFollowup/12}
 * @param kind the source's word for it: followup, solution, task, statement, mail, sms
 * @param author who wrote it
 * @param text plain text, what the writer added
 * @param html the HTML it came as, unsanitised; null if it came as text
 * @param visibility {@code INTERNAL} whenever the source leaves it open
 * @param createdAt when it was written
 * @param deliveryKey the idempotency key found in the text's marker if the hub itself wrote it
 *     there; else null
 * @param attachments files that came with it
 */
public record ResponseIntake(
    String externalId,
    String kind,
    Contact author,
    String text,
    String html,
    Visibility visibility,
    Instant createdAt,
    String deliveryKey,
    List<AttachmentIntake> attachments) {

  public ResponseIntake {
    attachments = attachments == null ? List.of() : List.copyOf(attachments);
  }
}
