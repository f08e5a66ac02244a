package org.omnidesk.connectors.solman.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.omnidesk.connectors.solman.SolmanSettings;
import org.omnidesk.connectors.solman.ict.IctIncident;
import org.omnidesk.connectors.solman.ict.IctTime;
import org.omnidesk.connectors.solman.mapping.People;
import org.omnidesk.connectors.solman.mapping.TextMarker;
import org.omnidesk.tickets.attachment.OutgoingAttachment;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.delivery.DeliveryOrder;
import org.omnidesk.tickets.ticket.TicketStatus;

/** Orders as calls. */
record Steps(TextMarker marker, Clock clock) {

  /** Who tells a status: no person did. */
  private static final Contact DESK = new Contact("OmniDesk", null, null, "OMNIDESK");

  /**
   * A reply as a statement.
   *
   * @throws IOException if a stored file cannot be read
   */
  Step reply(DeliveryOrder.ResponseOrder order, SolmanSettings settings) throws IOException {
    String now = IctTime.of(clock.instant());
    Contact author = order.response().author();
    String text = marker.mark(order.response().text(), order.head().number(), order.head().key());
    return new Step(
        "AddInfo",
        List.of(statement(settings.replyTextType(), text, author, settings, now)),
        files(order, author, now),
        null,
        author,
        now);
  }

  /** A status as the step that the settings name, with a text if it is a solution. */
  Step status(DeliveryOrder.StatusOrder order, String value, SolmanSettings settings) {
    String now = IctTime.of(clock.instant());
    List<IctIncident.Statement> texts = List.of();
    if (order.status() == TicketStatus.RESOLVED) {
      String words = settings.solutionText().replace("{number}", order.head().number().toString());
      String text = marker.mark(words, order.head().number(), order.head().key());
      texts = List.of(statement(settings.solutionTextType(), text, DESK, settings, now));
    }
    String operation = settings.steps().getOrDefault(order.status(), "AddInfo");
    return new Step(operation, texts, List.of(), value, DESK, now);
  }

  private static IctIncident.Statement statement(
      String textType, String text, Contact author, SolmanSettings settings, String now) {
    return new IctIncident.Statement(
        textType, text, now, People.person(author).id(), settings.language());
  }

  private List<IctIncident.Attachment> files(
      DeliveryOrder.ResponseOrder order, Contact author, String now) throws IOException {
    List<IctIncident.Attachment> files = new ArrayList<>();
    for (OutgoingAttachment file : order.attachments()) {
      byte[] bytes;
      try (InputStream in = file.content().open()) {
        bytes = in.readAllBytes();
      }
      files.add(
          new IctIncident.Attachment(
              marker.fileGuid(order.head().key(), files.size()),
              file.fileName(),
              file.contentType() == null ? "" : People.cut(file.contentType(), 128),
              Base64.getEncoder().encodeToString(bytes),
              now,
              People.person(author).id(),
              "",
              false));
    }
    return files;
  }
}
