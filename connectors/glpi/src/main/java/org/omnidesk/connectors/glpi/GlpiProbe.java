package org.omnidesk.connectors.glpi;

import org.omnidesk.tickets.system.SystemProbe;
import org.omnidesk.tickets.system.UnknownSystemException;

/** Logs in and looks for tickets, as the poll will. */
public class GlpiProbe implements SystemProbe {

  private final GlpiClients clients;

  public GlpiProbe(GlpiClients clients) {
    this.clients = clients;
  }

  @Override
  public String type() {
    return GlpiSettings.TYPE;
  }

  @Override
  public String problem(String system) {
    try {
      GlpiClient client = clients.of(system);
      client.get("/search/Ticket?range=0-0&forcedisplay%5B0%5D=2");
      return null;
    } catch (UnknownSystemException e) {
      return e.getMessage();
    } catch (GlpiException e) {
      return setting(e) + ": " + e.getMessage();
    }
  }

  private static String setting(GlpiException e) {
    String code = e.code() == null ? "" : e.code();
    if (code.contains("APP_TOKEN")) {
      return "app-token";
    }
    boolean user = code.startsWith("ERROR_GLPI_LOGIN") || code.startsWith("ERROR_LOGIN");
    return user || e.kind() == GlpiException.Kind.FORBIDDEN ? "user-token" : "url";
  }
}
