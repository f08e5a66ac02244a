package org.omnidesk.hub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hawtio and Jolokia: for operators, and no more than operators need. */
@ExtendWith(SharedHub.class)
class HawtioIT {

  private static final String ROUTE =
      "org.apache.camel:context=omnidesk,name=\"outbox-sweep\",type=routes";

  private PackagedHub hub;

  @BeforeEach
  void meet(PackagedHub shared) {
    hub = shared;
  }

  @Test
  void the_short_address_leads_to_the_console() {
    Http.Answer answer = asked("GET", "/hawtio", null, "operator");

    assertThat(answer.status()).isIn(301, 302, 303, 307, 308);
    assertThat(answer.header("Location")).endsWith("/actuator/hawtio");
  }

  @Test
  void an_operator_gets_the_console() {
    Http.Answer answer = asked("GET", "/actuator/hawtio/index.html", null, "operator");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).containsIgnoringCase("<html").containsIgnoringCase("hawtio");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator/hawtio/index.html", "/actuator/jolokia", "/actuator/prometheus"})
  void a_stranger_and_an_agent_do_not_get_in(String path) {
    Http.Answer stranger = Http.get(hub.management(path), "Accept", "application/json");
    assertThat(stranger.status()).isIn(302, 401);
    assertThat(stranger.body()).doesNotContain("agentType", "http_requests_total");

    assertThat(asked("GET", path, null, "agent").status()).isEqualTo(403);
  }

  @Test
  void every_route_is_listed_with_the_insides_of_its_kamelet() {
    JsonNode found =
        jolokia(Map.of("type", "search", "mbean", "org.apache.camel:type=routes,*")).path("value");

    assertThat(texts(found))
        .anyMatch(name -> name.contains("\"intake\""))
        .anyMatch(name -> name.contains("\"mail-support-intake\""))
        .anyMatch(name -> name.contains("\"glpi-hq-deliver\""))
        .anyMatch(name -> name.contains("email-imap-source"))
        .anyMatch(name -> name.contains("glpi-tickets-source"))
        .anyMatch(name -> name.contains("solman-incidents-source"))
        .anyMatch(name -> name.contains("sms-inbound-source"));
  }

  @Test
  void a_route_can_be_drawn_and_stopped_and_started() {
    assertThat(exec(ROUTE, "dumpRouteAsXml()").path("value").asText()).contains("outbox-sweep");
    assertThat(exec(ROUTE, "stop()").path("status").asInt()).isEqualTo(200);
    assertThat(state()).isEqualTo("Stopped");
    assertThat(exec(ROUTE, "start()").path("status").asInt()).isEqualTo(200);
    assertThat(state()).isEqualTo("Started");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org.apache.camel:context=omnidesk,name=\"outbox-sweep\",type=routes|remove()",
        "org.apache.camel:context=omnidesk,name=\"omnidesk\",type=context|stop()",
        "org.apache.camel:context=omnidesk,name=\"omnidesk\",type=context|addOrUpdateRoutesFromXml(java.lang.String)",
        "org.apache.camel:context=omnidesk,name=\"omnidesk\",type=context|sendStringBody(java.lang.String,java.lang.String)",
        "com.sun.management:type=HotSpotDiagnostic|dumpHeap",
        "com.sun.management:type=DiagnosticCommand|vmSystemProperties",
        "java.util.logging:type=Logging|setLoggerLevel"
      })
  void an_operation_that_could_harm_is_refused(String mbean, String operation) {
    JsonNode answer =
        jolokia(
            Map.of(
                "type",
                "exec",
                "mbean",
                mbean,
                "operation",
                operation,
                "arguments",
                List.of("x", "y")));

    assertThat(answer.path("status").asInt()).isEqualTo(403);
    assertThat(answer.path("error").asText()).containsIgnoringCase("forbidden");
  }

  @Test
  void nothing_is_written_and_no_start_argument_is_read() {
    JsonNode written =
        jolokia(
            Map.of("type", "write", "mbean", ROUTE, "attribute", "TracingEnabled", "value", true));
    assertThat(written.path("status").asInt()).isEqualTo(403);
    for (String attribute : List.of("SystemProperties", "InputArguments")) {
      JsonNode read =
          jolokia(
              Map.of("type", "read", "mbean", "java.lang:type=Runtime", "attribute", attribute));
      assertThat(read.path("status").asInt()).as(attribute).isEqualTo(403);
    }
  }

  private String state() {
    return jolokia(Map.of("type", "read", "mbean", ROUTE, "attribute", "State"))
        .path("value")
        .asText();
  }

  private JsonNode exec(String mbean, String operation) {
    return jolokia(Map.of("type", "exec", "mbean", mbean, "operation", operation));
  }

  private JsonNode jolokia(Object request) {
    return asked("POST", "/actuator/jolokia", request, "operator").json();
  }

  private Http.Answer asked(String method, String path, Object body, String role) {
    String email = role + "@omnidesk.local";
    return Http.send(
        method,
        hub.management(path),
        body,
        "Authorization",
        Http.basic(email, hub.password(email)));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new java.util.ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
