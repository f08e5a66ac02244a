package org.omnidesk.connectors.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.sandbox.sms.KannelStandIn;
import org.omnidesk.tickets.intake.MessageMapper;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.system.Systems;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;

/** The source Kamelets on the real servlet engine, fed by hand and by the stand-in. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.main.banner-mode=off")
class SmsInboundKameletTest {

  /** What the hub brings: systems, a part store, and a route that keeps messages. */
  @SpringBootConfiguration
  @EnableAutoConfiguration(
      exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
  static class Hub {

    static final List<InboundMessage> KEPT = new CopyOnWriteArrayList<>();
    static final List<Map<String, Object>> HEADERS = new CopyOnWriteArrayList<>();
    static final AtomicInteger FAILURES = new AtomicInteger();

    @Bean
    Systems systems() {
      return SmsFixtures.systems(SmsFixtures.settings(Map.of("max-wait-for-parts", "0s")));
    }

    @Bean
    PartStore partStore() {
      return new SmsFixtures.MemoryPartStore();
    }

    @Bean
    RouteBuilder intake() {
      return new RouteBuilder() {
        @Override
        public void configure() {
          errorHandler(deadLetterChannel("mock:dead").maximumRedeliveries(0));
          from("kamelet:sms-inbound-source?system=sms-main")
              .routeId("sms-main-intake")
              .to("direct:keep");
          from("kamelet:sms-inbound-source?system=sms-open")
              .errorHandler(noErrorHandler())
              .routeId("sms-open-intake")
              .to("direct:keep-open");
          from("direct:keep-open")
              .errorHandler(noErrorHandler())
              .process(
                  e -> {
                    throw new IllegalStateException("the database is away");
                  });
          from("kamelet:sms-incomplete-source?system=sms-main&period=200")
              .routeId("sms-main-incomplete")
              .to("direct:keep");
          from("direct:keep")
              .process(
                  e -> {
                    if (FAILURES.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                      throw new IllegalStateException("the database is away");
                    }
                    HEADERS.add(new HashMap<>(e.getMessage().getHeaders()));
                    KEPT.add(e.getMessage().getBody(InboundMessage.class));
                  })
              .setHeader("leak", constant("inside"))
              .setBody(constant("a body that must not reach the phone"));
        }
      };
    }
  }

  @TempDir Path folder;
  @LocalServerPort int port;
  @Autowired MessageMapper smsMapper;
  @Autowired SmsHooks smsHooks;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void clear() {
    Hub.FAILURES.set(0);
    Hub.KEPT.clear();
    Hub.HEADERS.clear();
  }

  private HttpResponse<String> call(String query) throws Exception {
    return http.send(request(query).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String query) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + port + "/api/hooks/sms-main?" + query));
  }

  private static String secret(String more) {
    return "secret=" + SmsFixtures.SECRET + "&" + more;
  }

  @Test
  void a_kept_message_is_answered_200_with_an_empty_body() throws Exception {
    HttpResponse<String> answer =
        call(secret("from=%2B919876543210&to=56767&text=%E0%A4%A8&id=i-1&coding=0&charset=UTF-8"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().map()).doesNotContainKey("leak");
    InboundMessage kept = Hub.KEPT.getFirst();
    assertThat(kept.externalId()).isEqualTo("i-1");
    assertThat(kept.kind()).isEqualTo("sms");
    assertThat(kept.attributes()).containsEntry("remoteAddress", "127.0.0.1");
    assertThat(new String(kept.content(), "UTF-8"))
        .contains("\"न\"")
        .doesNotContain(SmsFixtures.SECRET);
    assertThat(smsMapper.map(kept)).isInstanceOf(TicketIntake.class);
  }

  @Test
  void no_parameter_and_no_header_of_a_stranger_becomes_a_header() throws Exception {
    HttpResponse<String> answer =
        http.send(
            request(
                    secret(
                        "from=%2B919876543210&text=x&id=h&CamelHttpUri=http%3A%2F%2Fevil&copyTo=a&camelfilename=b"))
                .header("CamelFileName", "../x")
                .header("moveTo", "y")
                .header("X-Any", "z")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Hub.HEADERS.getFirst()).isEmpty();
    assertThat(answer.headers().map().keySet().stream().map(String::toLowerCase))
        .doesNotContain("camelfilename", "moveto", "x-any", "copyto", "from");
  }

  @Test
  void a_wrong_secret_is_refused_and_counted_and_nothing_is_kept() throws Exception {
    long before = smsHooks.refused("sms-main");
    for (String query : List.of("secret=wrong&from=1&text=x", "from=1&text=x", "secret=")) {
      HttpResponse<String> answer = call(query);
      assertThat(answer.statusCode()).as(query).isEqualTo(403);
      assertThat(answer.body()).isEmpty();
    }
    assertThat(smsHooks.refused("sms-main")).isEqualTo(before + 3);
    assertThat(Hub.KEPT).isEmpty();
  }

  @Test
  void a_failure_to_keep_is_503_also_when_an_error_handler_swallowed_it() throws Exception {
    Hub.FAILURES.set(1);
    HttpResponse<String> answer = call(secret("from=%2B919876543210&text=x&id=f"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEmpty();
    assertThat(Hub.KEPT).isEmpty();
    assertThat(call(secret("from=%2B919876543210&text=x&id=f")).statusCode()).isEqualTo(200);
  }

  @Test
  void a_failure_that_no_error_handler_touches_is_503_too() throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:"
                            + port
                            + "/api/hooks/sms-open?"
                            + secret("from=%2B919876543210&text=x&id=g")))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void a_form_and_a_bare_body_are_kept_too() throws Exception {
    http.send(
        request(secret(""))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "from=%2B919876543210&text=form+%E0%A4%A8&id=p-1"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
    http.send(
        request(secret("id=p-2&from=%2B919876543210"))
            .header("Content-Type", "text/plain; charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString("postit printer jam"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
    List<String> texts =
        Hub.KEPT.stream()
            .map(
                m -> {
                  try {
                    return m.externalId()
                        + " "
                        + ((TicketIntake) smsMapper.map(m)).fields().description();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                })
            .toList();
    assertThat(texts).containsExactly("p-1 form न", "p-2 postit printer jam");
  }

  @Test
  void through_the_gateway_a_failing_hub_gets_every_message_once_by_id_and_no_phone_hears_of_it()
      throws Exception {
    Hub.FAILURES.set(5);
    String hook = "http://127.0.0.1:" + port + "/api/hooks/sms-main?secret=" + SmsFixtures.SECRET;
    KannelStandIn kannel =
        new KannelStandIn(
            new KannelStandIn.Options(
                0, folder, "omnidesk", "secret", hook, -1, Duration.ofMillis(30)));
    kannel.start();
    try {
      for (int i = 0; i < 10; i++) {
        control(
            kannel,
            "mo",
            "{\"from\":\"+919876543210\",\"to\":\"56767\",\"text\":\"VPN नहीं " + i + " 😀\"}");
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> control(kannel, "mo", null).path("pendingCallbacks").asInt() == 0);
      assertThat(Hub.KEPT.stream().map(InboundMessage::externalId).collect(Collectors.toSet()))
          .hasSize(10);
      assertThat(control(kannel, "sent", null).path("items")).isEmpty();
    } finally {
      kannel.close();
    }
  }

  @Test
  void an_incomplete_message_comes_out_of_its_own_source() throws Exception {
    call(
        secret(
            "from=%2B919876543210&to=5&id=part-1&coding=0&charset=UTF-8&udh=%05%00%03%01%02%01&text=half"));
    smsMapper.map(Hub.KEPT.getFirst());
    await().until(() -> Hub.KEPT.stream().anyMatch(m -> m.kind().equals("sms-incomplete")));
    InboundMessage incomplete =
        Hub.KEPT.stream().filter(m -> m.kind().equals("sms-incomplete")).findFirst().orElseThrow();
    assertThat(((TicketIntake) smsMapper.map(incomplete)).fields().description())
        .isEqualTo("half [part 2 of 2 missing]");
  }

  private JsonNode control(KannelStandIn kannel, String path, String body) throws Exception {
    URI uri = URI.create(kannel.address().replace("/cgi-bin/sendsms", "/_control/" + path));
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (body != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return new ObjectMapper()
        .readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
  }
}
