package org.omnidesk.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.connectors.glpi.GlpiConnector;
import org.omnidesk.connectors.glpi.GlpiSettings;
import org.omnidesk.connectors.glpi.GlpiTickets;
import org.omnidesk.connectors.glpi.GlpiWriter;
import org.omnidesk.hub.system.ConfiguredSystems;
import org.omnidesk.sandbox.glpi.GlpiStandIn;
import org.omnidesk.tickets.delivery.DeliveryOrder;
import org.omnidesk.tickets.delivery.DeliveryOutcome;
import org.omnidesk.tickets.message.Checkpoint;
import org.omnidesk.tickets.message.Checkpoints;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.system.SystemType;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.ticket.Channel;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/**
 * Promise of the README: a second GLPI is one copied route file with its name replaced, and one
 * block of settings.
 */
class SecondSystemTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<InboundMessage> taken = new CopyOnWriteArrayList<>();
  private final Set<String> claimed = ConcurrentHashMap.newKeySet();

  @AfterEach
  void stop() throws Exception {
    camel.stop();
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  /** In place of PostgreSQL: what is kept, and how far each system is read. */
  private static final class Positions implements Checkpoints {
    private final Map<String, String> positions = new ConcurrentHashMap<>();

    @Override
    public Optional<String> position(String system, String feed) {
      return Optional.ofNullable(positions.get(system + "/" + feed));
    }

    @Override
    public void move(String system, Checkpoint checkpoint) {
      positions.put(system + "/" + checkpoint.feed(), checkpoint.position());
    }
  }

  /** What the intake route calls. */
  public final class Store {
    private final Positions positions;

    Store(Positions positions) {
      this.positions = positions;
    }

    public void keep(InboundMessage message) {
      taken.add(message);
      positions.move(message.system(), message.checkpoint());
    }
  }

  /** What the deliver routes call; nothing is due. */
  public final class Desk {
    public List<DeliveryOrder> claim(String system, int limit) {
      return claim(system);
    }

    public List<DeliveryOrder> claim(String system) {
      claimed.add(system);
      return List.of();
    }

    public void settle(DeliveryOrder order, DeliveryOutcome outcome) {}

    public void failed(DeliveryOrder order, String reason) {}
  }

  /** In place of the table of dead letters. */
  public static final class Letters {
    public void keep(String route, String step, Exception failure, Object body) {}
  }

  private GlpiStandIn glpi(String name, int tickets) throws Exception {
    GlpiStandIn glpi = new GlpiStandIn(GlpiStandIn.Options.development(0, folder.resolve(name)));
    glpi.start();
    open.add(glpi);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(glpi.root() + "/_control/tickets"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"count\":%d,\"date_mod\":\"2026-11-20 23:00:00\",\"name\":\"%s\"}"
                        .formatted(tickets, name)))
            .build();
    JsonNode answer =
        JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    assertThat(answer.path("ids")).hasSize(tickets);
    return glpi;
  }

  private void load(Path file) throws Exception {
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(List.of(ResourceHelper.resolveResource(camel, "file:" + file)));
  }

  private static String block(String name, GlpiStandIn glpi) {
    return """
              %s:
                type: glpi
                url: %s
                app-token: sandbox-app-token
                user-token: sandbox-user-token
                since: 3650d
                poll: 200ms
          """
        .formatted(name, glpi.address());
  }

  @Test
  void a_copied_route_file_and_a_block_make_a_second_glpi_and_each_polls_its_own()
      throws Exception {
    GlpiStandIn hq = glpi("hq", 3);
    GlpiStandIn plant = glpi("plant", 5);
    Path original = House.HOME.resolve("routes/systems/glpi-hq.camel.yaml");
    Path copy =
        Files.writeString(
            folder.resolve("glpi-plant.camel.yaml"),
            House.text(original).replace("glpi-hq", "glpi-plant"));
    Path settings =
        Files.writeString(
            folder.resolve("application.yaml"),
            "omnidesk:\n  systems:\n" + block("glpi-hq", hq) + block("glpi-plant", plant));
    StandardEnvironment environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("application.yaml", new FileSystemResource(settings))
        .forEach(environment.getPropertySources()::addFirst);
    Positions positions = new Positions();
    try (AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext()) {
      beans.registerBean(
          ConfiguredSystems.class,
          () ->
              new ConfiguredSystems(
                  environment, List.of(new SystemType("glpi", Channel.GLPI, GlpiSettings.class))));
      beans.registerBean(Checkpoints.class, () -> positions);
      beans.register(GlpiConnector.class);
      beans.refresh();
      assertThat(beans.getBean(Systems.class).ofType("glpi"))
          .containsExactly("glpi-hq", "glpi-plant");
      for (String system : List.of("glpi-hq", "glpi-plant")) {
        for (String key :
            List.of("omnidesk.start." + system, "omnidesk.systems." + system + ".poll")) {
          camel.getPropertiesComponent().addInitialProperty(key, environment.getProperty(key));
        }
      }
      camel.getRegistry().bind("glpiTickets", beans.getBean(GlpiTickets.class));
      camel.getRegistry().bind("glpiWriter", beans.getBean(GlpiWriter.class));
      camel.getRegistry().bind("deliveryDesk", new Desk());
      camel.getRegistry().bind("deadLetters", new Letters());
      camel.getRegistry().bind("messageStore", new Store(positions));
      load(House.HOME.resolve("routes/errors/dead-letter.camel.yaml"));
      load(House.HOME.resolve("routes/errors/let-through.camel.yaml"));
      load(original);
      load(copy);
      camel.addRoutes(
          new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
              from("direct:intake").to("bean:messageStore?method=keep");
            }
          });
      camel.start();
      await().atMost(Duration.ofSeconds(30)).until(() -> taken.size() >= 8);
      await().until(() -> claimed.size() == 2);
      assertThat(camel.getRoutes())
          .extracting(route -> route.getRouteId())
          .contains("glpi-hq-intake", "glpi-hq-deliver", "glpi-plant-intake", "glpi-plant-deliver");
      camel.stop();
    }
    assertThat(titles("glpi-hq")).containsOnly("hq");
    assertThat(titles("glpi-plant")).containsOnly("plant");
    assertThat(taken.stream().filter(message -> message.system().equals("glpi-hq"))).hasSize(3);
    assertThat(taken.stream().filter(message -> message.system().equals("glpi-plant"))).hasSize(5);
    assertThat(claimed).containsExactlyInAnyOrder("glpi-hq", "glpi-plant");
    assertThat(positions.positions).containsKeys("glpi-hq/tickets", "glpi-plant/tickets");
  }

  private Set<String> titles(String system) throws Exception {
    Set<String> titles = new HashSet<>();
    for (InboundMessage message : taken) {
      if (message.system().equals(system)) {
        titles.add(
            JSON.readTree(message.content())
                .path("item")
                .path("name")
                .asText()
                .replaceAll("\\W*\\d+$", "")
                .strip());
      }
    }
    return titles;
  }
}
