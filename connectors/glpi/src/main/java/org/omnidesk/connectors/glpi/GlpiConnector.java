package org.omnidesk.connectors.glpi;

import java.time.Clock;
import org.omnidesk.tickets.message.Checkpoints;
import org.omnidesk.tickets.system.SystemType;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.ticket.Channel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connector's beans, under the names that its Kamelets and the routes call. */
@Configuration(proxyBeanMethods = false)
public class GlpiConnector {

  @Bean
  SystemType glpiSystemType() {
    return new SystemType(GlpiSettings.TYPE, Channel.GLPI, GlpiSettings.class);
  }

  @Bean
  GlpiClients glpiClients(Systems systems) {
    return new GlpiClients(systems);
  }

  @Bean
  GlpiProbe glpiProbe(GlpiClients glpiClients) {
    return new GlpiProbe(glpiClients);
  }

  @Bean
  GlpiTickets glpiTickets(GlpiClients glpiClients, Checkpoints checkpoints) {
    return new GlpiTickets(glpiClients, checkpoints, Clock.systemUTC());
  }

  @Bean
  GlpiMapper glpiMapper(GlpiClients glpiClients) {
    return new GlpiMapper(glpiClients);
  }

  @Bean
  GlpiWriter glpiWriter(GlpiClients glpiClients) {
    return new GlpiWriter(glpiClients);
  }
}
