package org.omnidesk.sandbox.solman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The stand-in against a partner that records what it is told. */
class SolmanStandInTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OWN = "DE86768CD3D015F181D0001438BF50C6";
  private static final String HUB = "D3D9446802A44259755D38E6D163E820";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;
  private HttpServer partner;
  private final List<byte[]> told = new CopyOnWriteArrayList<>();
  private volatile String errors = "";
  private volatile int status = 200;
  private SolmanStandIn solman;

  @BeforeEach
  void start() throws IOException {
    partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    partner.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    partner.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          String operation = Soap.body(body).getLocalName();
          String content = "<Errors/>" + Soap.element("SystemGuid", HUB);
          if (!operation.equals("RequestSystemGuid")) {
            told.add(body);
            content = "<Errors>" + errors + "</Errors>" + Soap.element("PrdIctId", "OD-000001");
          }
          byte[] answer = Soap.envelope(operation + "Response", content);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    partner.start();
    open();
  }

  private void open() throws IOException {
    solman =
        new SolmanStandIn(
            new SolmanStandIn.Options(
                0,
                folder,
                OWN,
                URI.create("http://127.0.0.1:" + partner.getAddress().getPort() + "/"),
                "SOLMAN",
                "x",
                "OMNIDESK",
                "secret",
                Duration.ofMillis(50)));
    solman.start();
  }

  @AfterEach
  void stop() {
    solman.close();
    partner.stop(0);
  }

  private HttpResponse<String> soap(String login, byte[] body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(solman.address()))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private Element answer(byte[] body) throws Exception {
    HttpResponse<String> response = soap("OMNIDESK:secret", body);
    assertThat(response.statusCode()).isEqualTo(200);
    return Soap.body(response.body().getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode control(String method, String path, String json) throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + solman.port() + "/_control" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isBetween(200, 299);
    return JSON.readTree(response.body());
  }

  private String incident() throws Exception {
    return control("POST", "/incidents", "{\"title\":\"t\",\"description\":\"a\\nb\"}")
        .path("guid")
        .asText();
  }

  private static byte[] update(String operation, String guid, String requester, String provider) {
    return Soap.envelope(
        operation,
        "<IctAdditionalInfos/><IctHead>"
            + Soap.element("IncidentGuid", guid)
            + Soap.element("RequesterGuid", requester)
            + Soap.element("ProviderGuid", provider)
            + "</IctHead><IctStatements><item><TextType>SU01</TextType><Texts><item>x</item><item>y</item></Texts></item></IctStatements>");
  }

  private String queueState(int index) throws Exception {
    return control("GET", "/queue", "").path(index).path("state").asText();
  }

  @Test
  void a_wrong_password_is_401_with_a_page() throws Exception {
    HttpResponse<String> response = soap("OMNIDESK:no", Soap.envelope("RequestSystemGuid", ""));
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
  }

  @Test
  void its_guid_is_stable_and_new_guids_are_not() throws Exception {
    assertThat(Soap.text(answer(Soap.envelope("RequestSystemGuid", "")), "SystemGuid"))
        .isEqualTo(OWN);
    String one = Soap.text(answer(Soap.envelope("RequestGuid", "")), "Guid");
    assertThat(one)
        .matches("[0-9A-F]{32}")
        .isNotEqualTo(Soap.text(answer(Soap.envelope("RequestGuid", "")), "Guid"));
  }

  @Test
  void what_it_is_told_is_kept_and_read_back_complete() throws Exception {
    String guid = incident();
    assertThat(Soap.items(answer(update("AddInfo", guid, OWN, HUB)), "Errors")).isEmpty();
    Element read =
        answer(Soap.envelope("ReadCompleteIncident", Soap.element("IncidentGuid", guid)));
    assertThat(IctBlocks.texts(read))
        .extracting(Incident.Text::text)
        .containsExactly("a\nb", "x\ny");
    assertThat(Soap.text(answer(update("AddInfo", guid, OWN, OWN)), "Errors")).contains("04");
    assertThat(Soap.text(answer(update("AddInfo", guid, HUB, "0".repeat(32))), "Errors"))
        .contains("13");
    assertThat(Soap.text(answer(update("AddInfo", "unknown", OWN, HUB)), "Errors")).contains("9");
    assertThat(Soap.items(answer(Soap.envelope("ListUnclosedIncidents", "")), "Incidents"))
        .hasSize(1);
  }

  @Test
  void the_same_ProcessIncident_twice_makes_one_incident() throws Exception {
    byte[] call = update("ProcessIncident", "A".repeat(32), HUB, OWN);
    String first = Soap.text(answer(call), "PrdIctId");
    assertThat(Soap.text(answer(call), "PrdIctId")).isEqualTo(first);
    assertThat(control("GET", "/incidents", "")).hasSize(1);
  }

  @Test
  void while_the_partner_is_down_calls_wait_and_go_out_in_order_after_a_restart() throws Exception {
    status = 500;
    String guid = incident();
    control("POST", "/incidents/" + guid + "/texts", "{\"text\":\"two\"}");
    control("POST", "/incidents/" + guid + "/close", "");
    await().until(() -> !control("GET", "/queue", "").path(0).path("detail").asText().isEmpty());
    solman.close();
    status = 200;
    told.clear();
    open();
    await().until(() -> queueState(2).equals("sent"));
    assertThat(told)
        .extracting(bytes -> Soap.body(bytes).getLocalName())
        .containsExactly("ReplicateIncident", "AddInfo", "CloseIncident");
    assertThat(told)
        .allSatisfy(
            bytes ->
                assertThat(Soap.text(Soap.child(Soap.body(bytes), "IctHead"), "ProviderGuid"))
                    .isEqualTo(HUB));
    assertThat(control("GET", "/incidents/" + guid, "").path("hubNumber").asText())
        .isEqualTo("OD-000001");
  }

  @Test
  void a_retry_sends_the_same_bytes() throws Exception {
    incident();
    await().until(() -> queueState(0).equals("sent"));
    told.clear();
    status = 500;
    incident();
    await().until(() -> told.size() >= 3);
    assertThat(told).allSatisfy(bytes -> assertThat(bytes).isEqualTo(told.getFirst()));
  }

  @Test
  void a_permanent_error_ends_a_call_at_once_and_another_at_the_fifth_try() throws Exception {
    errors = "<item><ErrorCode>04</ErrorCode><Val1>equal</Val1></item>";
    incident();
    await().until(() -> queueState(0).equals("dead"));
    assertThat(told).hasSize(1);
    errors = "<item><ErrorCode>11</ErrorCode><Val1>busy</Val1></item>";
    incident();
    await().until(() -> queueState(1).equals("dead"));
    assertThat(told).hasSize(6);
  }

  @Test
  void a_line_cut_off_by_a_crash_is_dropped_and_no_number_is_used_twice() throws Exception {
    String number = control("GET", "/incidents/" + incident(), "").path("number").asText();
    solman.close();
    Files.writeString(
        folder.resolve("solman.jsonl"), "{\"incident\":{\"gu", StandardOpenOption.APPEND);
    open();
    String next = control("GET", "/incidents/" + incident(), "").path("number").asText();
    assertThat(Long.parseLong(next)).isEqualTo(Long.parseLong(number) + 1);
    solman.close();
    open();
    assertThat(control("GET", "/incidents", "")).hasSize(2);
  }

  @Test
  void a_call_cut_after_the_commit_took_effect() throws Exception {
    String guid = incident();
    control("POST", "/faults", "{\"kind\":\"cut-after-commit\",\"operation\":\"AddInfo\"}");
    assertThat(
            HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create(solman.address()))
                    .header(
                        "Authorization",
                        "Basic "
                            + Base64.getEncoder()
                                .encodeToString("OMNIDESK:secret".getBytes(StandardCharsets.UTF_8)))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(update("AddInfo", guid, OWN, HUB)))
                    .build(),
                HttpResponse.BodyHandlers.ofString()))
        .failsWithin(Duration.ofSeconds(5));
    assertThat(control("GET", "/incidents/" + guid, "").path("texts")).hasSize(2);
    assertThat(control("GET", "/faults", "")).isEmpty();
  }
}
