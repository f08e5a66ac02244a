package org.omnidesk.ai.opinion;

import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.claude.AiLog;
import org.omnidesk.ai.claude.ClaudeGate;
import org.omnidesk.ai.claude.ClaudeProperties;
import org.omnidesk.ai.claude.Prompts;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What {@code routes/enrich/second-opinion} calls by name. */
@AutoConfiguration
public class OpinionConfiguration {

  @Bean
  OpinionWriter opinionWriter(
      JdbcClient jdbc, TicketStore tickets, TicketHistory history, AiLog aiLog) {
    return new OpinionWriter(jdbc, tickets, history, aiLog);
  }

  @Bean
  SecondOpinions secondOpinions(
      JdbcClient jdbc,
      TicketStore tickets,
      ConsumedEvents consumed,
      ClaudeGate claudeGate,
      ClaudeProperties claude,
      AiProperties properties,
      Prompts prompts,
      OpinionWriter opinionWriter) {
    return new SecondOpinions(
        jdbc, tickets, consumed, claudeGate, claude, properties, prompts, opinionWriter);
  }
}
