package org.omnidesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.omnidesk.api.security.FirstUsers;
import org.omnidesk.api.security.FirstUsers.FirstUser;
import org.springframework.boot.test.web.server.LocalManagementPort;

class ManagementPortTest extends HubTest {

  @LocalManagementPort int managementPort;

  @Test
  void health_is_open_and_the_rest_is_for_operators() throws Exception {
    assertThat(ask("/actuator/health", null).statusCode()).isEqualTo(200);
    assertThat(ask("/actuator/prometheus", null).statusCode()).isEqualTo(401);
    assertThat(ask("/actuator/prometheus", sample("agent")).statusCode()).isEqualTo(403);
    assertThat(ask("/actuator/prometheus", sample("operator")).statusCode()).isEqualTo(200);
    assertThat(ask("/actuator/prometheus", FirstUsers.ADMIN + ":a-password-for-tests").statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_browser_is_led_to_the_login_form() throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(uri("/actuator/prometheus"))
                .header("Accept", "text/html")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login");
  }

  @Test
  void requests_are_counted_and_timed_under_the_seeds_names() throws Exception {
    get("agent", "/tickets/?limit=1");
    get("agent", "/nothing-" + System.nanoTime());
    String figures = ask("/actuator/prometheus", sample("operator")).body();
    assertThat(figures)
        .containsPattern(
            "http_requests_total\\{endpoint=\"/api/tickets/\",method=\"GET\",status_code=\"200\"} \\d")
        .containsPattern(
            "http_request_duration_seconds_count\\{endpoint=\"/api/tickets/\",method=\"GET\",status_code=\"200\"}")
        .contains("http_request_duration_seconds_bucket{")
        .contains("endpoint=\"unknown\"")
        .doesNotContain("nothing-");
  }

  private String sample(String role) {
    FirstUser user =
        firstUsers.ensure().stream().filter(u -> u.role().equals(role)).findFirst().orElseThrow();
    return user.email() + ":" + user.password();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + managementPort + path);
  }

  private HttpResponse<String> ask(String path, String login) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (login != null) {
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
