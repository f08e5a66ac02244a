package org.omnidesk.connectors.email;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.omnidesk.connectors.email.imap.MailSource;
import org.omnidesk.tickets.message.InboundMessage;

/** The real source Kamelet with a route behind it that does what the hub's intake does. */
final class SourceRoute implements AutoCloseable {

  final List<InboundMessage> arrived = new CopyOnWriteArrayList<>();
  final Set<String> headers = ConcurrentHashMap.newKeySet();
  final Set<String> keys = ConcurrentHashMap.newKeySet();
  volatile boolean databaseAway;
  volatile int refused;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final MailSource source;

  SourceRoute(Fixture fixture) throws Exception {
    source = new MailSource(fixture.systems, fixture.checkpoints);
    camel.getRegistry().bind("emailSource", source);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("kamelet:email-imap-source?system=mail-support")
                .process(
                    exchange -> {
                      if (databaseAway) {
                        refused++;
                        throw new IllegalStateException("the database is away");
                      }
                      headers.addAll(exchange.getMessage().getHeaders().keySet());
                      InboundMessage message = exchange.getMessage().getBody(InboundMessage.class);
                      keys.add(message.externalId() + " " + message.revision());
                      arrived.add(message);
                      fixture.checkpoints.move(message.system(), message.checkpoint());
                      exchange.getMessage().setBody("what the hub leaves");
                      exchange.getMessage().setHeaders(Map.of("omnidesk", "left over"));
                    });
          }
        });
    camel.start();
  }

  @Override
  public void close() {
    camel.stop();
    source.close();
  }
}
