package org.omnidesk.tickets.delivery;

import java.util.List;
import java.util.Map;
import org.omnidesk.tickets.attachment.OutgoingAttachment;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.response.PublicResponse;
import org.omnidesk.tickets.ticket.TicketStatus;

/** One effect to bring about on one target, rendered at the moment it is sent. */
public sealed interface DeliveryOrder {

  DeliveryHead head();

  /**
   * Where the order's Kamelet sink is chosen by: {@code response}, {@code status} or {@code
   * notice}.
   */
  String kind();

  /** Tell the people on the other side what was answered. */
  record ResponseOrder(
      DeliveryHead head, PublicResponse response, List<OutgoingAttachment> attachments)
      implements DeliveryOrder {
    public ResponseOrder {
      attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    @Override
    public String kind() {
      return "response";
    }
  }

  /**
   * Bring the record's status in step.
   *
   * @param status ours
   * @param lastExchanged the source's own literals at the last exchange, by our field name
   */
  record StatusOrder(DeliveryHead head, TicketStatus status, Map<String, String> lastExchanged)
      implements DeliveryOrder {
    @Override
    public String kind() {
      return "status";
    }
  }

  /**
   * Tell a requester something the hub itself says, for example that the ticket was received.
   *
   * @param to whom
   * @param template which text, for example {@code ticket-received}
   * @param variables its variables; never the requester's own text
   */
  record NoticeOrder(DeliveryHead head, Contact to, String template, Map<String, String> variables)
      implements DeliveryOrder {
    @Override
    public String kind() {
      return "notice";
    }
  }
}
