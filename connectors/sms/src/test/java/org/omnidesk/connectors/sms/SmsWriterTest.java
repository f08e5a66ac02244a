package org.omnidesk.connectors.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.sandbox.sms.KannelStandIn;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.delivery.DeliveryHead;
import org.omnidesk.tickets.delivery.DeliveryOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.NoticeOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.ResponseOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.StatusOrder;
import org.omnidesk.tickets.delivery.DeliveryOutcome;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Parked;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Retry;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Sent;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Unknown;
import org.omnidesk.tickets.intake.ReceiptIntake;
import org.omnidesk.tickets.response.PublicResponse;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.omnidesk.tickets.ticket.TicketStatus;

/** The sink Kamelet and the bean behind it against the stand-in. */
class SmsWriterTest extends CamelTestSupport {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PHONE = "+919876543210";

  @TempDir static Path folder;

  private final List<String> reports = new CopyOnWriteArrayList<>();
  private HttpServer hub;
  private KannelStandIn kannel;
  private final Map<String, String> keys = new LinkedHashMap<>();

  @BeforeEach
  void startGateway() throws Exception {
    hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext(
        "/",
        e -> {
          reports.add(e.getRequestURI().getRawPath() + "?" + e.getRequestURI().getRawQuery());
          e.sendResponseHeaders(200, -1);
          e.close();
        });
    hub.start();
    String base = "http://127.0.0.1:" + hub.getAddress().getPort();
    kannel =
        new KannelStandIn(
            new KannelStandIn.Options(
                0,
                folder.resolve(UUID.randomUUID().toString()),
                "omnidesk",
                "secret",
                base + "/mo",
                10,
                Duration.ofMillis(50)));
    kannel.start();
    keys.put("url", kannel.address());
    keys.put("public-url", base + "/");
    keys.put("response-timeout", "400ms");
  }

  @AfterEach
  void stopGateway() {
    kannel.close();
    hub.stop(0);
  }

  @Override
  protected void bindToRegistry(Registry registry) {
    var systems = SmsFixtures.systems(() -> SmsFixtures.settings(keys));
    registry.bind(
        "smsWriter",
        new SmsWriter(systems, new SmsTemplates(systems), List.of(new HttpSmsGateway())));
  }

  @Override
  protected RouteBuilder createRouteBuilder() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:deliver").to("kamelet:sms-send-sink?system=sms-main");
      }
    };
  }

  private DeliveryOutcome deliver(DeliveryOrder order) {
    // a header of the caller must not matter
    return template.requestBodyAndHeader(
        "direct:deliver", order, "CamelHttpUri", "http://127.0.0.1:1/", DeliveryOutcome.class);
  }

  private static DeliveryHead head(String key, String phone) {
    return new DeliveryHead(
        UUID.randomUUID(),
        key,
        1,
        SmsFixtures.SYSTEM,
        UUID.randomUUID(),
        new TicketNumber(123),
        "VPN",
        "mo-1",
        Contact.ofPhone(phone),
        List.of());
  }

  private static ResponseOrder response(
      String key, String phone, String template, String... pairs) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      variables.put(pairs[i], pairs[i + 1]);
    }
    return new ResponseOrder(
        head(key, phone),
        new PublicResponse(UUID.randomUUID(), Contact.NOBODY, "free text", template, variables),
        List.of());
  }

  private JsonNode sent() throws Exception {
    return control("sent", null).path("items");
  }

  private JsonNode control(String path, String body) throws Exception {
    URI uri = URI.create(kannel.address().replace("/cgi-bin/sendsms", "/_control/" + path));
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (body != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(body));
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  @Test
  void a_template_reaches_the_phone_and_the_reports_name_our_key() throws Exception {
    DeliveryOutcome outcome =
        deliver(response("d-1", "09876543210", "need-info", "what", "which floor & room?"));
    assertThat(outcome).isEqualTo(Sent.as("d-1"));
    JsonNode mt = sent().get(0);
    assertThat(mt.path("to").asText()).isEqualTo(PHONE);
    assertThat(mt.path("from").asText()).isEqualTo("OMNDSK");
    assertThat(mt.path("key").asText()).isEqualTo("d-1");
    assertThat(mt.path("text").asText())
        .isEqualTo(
            "OD-123: we need more details to go on: which floor & room?. Please reply with OD-123"
                + " and the details. - OmniDesk");
    await().until(() -> reports.size() == 2);
    assertThat(reports)
        .allMatch(
            r -> r.startsWith("/api/hooks/sms-main?secret=" + SmsFixtures.SECRET + "&dlr=d-1&"))
        .anyMatch(r -> r.contains("&type=1&"))
        .anyMatch(r -> r.contains("&type=8&") && r.contains("&phone=%2B919876543210"));
  }

  @Test
  void a_phone_that_cannot_be_reached_is_reported_as_failed() throws Exception {
    control("faults", "{\"fate\":\"failed\"}");
    assertThat(deliver(response("d-1", PHONE, "resolved"))).isInstanceOf(Sent.class);
    await().until(() -> reports.size() == 2);
    List<Object> outcomes = new java.util.ArrayList<>();
    var systems = SmsFixtures.systems(SmsFixtures.settings(keys));
    SmsMapper mapper = new SmsMapper(systems, null);
    for (String report : reports) {
      String query = report.substring(report.indexOf('?') + 1);
      ReceiptIntake receipt =
          (ReceiptIntake) mapper.map(SmsFixtures.message(query, java.time.Instant.now()));
      assertThat(receipt.deliveryKey()).isEqualTo("d-1");
      outcomes.add(receipt.outcome());
    }
    assertThat(outcomes)
        .containsExactlyInAnyOrder(ReceiptIntake.Outcome.ACCEPTED, ReceiptIntake.Outcome.FAILED);
  }

  @Test
  void hindi_arrives_as_hindi_in_parts() throws Exception {
    assertThat(deliver(response("d-1", PHONE, "resolved-hi"))).isInstanceOf(Sent.class);
    JsonNode mt = sent().get(0);
    assertThat(mt.path("coding").asInt()).isEqualTo(2);
    assertThat(mt.path("text").asText()).startsWith("OD-123 का समाधान हो गया है।");
    assertThat(mt.path("parts")).hasSize(2);
  }

  @Test
  void a_notice_takes_the_language_it_is_told_and_only_what_the_text_uses() throws Exception {
    Map<String, String> offered = Map.of("language", "hi", "title", "not in the template");
    assertThat(
            deliver(
                new NoticeOrder(
                    head("n-1", null), Contact.ofPhone(PHONE), "ticket-received", offered)))
        .isInstanceOf(Sent.class);
    assertThat(sent().get(0).path("text").asText()).startsWith("आपका अनुरोध OD-123");
    assertThat(
            deliver(
                new NoticeOrder(
                    head("n-2", PHONE), null, "ticket-received", Map.of("language", "de"))))
        .isInstanceOf(Sent.class);
    assertThat(sent().get(1).path("text").asText()).contains("registered as OD-123");
    assertThat(deliver(new NoticeOrder(head("n-3", PHONE), null, "party", Map.of())))
        .isEqualTo(new Parked("there is no template party"));
  }

  @Test
  void free_text_names_short_codes_and_bad_variables_are_parked_and_nothing_is_sent()
      throws Exception {
    assertThat(deliver(response("d-1", PHONE, null))).isInstanceOf(Parked.class);
    assertThat(deliver(response("d-2", "VM-HDFCBK", "resolved"))).isInstanceOf(Parked.class);
    assertThat(deliver(response("d-3", "56767", "resolved"))).isInstanceOf(Parked.class);
    assertThat(deliver(response("d-4", null, "resolved"))).isInstanceOf(Parked.class);
    assertThat(deliver(response("d-5", PHONE, "need-info")))
        .isEqualTo(new Parked("variable need-info.what is missing"));
    assertThat(deliver(new StatusOrder(head("d-6", PHONE), TicketStatus.OPEN, Map.of())))
        .isInstanceOf(Parked.class);
    keys.put("max-parts", "1");
    assertThat(deliver(response("d-7", PHONE, "resolved-hi"))).isInstanceOf(Parked.class);
    assertThat(sent()).isEmpty();
  }

  @Test
  void a_gateway_that_surely_took_nothing_is_tried_again() throws Exception {
    control("faults", "{\"sendsms\":\"busy\",\"count\":1}");
    assertThat(deliver(response("d-1", PHONE, "resolved"))).isInstanceOf(Retry.class);
    control("faults", "{\"sendsms\":\"server_error\",\"count\":1}");
    assertThat(deliver(response("d-1", PHONE, "resolved"))).isInstanceOf(Retry.class);
    keys.put("password", "wrong");
    assertThat(deliver(response("d-1", PHONE, "resolved")))
        .isEqualTo(
            new Retry(
                "username, password or our address refused: HTTP 403 Authorization failed for sendsms",
                Duration.ofMinutes(5)));
    try (ServerSocket closed = new ServerSocket(0)) {
      keys.put("url", "http://127.0.0.1:" + closed.getLocalPort() + "/cgi-bin/sendsms");
    }
    assertThat(deliver(response("d-1", PHONE, "resolved"))).isInstanceOf(Retry.class);
    assertThat(sent()).isEmpty();
  }

  @Test
  void silence_or_a_cut_after_the_request_is_unknown_and_sent_once() throws Exception {
    control("faults", "{\"sendsms\":\"cut\",\"count\":1}");
    assertThat(deliver(response("d-1", PHONE, "resolved"))).isInstanceOf(Unknown.class);
    assertThat(sent()).hasSize(1);
    control("faults", "{\"sendsms\":\"hang\",\"count\":1}");
    assertThat(deliver(response("d-2", PHONE, "resolved"))).isInstanceOf(Unknown.class);
    assertThat(sent()).hasSize(2);
  }

  @Test
  void an_answer_in_a_charset_nobody_knows_still_says_accepted() throws Exception {
    HttpServer odd =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    odd.createContext(
        "/",
        e -> {
          e.getResponseHeaders().set("Content-Type", "text/html; charset=x-unheard-of");
          answer(e, 202, "3: Queued for later delivery");
        });
    odd.start();
    try {
      keys.put("url", "http://127.0.0.1:" + odd.getAddress().getPort() + "/");
      assertThat(deliver(response("d-1", PHONE, "resolved"))).isEqualTo(Sent.as("d-1"));
    } finally {
      odd.stop(0);
    }
  }

  @Test
  void an_order_for_another_system_is_parked() throws Exception {
    ResponseOrder order = response("d-1", PHONE, "resolved");
    DeliveryHead h = order.head();
    DeliveryHead other =
        new DeliveryHead(
            h.id(), h.key(), 1, "sms-other", h.ticketId(), h.number(), "", "", h.to(), List.of());
    assertThat(deliver(new ResponseOrder(other, order.response(), List.of())))
        .isEqualTo(new Parked("an order for sms-other came to sms-main"));
    assertThat(sent()).isEmpty();
  }

  @Test
  void an_answer_nobody_knows_is_unknown_and_a_refused_message_is_parked() throws Exception {
    HttpServer odd =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    odd.createContext("/ok", e -> answer(e, 200, "<html>Welcome to the portal</html>"));
    odd.createContext("/no", e -> answer(e, 400, "Not routable. Do not try again."));
    odd.createContext(
        "/moved",
        e -> {
          e.getResponseHeaders().set("Location", kannel.address());
          answer(e, 302, "");
        });
    odd.start();
    try {
      String base = "http://127.0.0.1:" + odd.getAddress().getPort();
      keys.put("url", base + "/ok");
      assertThat(deliver(response("d-1", PHONE, "resolved"))).isInstanceOf(Unknown.class);
      keys.put("url", base + "/no");
      assertThat(deliver(response("d-1", PHONE, "resolved")))
          .isEqualTo(
              new Parked(
                  "the gateway refused the message: HTTP 400 Not routable. Do not try again."));
      keys.put("url", base + "/moved");
      assertThat(deliver(response("d-1", PHONE, "resolved"))).isInstanceOf(Unknown.class);
      assertThat(sent()).as("a redirect would carry the password elsewhere").isEmpty();
    } finally {
      odd.stop(0);
    }
  }

  private static void answer(com.sun.net.httpserver.HttpExchange e, int status, String body)
      throws java.io.IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    e.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    e.getResponseBody().write(bytes);
    e.close();
  }

  @Test
  void the_probe_proves_the_login_and_sends_nothing() throws Exception {
    HttpSmsGateway gateway = new HttpSmsGateway();
    assertThat(gateway.problem(SmsFixtures.settings(keys))).isNull();
    keys.put("password", "wrong");
    assertThat(gateway.problem(SmsFixtures.settings(keys)))
        .isEqualTo("username or password: HTTP 403 Authorization failed for sendsms");
    keys.put("url", "http://127.0.0.1:1/cgi-bin/sendsms");
    assertThat(gateway.problem(SmsFixtures.settings(keys))).startsWith("url: ");
    assertThat(sent()).isEmpty();
  }

  @Test
  void without_a_public_url_no_report_is_asked_for() throws Exception {
    keys.remove("public-url");
    assertThat(deliver(response("d-1", PHONE, "resolved"))).isInstanceOf(Sent.class);
    assertThat(sent().get(0).path("dlrMask").asInt()).isZero();
    assertThat(sent().get(0).has("dlrUrl")).isFalse();
  }
}
