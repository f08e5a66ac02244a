package org.omnidesk.connectors.sms;

import java.util.List;
import org.omnidesk.tickets.system.SystemProbe;
import org.omnidesk.tickets.system.Systems;

/** Logs in at a gateway without sending anything. */
public class SmsProbe implements SystemProbe {

  private final Systems systems;
  private final List<SmsGateway> gateways;

  public SmsProbe(Systems systems, List<SmsGateway> gateways) {
    this.systems = systems;
    this.gateways = List.copyOf(gateways);
  }

  @Override
  public String type() {
    return SmsSettings.TYPE;
  }

  @Override
  public String problem(String system) {
    SmsSettings settings = systems.settings(system, SmsSettings.class);
    return gateways.stream()
        .filter(g -> g.speaks(settings.profile()))
        .findFirst()
        .orElseThrow()
        .problem(settings);
  }
}
