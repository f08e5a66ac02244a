package org.omnidesk.connectors.solman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.omnidesk.connectors.solman.ict.IctAnswer;
import org.omnidesk.connectors.solman.ict.IctIncident;
import org.omnidesk.connectors.solman.ict.IctReader;
import org.omnidesk.connectors.solman.ict.IctWriter;
import org.omnidesk.connectors.solman.soap.SoapEnvelope;
import org.omnidesk.tickets.intake.ResponseIntake;
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.ticket.TicketStatus;

/** What Solution Manager tells, through the real Kamelet and HTTP server. */
class SolmanInboundTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOGIN = "SOLMAN:to-hub";
  @TempDir static Path folder;
  private static SolmanHub hub;

  @BeforeAll
  static void start() throws Exception {
    hub = new SolmanHub(folder);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @AfterEach
  void calm() {
    hub.memory().away(false);
    hub.memory().pending(false);
    hub.configure(Map.of());
  }

  private static String open(String json) throws Exception {
    return JSON.readTree(hub.control("POST", "/incidents", json)).path("guid").asText();
  }

  private static JsonNode incident(String guid) throws Exception {
    return JSON.readTree(hub.control("GET", "/incidents/" + guid, ""));
  }

  private static byte[] call(String operation, String incident, String requester, String provider) {
    return IctWriter.incident(
        operation,
        new IctIncident(
            new IctIncident.Head(incident, requester, provider, "", "", "t", "3", "EN"),
            "1",
            List.of(new IctIncident.Person("asha", "", "Asha", "Rao", "", "", "")),
            List.of(),
            List.of(),
            List.of(),
            "20261102043000"));
  }

  private static IctAnswer answer(String operation, HttpResponse<String> response)
      throws Exception {
    assertThat(response.statusCode()).isEqualTo(200);
    return IctReader.answer(
        operation, SoapEnvelope.read(response.body().getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void an_incident_its_texts_and_its_end_arrive_and_the_ticket_number_goes_back() throws Exception {
    String guid =
        open(
            """
            {"title":"Dump in VA01, seit heute früh für alle Benutzer","description":"Zeile 1\\nZeile <2> & हिन्दी","priority":"1","language":"DE",
             "component":"BC-CCM","reporter":{"id":"ASHA","firstName":"Asha","lastName":"Rao","email":"asha@example.com","phone":"+918055550100"},
             "attachments":[{"fileName":"st22.log","mimeType":"text/plain","data":"aGVsbG8="}]}""");
    await().until(() -> incident(guid).path("hubNumber").asText().startsWith("OD-"));
    assertThat(hub.memory().of(guid))
        .singleElement()
        .satisfies(
            ticket -> {
              assertThat(ticket.fields().title())
                  .isEqualTo("Dump in VA01, seit heute früh für alle B");
              assertThat(ticket.fields().description()).isEqualTo("Zeile 1\nZeile <2> & हिन्दी");
              assertThat(ticket.fields().status()).isEqualTo(TicketStatus.NEW);
              assertThat(ticket.fields().requester().email()).isEqualTo("asha@example.com");
              assertThat(ticket.attachments()).hasSize(1);
            });
    hub.control(
        "POST",
        "/incidents/" + guid + "/texts",
        "{\"text\":\"for you\",\"status\":\"E0002SMIN0001\"}");
    hub.control(
        "POST", "/incidents/" + guid + "/texts", "{\"text\":\"for us\",\"textType\":\"SU04\"}");
    hub.control("POST", "/incidents/" + guid + "/close", "{\"text\":\"works\"}");
    await().until(() -> hub.memory().of(guid).size() == 4);
    assertThat(hub.memory().responses(guid))
        .extracting(ResponseIntake::text)
        .containsExactly("for you", "for us", "works");
    assertThat(hub.memory().responses(guid))
        .extracting(ResponseIntake::visibility)
        .containsExactly(Visibility.PUBLIC, Visibility.INTERNAL, Visibility.PUBLIC);
    assertThat(hub.memory().of(guid).getLast().fields().status()).isEqualTo(TicketStatus.CLOSED);
  }

  @Test
  void while_the_database_is_away_solman_tries_on_and_nothing_is_lost_or_doubled()
      throws Exception {
    hub.memory().away(true);
    int before = hub.memory().failures();
    String guid = open("{\"title\":\"away\",\"description\":\"x\"}");
    hub.control("POST", "/incidents/" + guid + "/texts", "{\"text\":\"second\"}");
    await().until(() -> hub.memory().failures() > before + 1);
    assertThat(hub.memory().of(guid)).isEmpty();
    hub.memory().away(false);
    await().until(() -> hub.memory().of(guid).size() == 2);
    assertThat(hub.memory().of(guid).getFirst().fields().description()).isEqualTo("x");
    assertThat(hub.memory().responses(guid))
        .extracting(ResponseIntake::text)
        .containsExactly("second");
  }

  @Test
  void failed_or_pending_intake_is_a_fault_that_says_nothing_of_the_inside() throws Exception {
    byte[] body = call("AddInfo", "F".repeat(32), SolmanHub.PEER_GUID, TestSecrets.OWN_GUID);
    hub.memory().away(true);
    HttpResponse<String> failed = hub.call("POST", "", LOGIN, body);
    hub.memory().away(false);
    hub.memory().pending(true);
    HttpResponse<String> pending = hub.call("POST", "", LOGIN, body);
    for (HttpResponse<String> response : List.of(failed, pending)) {
      assertThat(response.statusCode()).isEqualTo(500);
      SoapEnvelope fault = SoapEnvelope.read(response.body().getBytes(StandardCharsets.UTF_8));
      assertThat(fault.isFault()).isTrue();
      assertThat(fault.faultText()).contains("Server").doesNotContain("database");
    }
  }

  @Test
  void the_same_call_twice_is_one_message_and_answered_alike() throws Exception {
    byte[] body =
        call("ReplicateIncident", "C".repeat(32), SolmanHub.PEER_GUID, TestSecrets.OWN_GUID);
    int before = hub.memory().duplicates();
    HttpResponse<String> first = hub.call("POST", "", LOGIN, body);
    HttpResponse<String> second = hub.call("POST", "", LOGIN, body);
    IctAnswer answer = answer("ReplicateIncident", first);
    assertThat(answer.errors()).isEmpty();
    assertThat(answer.number()).startsWith("OD-");
    assertThat(answer.personMaps()).containsExactly(new IctAnswer.PersonMap("asha", "asha"));
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(hub.memory().duplicates()).isEqualTo(before + 1);
    assertThat(hub.memory().messages().stream().filter(m -> m.externalId().equals("C".repeat(32))))
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.kind()).isEqualTo("ReplicateIncident");
              assertThat(m.content()).isEqualTo(body);
              assertThat(m.revision()).matches("[0-9a-f]{64}");
            });
  }

  @Test
  void no_header_from_outside_reaches_intake_and_none_from_inside_the_peer() throws Exception {
    byte[] body = call("AddInfo", "B".repeat(32), SolmanHub.PEER_GUID, TestSecrets.OWN_GUID);
    HttpResponse<String> response =
        hub.call(
            "POST",
            "?CamelFileName=x&evil=1",
            LOGIN,
            body,
            "X-Evil",
            "1",
            "CamelHttpUri",
            "http://evil",
            "OmniDesk.System",
            "other");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(hub.memory().headers()).isEmpty();
    assertThat(response.headers().map().keySet())
        .noneMatch(
            name -> name.toLowerCase().matches("x-evil|evil|authorization|camel.*|omnidesk.*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SOLMAN:wrong", "OTHER:to-hub", "SOLMAN:", ":", "SOLMAN:to-hub "})
  void a_wrong_login_is_401_and_nothing_is_read(String login) throws Exception {
    int before = hub.memory().messages().size();
    HttpResponse<String> response =
        hub.call(
            "POST",
            "",
            login.isEmpty() ? null : login,
            call("AddInfo", "D".repeat(32), SolmanHub.PEER_GUID, TestSecrets.OWN_GUID));
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValue("Basic realm=\"OmniDesk\"");
    assertThat(hub.memory().messages()).hasSize(before);
  }

  @Test
  void the_wsdl_is_served_with_the_configured_address() throws Exception {
    hub.configure(Map.of("own-url", "https://desk.example.org/api/soap/solman-prod?a=1&b=2"));
    HttpResponse<String> response = hub.call("GET", "?wsdl", LOGIN, new byte[0]);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
    assertThat(response.body())
        .contains("location=\"https://desk.example.org/api/soap/solman-prod?a=1&amp;b=2\"");
    assertThat(hub.call("GET", "?wsdl", null, new byte[0]).statusCode()).isEqualTo(401);
    assertThat(hub.call("GET", "", LOGIN, new byte[0]).statusCode()).isEqualTo(405);
  }

  @Test
  void a_body_over_the_limit_is_refused() throws Exception {
    hub.configure(Map.of("max-request", "2KB"));
    HttpResponse<String> response =
        hub.call("POST", "", LOGIN, "x".repeat(3000).getBytes(StandardCharsets.UTF_8));
    assertThat(response.statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({
    "'',R,P,1",
    "I,'',P,2",
    "I,R,'',3",
    "I,R,R,4",
    "I,DE86768CD3D015F181D0001438BF50C6,00000000000000000000000000000000,13",
    "I,00000000000000000000000000000000,D3D9446802A44259755D38E6D163E820,13"
  })
  void guids_that_break_a_rule_are_refused_before_intake(
      String incident, String requester, String provider, String code) throws Exception {
    int before = hub.memory().messages().size();
    IctAnswer answer =
        answer(
            "AddInfo", hub.call("POST", "", LOGIN, call("AddInfo", incident, requester, provider)));
    assertThat(answer.errors())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.plainCode()).isEqualTo(code);
              assertThat(e.val1()).isNotBlank();
            });
    assertThat(hub.memory().messages()).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AcceptIncidentProcessing", "VerifyIncidentSolution", "RejectIncidentSolution"})
  void operations_not_offered_yet_are_refused_in_the_contracts_form(String operation)
      throws Exception {
    IctAnswer answer =
        answer(
            operation,
            hub.call(
                "POST",
                "",
                LOGIN,
                call(operation, "E".repeat(32), SolmanHub.PEER_GUID, TestSecrets.OWN_GUID)));
    assertThat(answer.errors())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.plainCode()).isEqualTo("9");
              assertThat(e.val1()).contains(operation);
            });
  }

  @Test
  void guids_are_given_without_intake() throws Exception {
    assertThat(
            answer(
                    "RequestSystemGuid",
                    hub.call("POST", "", LOGIN, IctWriter.empty("RequestSystemGuid")))
                .guid())
        .isEqualTo(TestSecrets.OWN_GUID);
    String one =
        answer("RequestGuid", hub.call("POST", "", LOGIN, IctWriter.empty("RequestGuid"))).guid();
    String two =
        answer("RequestGuid", hub.call("POST", "", LOGIN, IctWriter.empty("RequestGuid"))).guid();
    assertThat(one).matches("[0-9A-F]{32}").isNotEqualTo(two);
  }

  @Test
  void an_attack_by_doctype_is_kept_and_refused() throws Exception {
    byte[] attack =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>"
            .getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> response = hub.call("POST", "", LOGIN, attack);
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("soapenv:Client").contains("DOCTYPE");
    assertThat(hub.memory().messages())
        .anySatisfy(
            m -> {
              assertThat(m.kind()).isEqualTo("unreadable");
              assertThat(m.content()).isEqualTo(attack);
            });
  }

  @Test
  void a_quarantined_call_is_refused_with_the_reason() throws Exception {
    byte[] body =
        new String(
                call("AddInfo", "9".repeat(32), SolmanHub.PEER_GUID, TestSecrets.OWN_GUID),
                StandardCharsets.UTF_8)
            .replace(
                "<IctAttachments></IctAttachments>",
                "<IctAttachments><item><Filename>a.bin</Filename><Data>abc=d</Data></item></IctAttachments>")
            .getBytes(StandardCharsets.UTF_8);
    IctAnswer answer = answer("AddInfo", hub.call("POST", "", LOGIN, body));
    assertThat(answer.errors())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.plainCode()).isEqualTo("9");
              assertThat(e.val1()).contains("kept").contains("a.bin");
            });
  }

  @Test
  void a_second_system_has_its_own_endpoint_and_one_not_set_up_is_503() throws Exception {
    byte[] body = call("AddInfo", "8".repeat(32), SolmanHub.PEER_GUID, TestSecrets.OWN_GUID);
    assertThat(hub.callAt("solman-plant", "SOLMAN:to-plant", body).statusCode()).isEqualTo(503);
    hub.bean(TestSystems.class)
        .with(
            "solman-plant",
            TestSystems.complete(
                Map.of("inbound-password", "to-plant", "peer-system-guid", SolmanHub.PEER_GUID)));
    assertThat(hub.callAt("solman-plant", LOGIN, body).statusCode()).isEqualTo(401);
    answer("AddInfo", hub.callAt("solman-plant", "SOLMAN:to-plant", body));
    assertThat(hub.memory().messages().getLast().system()).isEqualTo("solman-plant");
  }

  @Test
  void a_file_of_five_megabytes_arrives_whole() throws Exception {
    String data = java.util.Base64.getEncoder().encodeToString(new byte[5_000_000]);
    String guid =
        open(
            "{\"title\":\"big\",\"attachments\":[{\"fileName\":\"core.bin\",\"data\":\""
                + data
                + "\"}]}");
    await().until(() -> incident(guid).path("hubNumber").asText().startsWith("OD-"));
    assertThat(hub.memory().of(guid).getFirst().attachments())
        .singleElement()
        .satisfies(file -> assertThat(file.content().open().readAllBytes()).hasSize(5_000_000));
  }

  @Test
  void boot_finds_the_connector_by_itself() {
    assertThat(
            org.springframework.boot.context.annotation.ImportCandidates.load(
                org.springframework.boot.autoconfigure.AutoConfiguration.class,
                getClass().getClassLoader()))
        .contains(SolmanConnector.class.getName());
  }
}
