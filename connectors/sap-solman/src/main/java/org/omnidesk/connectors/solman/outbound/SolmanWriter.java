package org.omnidesk.connectors.solman.outbound;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.omnidesk.connectors.solman.SolmanIdentity;
import org.omnidesk.connectors.solman.SolmanSettings;
import org.omnidesk.connectors.solman.ict.IctAnswer;
import org.omnidesk.connectors.solman.ict.IctIncident;
import org.omnidesk.connectors.solman.mapping.StatementText;
import org.omnidesk.connectors.solman.mapping.TextMarker;
import org.omnidesk.tickets.attachment.OutgoingAttachment;
import org.omnidesk.tickets.delivery.DeliveryHead;
import org.omnidesk.tickets.delivery.DeliveryOrder;
import org.omnidesk.tickets.delivery.DeliveryOutcome;
import org.omnidesk.tickets.system.Systems;

/**
 * Brings a delivery about. From the second try on it first reads the incident and looks for the
 * delivery's trace, so that a lost answer does not become a second text.
 */
public class SolmanWriter {

  private final Systems systems;
  private final SolmanIdentity identity;
  private final SolmanClient client;
  private final TextMarker marker;
  private final Steps steps;

  public SolmanWriter(
      Systems systems,
      SolmanIdentity identity,
      SolmanClient client,
      TextMarker marker,
      Clock clock) {
    this.systems = systems;
    this.identity = identity;
    this.client = client;
    this.marker = marker;
    this.steps = new Steps(marker, clock);
  }

  /** The Kamelet sinks' entry: an order for another system is a mistake in a route. */
  public DeliveryOutcome deliver(String system, DeliveryOrder order) {
    return system.equals(order.head().system())
        ? deliver(order)
        : new DeliveryOutcome.Parked(
            "an order for %s reached the sink of %s".formatted(order.head().system(), system));
  }

  /** Sends it, or says why not. */
  public DeliveryOutcome deliver(DeliveryOrder order) {
    if (order.head().externalId() == null) {
      return new DeliveryOutcome.Parked("the ticket has no incident in " + order.head().system());
    }
    SolmanSettings settings = systems.settings(order.head().system(), SolmanSettings.class);
    return switch (order) {
      case DeliveryOrder.ResponseOrder response -> reply(response, settings);
      case DeliveryOrder.StatusOrder status -> status(status, settings);
      case DeliveryOrder.NoticeOrder notice ->
          new DeliveryOutcome.Parked(
              "Solution Manager tells its requesters itself; notice '%s' has no place there"
                  .formatted(notice.template()));
    };
  }

  private DeliveryOutcome reply(DeliveryOrder.ResponseOrder order, SolmanSettings settings) {
    long size = order.attachments().stream().mapToLong(OutgoingAttachment::size).sum();
    if (size > settings.maxRequest().toBytes()) {
      return new DeliveryOutcome.Parked(
          "the files have %d bytes, max-request allows %d"
              .formatted(size, settings.maxRequest().toBytes()));
    }
    try {
      return send(order.head(), settings, steps.reply(order, settings));
    } catch (IOException e) {
      return new DeliveryOutcome.Retry("a file could not be read: " + e.getMessage(), null);
    }
  }

  private DeliveryOutcome status(DeliveryOrder.StatusOrder order, SolmanSettings settings) {
    Optional<String> value = settings.valueOf(order.status());
    if (value.isEmpty() || value.get().equals(order.lastExchanged().get("status"))) {
      return new DeliveryOutcome.Sent(null, order.lastExchanged(), List.of());
    }
    return send(order.head(), settings, steps.status(order, value.get(), settings));
  }

  private DeliveryOutcome send(DeliveryHead head, SolmanSettings settings, Step step) {
    try {
      if (head.attempt() > 1 && settings.readBack()) {
        IctAnswer known = client.read(settings, head.externalId(), identity.own(head.system()));
        if (!known.errors().isEmpty()) {
          return failed(settings, "ReadCompleteIncident", known);
        }
        Optional<DeliveryOutcome> earlier = trace(head, step, known.incident());
        if (earlier.isPresent()) {
          return earlier.get();
        }
      }
      IctAnswer answer =
          client.tell(
              settings,
              step.operation(),
              step.incident(
                  head, settings, identity.peer(head.system()), identity.own(head.system())));
      return answer.errors().isEmpty()
          ? step.sent(
              step.statements().isEmpty() ? null : StatementText.id(step.statements().getFirst()))
          : failed(settings, step.operation(), answer);
    } catch (SolmanCallException e) {
      return e.isUnclear() && !settings.readBack()
          ? new DeliveryOutcome.Unknown(e.getMessage())
          : new DeliveryOutcome.Retry(e.getMessage(), null);
    }
  }

  /** What an earlier try left at the peer; a text is the surer trace, a status alone will do. */
  private Optional<DeliveryOutcome> trace(DeliveryHead head, Step step, IctIncident known) {
    if (known == null) {
      return Optional.empty();
    }
    if (step.statements().isEmpty()) {
      boolean there =
          known.infos().stream()
              .filter(i -> i.attribute().startsWith("SAPUserStatus"))
              .anyMatch(i -> i.value().equals(step.status()));
      return there ? Optional.of(step.sent(null)) : Optional.empty();
    }
    return known.statements().stream()
        .filter(statement -> marker.carries(statement.text(), head.key()))
        .findFirst()
        .map(statement -> step.sent(StatementText.id(statement)));
  }

  private static DeliveryOutcome failed(
      SolmanSettings settings, String operation, IctAnswer answer) {
    IctAnswer.Error error = answer.errors().getFirst();
    String words = operation + ": " + error.inWords();
    return settings.permanentErrors().contains(error.plainCode())
        ? new DeliveryOutcome.Parked(words)
        : new DeliveryOutcome.Retry(words, null);
  }
}
