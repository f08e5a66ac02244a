package org.omnidesk.connectors.sms;

import java.time.Clock;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.omnidesk.tickets.system.SystemType;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.ticket.Channel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this connector; the names are those that routes and Kamelets call. */
@Configuration(proxyBeanMethods = false)
public class SmsConnector {

  @Bean
  SystemType smsSystemType() {
    return new SystemType(SmsSettings.TYPE, Channel.SMS, SmsSettings.class);
  }

  @Bean
  HeaderFilterStrategy smsHookHeaders() {
    return new StripAllHeaders();
  }

  @Bean
  AggregationStrategy smsKeptOrFailed() {
    return new KeptOrFailed();
  }

  @Bean
  SmsHooks smsHooks(Systems systems) {
    return new SmsHooks(systems, Clock.systemUTC());
  }

  @Bean
  SmsReassembly smsReassembly(PartStore store, Systems systems) {
    return new SmsReassembly(store, systems, Clock.systemUTC());
  }

  @Bean
  SmsMapper smsMapper(Systems systems, SmsReassembly reassembly) {
    return new SmsMapper(systems, reassembly);
  }

  @Bean
  SmsTemplates smsTemplates(Systems systems) {
    return new SmsTemplates(systems);
  }

  @Bean
  SmsGateway httpSmsGateway() {
    return new HttpSmsGateway();
  }

  @Bean
  SmsWriter smsWriter(Systems systems, SmsTemplates templates, List<SmsGateway> gateways) {
    return new SmsWriter(systems, templates, gateways);
  }

  @Bean
  SmsProbe smsProbe(Systems systems, List<SmsGateway> gateways) {
    return new SmsProbe(systems, gateways);
  }
}
