package org.omnidesk.connectors.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.sandbox.glpi.GlpiStandIn;
import org.omnidesk.tickets.message.Checkpoint;
import org.omnidesk.tickets.message.Checkpoints;
import org.omnidesk.tickets.system.SystemSettings;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.system.UnknownSystemException;

/** A GLPI on a loopback port, the connector's beans in Camel's registry, and people at work. */
abstract class GlpiTestBase extends CamelTestSupport {

  static final String SYSTEM = "glpi-hq";

  @TempDir static Path folder;

  private static int count;
  final Map<String, String> positions = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> sessions = new ConcurrentHashMap<>();
  GlpiStandIn glpi;
  GlpiSettings settings;
  GlpiClients clients;
  GlpiTickets tickets;

  @Override
  protected CamelContext createCamelContext() throws Exception {
    glpi = new GlpiStandIn(GlpiStandIn.Options.development(0, folder.resolve("glpi-" + ++count)));
    glpi.start();
    settings =
        new GlpiSettings(
            "glpi",
            glpi.address(),
            "sandbox-app-token",
            "sandbox-user-token",
            null,
            Duration.ofDays(3650),
            null,
            Duration.ofSeconds(5),
            null,
            null,
            null,
            null,
            Map.of("Hardware > Printer", "printing"));
    clients = new GlpiClients(systems());
    tickets = new GlpiTickets(clients, checkpoints(), Clock.systemUTC());
    CamelContext camel = new DefaultCamelContext();
    camel.getRegistry().bind("glpiTickets", tickets);
    camel.getRegistry().bind("glpiWriter", new GlpiWriter(clients));
    return camel;
  }

  @AfterEach
  void stopGlpi() {
    context.stop();
    glpi.close();
  }

  private Systems systems() {
    return new Systems() {
      @Override
      public <S extends SystemSettings> S settings(String system, Class<S> type) {
        if (!system.equals(SYSTEM)) {
          throw new UnknownSystemException("no system '" + system + "'");
        }
        return type.cast(settings);
      }

      @Override
      public List<String> ofType(String type) {
        return List.of(SYSTEM);
      }
    };
  }

  Checkpoints checkpoints() {
    return new Checkpoints() {
      @Override
      public Optional<String> position(String system, String feed) {
        return Optional.ofNullable(positions.get(feed));
      }

      @Override
      public void move(String system, Checkpoint checkpoint) {
        positions.put(checkpoint.feed(), checkpoint.position());
      }
    };
  }

  /** A call of a person of the stand-in's company, by the name in their token. */
  JsonNode as(String who, String method, String path, String body) throws Exception {
    String session = sessions.get(who);
    if (session == null) {
      HttpRequest login =
          HttpRequest.newBuilder(URI.create(glpi.address() + "/initSession"))
              .header("App-Token", "sandbox-app-token")
              .header("Authorization", "user_token sandbox-" + who + "-token")
              .build();
      session = send(login).path("session_token").asText();
      sessions.put(who, session);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(glpi.address() + path))
            .header("App-Token", "sandbox-app-token")
            .header("Session-Token", session)
            .header("Content-Type", "application/json");
    HttpRequest.BodyPublisher publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString("{\"input\":" + body + "}");
    return send(request.method(method, publisher).build());
  }

  JsonNode control(String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(glpi.root() + "/_control/" + path));
    return send(
        body == null
            ? request.build()
            : request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private JsonNode send(HttpRequest request) throws Exception {
    return GlpiHttp.JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
