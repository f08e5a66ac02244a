package org.omnidesk.ai.incident;

import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.omnidesk.ai.AiProcessors;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.tickets.TicketsConfiguration;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The watch for major incidents as beans. */
@AutoConfiguration(after = {AiProcessors.class, TicketsConfiguration.class})
@EnableConfigurationProperties(IncidentProperties.class)
@ConditionalOnBean({TicketStore.class, JdbcClient.class})
public class IncidentConfiguration {

  @Bean
  HintStore hintStore(JdbcClient jdbc) {
    return new HintStore(jdbc);
  }

  @Bean
  BroadcastDraft broadcastDraft(AiProperties properties) {
    Map<String, String> names =
        properties.categories().stream()
            .collect(Collectors.toMap(AiProperties.Category::id, AiProperties.Category::name));
    return new BroadcastDraft(id -> names.getOrDefault(id, id), ZoneId.systemDefault());
  }

  @Bean
  IncidentWatch incidentWatch(
      JdbcClient jdbc,
      Encoder encoder,
      IncidentProperties settings,
      ConsumedEvents consumed,
      TicketStore tickets,
      TicketHistory history,
      HintStore hintStore,
      BroadcastDraft broadcastDraft) {
    return new IncidentWatch(
        jdbc, encoder, settings, consumed, tickets, history, hintStore, broadcastDraft);
  }
}
