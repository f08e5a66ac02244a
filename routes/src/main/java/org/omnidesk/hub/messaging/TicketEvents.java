package org.omnidesk.hub.messaging;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.omnidesk.tickets.event.CloudEvent;
import org.omnidesk.tickets.event.TicketEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads ticket events off Kafka. The one bean that sees Camel's types, because a batching consumer
 * hands over a list of exchanges.
 */
public class TicketEvents {

  private static final Logger LOG = LoggerFactory.getLogger(TicketEvents.class);

  /**
   * An event's envelope.
   *
   * @throws IllegalArgumentException if the record is none
   */
  public TicketEvent read(String json) {
    return CloudEvent.read(json);
  }

  /**
   * The events of a batch in their order; a record that is none is left out with a log line, the
   * others go on.
   */
  public List<TicketEvent> batch(List<?> records) {
    return records.stream()
        .map(TicketEvents::json)
        .map(TicketEvents::readable)
        .flatMap(Optional::stream)
        .toList();
  }

  private static String json(Object record) {
    Message message =
        record instanceof Exchange exchange
            ? exchange.getMessage()
            : record instanceof Message m ? m : null;
    return message == null ? String.valueOf(record) : message.getBody(String.class);
  }

  private static Optional<TicketEvent> readable(String json) {
    try {
      return Optional.of(CloudEvent.read(json));
    } catch (IllegalArgumentException e) {
      LOG.error("a Kafka record is no ticket event: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** The ids of a batch, for logs. */
  public String ids(List<TicketEvent> events) {
    return events.stream().map(event -> event.id().toString()).collect(Collectors.joining(","));
  }
}
