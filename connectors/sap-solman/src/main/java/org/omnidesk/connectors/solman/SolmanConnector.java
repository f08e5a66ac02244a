package org.omnidesk.connectors.solman;

import java.time.Clock;
import org.omnidesk.connectors.solman.inbound.SolmanDoor;
import org.omnidesk.connectors.solman.mapping.SolmanMapper;
import org.omnidesk.connectors.solman.mapping.TextMarker;
import org.omnidesk.connectors.solman.outbound.SolmanClient;
import org.omnidesk.connectors.solman.outbound.SolmanWriter;
import org.omnidesk.tickets.secret.InstanceSecrets;
import org.omnidesk.tickets.system.SystemType;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.ticket.Channel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connector's beans; Kamelets call {@code solmanDoor} and {@code solmanWriter} by name. */
@Configuration(proxyBeanMethods = false)
public class SolmanConnector {

  @Bean
  SystemType solmanType() {
    return new SystemType(SolmanSettings.TYPE, Channel.SAP_SOLMAN, SolmanSettings.class);
  }

  @Bean
  SolmanClient solmanClient() {
    return new SolmanClient();
  }

  @Bean
  SolmanIdentity solmanIdentity(Systems systems, InstanceSecrets secrets, SolmanClient client) {
    return new SolmanIdentity(systems, secrets, client);
  }

  @Bean
  SolmanProbe solmanProbe(Systems systems, SolmanIdentity identity) {
    return new SolmanProbe(systems, identity);
  }

  @Bean
  TextMarker solmanTextMarker(InstanceSecrets secrets) {
    return new TextMarker(secrets);
  }

  @Bean
  SolmanMapper solmanMapper(Systems systems, TextMarker marker) {
    return new SolmanMapper(systems, marker);
  }

  @Bean
  SolmanDoor solmanDoor(Systems systems, SolmanIdentity identity) {
    return new SolmanDoor(systems, identity, Clock.systemUTC());
  }

  @Bean
  SolmanWriter solmanWriter(
      Systems systems, SolmanIdentity identity, SolmanClient client, TextMarker marker) {
    return new SolmanWriter(systems, identity, client, marker, Clock.systemUTC());
  }
}
