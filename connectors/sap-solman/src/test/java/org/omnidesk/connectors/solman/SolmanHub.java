package org.omnidesk.connectors.solman;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.springboot.PlatformHttpComponentAutoConfiguration;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpAutoConfiguration;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.omnidesk.connectors.solman.mapping.SolmanMapper;
import org.omnidesk.sandbox.solman.SolmanStandIn;
import org.omnidesk.tickets.delivery.DeliveryOrder;
import org.omnidesk.tickets.delivery.DeliveryOutcome;
import org.omnidesk.tickets.intake.ResponseIntake;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.intake.UnreadableMessageException;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.message.IntakeResult;
import org.omnidesk.tickets.message.MessageState;
import org.omnidesk.tickets.secret.InstanceSecrets;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A hub of nothing but this connector: the real Kamelets on the real HTTP server and the real
 * mapper, with a memory in place of the database, beside a Solution Manager stand-in.
 */
final class SolmanHub implements AutoCloseable {

  static final String SYSTEM = "solman-prod";
  static final String PEER_GUID = "DE86768CD3D015F181D0001438BF50C6";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Keeps what intake keeps: each message once, and what it says. */
  public static final class Memory {

    private final SolmanMapper mapper;
    private final Map<String, TicketNumber> numbers = new LinkedHashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final List<InboundMessage> messages = new ArrayList<>();
    private final List<TicketIntake> intakes = new ArrayList<>();
    private final Set<String> headers = new TreeSet<>();
    private int duplicates;
    private int failures;
    private boolean away;
    private boolean pending;

    Memory(SolmanMapper mapper) {
      this.mapper = mapper;
    }

    public synchronized IntakeResult take(InboundMessage message, Map<String, Object> seen) {
      headers.addAll(seen.keySet());
      if (away) {
        failures++;
        throw new IllegalStateException("the database is away");
      }
      if (pending) {
        return new IntakeResult(MessageState.PENDING, false, null, null, "busy");
      }
      boolean known = !keys.add(message.externalId() + " " + message.revision());
      if (known) {
        duplicates++;
      } else {
        messages.add(message);
      }
      try {
        TicketIntake intake = (TicketIntake) mapper.map(message);
        TicketNumber number =
            numbers.computeIfAbsent(
                intake.externalId(), guid -> new TicketNumber(numbers.size() + 1L));
        if (!known) {
          intakes.add(intake);
        }
        return new IntakeResult(MessageState.APPLIED, known, UUID.randomUUID(), number, null);
      } catch (UnreadableMessageException e) {
        return new IntakeResult(MessageState.QUARANTINED, known, null, null, e.getMessage());
      }
    }

    synchronized void away(boolean now) {
      away = now;
    }

    synchronized void pending(boolean now) {
      pending = now;
    }

    synchronized int failures() {
      return failures;
    }

    synchronized int duplicates() {
      return duplicates;
    }

    synchronized Set<String> headers() {
      return Set.copyOf(headers);
    }

    synchronized List<InboundMessage> messages() {
      return List.copyOf(messages);
    }

    synchronized List<TicketIntake> of(String guid) {
      return intakes.stream().filter(i -> i.externalId().equals(guid)).toList();
    }

    synchronized List<ResponseIntake> responses(String guid) {
      return of(guid).stream().flatMap(i -> i.responses().stream()).toList();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    TaskExecutionAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    CamelAutoConfiguration.class,
    PlatformHttpComponentAutoConfiguration.class,
    SpringBootPlatformHttpAutoConfiguration.class,
    SolmanConnector.class
  })
  static class Wiring {

    @Bean
    TestSystems systems() {
      return new TestSystems();
    }

    @Bean
    InstanceSecrets secrets() {
      return new TestSecrets();
    }

    @Bean
    Memory memory(SolmanMapper mapper) {
      return new Memory(mapper);
    }

    @Bean
    RouteBuilder routes() {
      return new RouteBuilder() {
        @Override
        public void configure() {
          from("kamelet:solman-incidents-source?system=" + SYSTEM)
              .bean("memory", "take(${body}, ${headers})")
              // What a hub's own routes leave on the exchange must not reach the peer.
              .setHeader("OmniDesk.Secret", constant("inside"));
          // A second system on the same Kamelets: step ids must not clash.
          from("kamelet:solman-incidents-source?system=solman-plant")
              .bean("memory", "take(${body}, ${headers})");
          from("direct:plant").to("kamelet:solman-add-info-sink?system=solman-plant");
          from("direct:reply").to("kamelet:solman-add-info-sink?system=" + SYSTEM);
          from("direct:status").to("kamelet:solman-status-sink?system=" + SYSTEM);
        }
      };
    }
  }

  private final AnnotationConfigServletWebServerApplicationContext context =
      new AnnotationConfigServletWebServerApplicationContext();
  private final SolmanStandIn solman;

  SolmanHub(Path folder) throws IOException {
    TestPropertyValues.of("server.port=0", "server.address=127.0.0.1").applyTo(context);
    context.register(Wiring.class);
    context.refresh();
    solman =
        new SolmanStandIn(
            new SolmanStandIn.Options(
                0,
                folder,
                PEER_GUID,
                endpoint(),
                "SOLMAN",
                "to-hub",
                "OMNIDESK",
                "to-solman",
                Duration.ofMillis(100)));
    solman.start();
    configure(Map.of());
  }

  /** Sets the connection up with some settings more; undone by calling it with none. */
  void configure(Map<String, String> more) {
    Map<String, String> block = new HashMap<>(more);
    block.putIfAbsent("url", solman.address());
    context.getBean(TestSystems.class).with(SYSTEM, TestSystems.complete(block));
  }

  URI endpoint() {
    return endpoint(SYSTEM);
  }

  private URI endpoint(String system) {
    return URI.create(
        "http://127.0.0.1:" + context.getWebServer().getPort() + "/api/soap/" + system);
  }

  Memory memory() {
    return context.getBean(Memory.class);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  DeliveryOutcome send(DeliveryOrder order) {
    String to = order instanceof DeliveryOrder.StatusOrder ? "direct:status" : "direct:reply";
    return context.getBean(ProducerTemplate.class).requestBody(to, order, DeliveryOutcome.class);
  }

  /** Calls the hub's endpoint as anyone could. */
  HttpResponse<String> call(
      String method, String query, String login, byte[] body, String... headers)
      throws IOException, InterruptedException {
    return call(URI.create(endpoint() + query), method, login, body, headers);
  }

  /** Calls another system's endpoint. */
  HttpResponse<String> callAt(String system, String login, byte[] body)
      throws IOException, InterruptedException {
    return call(endpoint(system), "POST", login, body);
  }

  private static HttpResponse<String> call(
      URI uri, String method, String login, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "text/xml; charset=utf-8")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (login != null) {
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Works at the stand-in's control surface. */
  String control(String method, String path, String json) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + solman.port() + "/_control" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    solman.close();
    context.close();
  }
}
