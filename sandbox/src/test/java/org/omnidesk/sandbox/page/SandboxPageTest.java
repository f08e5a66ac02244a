package org.omnidesk.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.sandbox.Sandbox;
import org.omnidesk.sandbox.SandboxAutoConfiguration;
import org.omnidesk.sandbox.SandboxLogins;
import org.omnidesk.sandbox.SandboxSettings;
import org.omnidesk.sandbox.scenario.FreePorts;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class SandboxPageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path data;

  @Test
  void a_visitor_writes_by_every_channel_and_sees_the_wire_and_the_other_side() throws Exception {
    try (ConfigurableApplicationContext hub = hub("--omnidesk.sandbox.enabled=true")) {
      HttpResponse<String> page = get(hub, "/sandbox");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'");
      assertThat(page.body()).doesNotContain("http://", "https://", "style=", "onclick");
      assertThat(get(hub, "/sandbox/page/sandbox.js").body()).doesNotContain("innerHTML");
      assertThat(get(hub, "/sandbox/page/sandbox.css").statusCode()).isEqualTo(200);
      assertThat(get(hub, "/sandbox/page/index.html").statusCode()).isEqualTo(404);

      JsonNode mail = write(hub, "MAIL", "deepa.menon", "Second monitor flickers");
      assertThat(mail.path("wire").asText())
          .contains("> MAIL FROM:<deepa.menon@kaveri.example>", "Subject: Second monitor flickers");
      assertThat(hub.getBean(Sandbox.class).mails(SandboxLogins.DESK))
          .singleElement()
          .satisfies(m -> assertThat(new String(m, StandardCharsets.UTF_8)).contains("flickers"));

      JsonNode sms = write(hub, "SMS", "deepa.menon", "");
      assertThat(seen(hub, "SMS", "deepa.menon", sms.path("ref").asText()).toString())
          .contains("typed by a visitor");

      JsonNode incident = write(hub, "SOLMAN", "rohan.deshpande", "Short dump in MIGO");
      assertThat(seen(hub, "SOLMAN", "rohan.deshpande", incident.path("ref").asText()).toString())
          .contains("Short dump in MIGO", "typed by a visitor");

      JsonNode ticket = write(hub, "GLPI", "katrin.hoffmann", "Printer <b>jams</b>");
      post(
          hub,
          "/sandbox/api/followups",
          "{\"channel\":\"GLPI\",\"person\":\"katrin.hoffmann\",\"ref\":\"%s\",\"text\":\"still jams\"}"
              .formatted(ticket.path("ref").asText()),
          200);
      assertThat(seen(hub, "GLPI", "katrin.hoffmann", ticket.path("ref").asText()).toString())
          .contains("Printer", "typed by a visitor", "still jams");
    }
  }

  @Test
  void the_page_is_gone_when_the_sandbox_is_off() throws Exception {
    try (ConfigurableApplicationContext hub = hub("--omnidesk.sandbox.enabled=false")) {
      assertThat(get(hub, "/sandbox").statusCode()).isEqualTo(404);
      assertThat(get(hub, "/sandbox/api/people").statusCode()).isEqualTo(404);
      assertThat(hub.getBeanNamesForType(Sandbox.class)).isEmpty();
    }
  }

  @Test
  void a_hub_that_fails_to_start_leaves_no_stand_in_behind() throws Exception {
    SandboxSettings.Ports ports = FreePorts.sandbox();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> hub(ports, "--omnidesk.sandbox.enabled=true", "--test.fail=true"))
        .hasStackTraceContaining("a route is broken");
    for (int port :
        new int[] {
          ports.glpi(), ports.solman(), ports.sms(), ports.smtp(), ports.imap(), ports.claude()
        }) {
      org.omnidesk.sandbox.embedded.LoopbackPort.requireFree(port, "a stand-in still listens");
    }
  }

  @Test
  void bad_input_and_foreign_pages_are_refused() throws Exception {
    try (ConfigurableApplicationContext hub = hub("--omnidesk.sandbox.enabled=true")) {
      String noText = "{\"channel\":\"SMS\",\"person\":\"deepa.menon\"}";
      assertThat(post(hub, "/sandbox/api/messages", noText, 400)).contains("text: is missing");
      String nobody = "{\"channel\":\"SMS\",\"person\":\"x\",\"text\":\"y\"}";
      assertThat(post(hub, "/sandbox/api/messages", nobody, 400)).contains("person");
      HttpRequest form =
          HttpRequest.newBuilder(uri(hub, "/sandbox/api/messages"))
              .header("Content-Type", "text/plain")
              .POST(HttpRequest.BodyPublishers.ofString(noText))
              .build();
      assertThat(CLIENT.send(form, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(415);
      try (java.net.Socket socket = new java.net.Socket("127.0.0.1", uri(hub, "/").getPort())) {
        socket
            .getOutputStream()
            .write(
                "GET /sandbox HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 404");
      }
    }
  }

  private ConfigurableApplicationContext hub(String... more) {
    return hub(FreePorts.sandbox(), more);
  }

  private ConfigurableApplicationContext hub(SandboxSettings.Ports ports, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--omnidesk.data=" + data,
                "--omnidesk.sandbox.scenario.enabled=false",
                "--omnidesk.sandbox.ports.glpi=" + ports.glpi(),
                "--omnidesk.sandbox.ports.solman=" + ports.solman(),
                "--omnidesk.sandbox.ports.sms=" + ports.sms(),
                "--omnidesk.sandbox.ports.smtp=" + ports.smtp(),
                "--omnidesk.sandbox.ports.imap=" + ports.imap(),
                "--omnidesk.sandbox.ports.claude=" + ports.claude()));
    arguments.addAll(Arrays.asList(more));
    return new SpringApplicationBuilder(Hub.class).run(arguments.toArray(String[]::new));
  }

  private static JsonNode write(
      ConfigurableApplicationContext hub, String channel, String person, String subject)
      throws Exception {
    return JSON.readTree(
        post(
            hub,
            "/sandbox/api/messages",
            JSON.writeValueAsString(
                java.util.Map.of(
                    "channel", channel,
                    "person", person,
                    "subject", subject,
                    "text", "typed by a visitor",
                    "urgency", "high")),
            200));
  }

  private static JsonNode seen(
      ConfigurableApplicationContext hub, String channel, String person, String ref)
      throws Exception {
    String query =
        "?channel=%s&person=%s&ref=%s"
            .formatted(channel, person, java.net.URLEncoder.encode(ref, StandardCharsets.UTF_8));
    HttpResponse<String> response = get(hub, "/sandbox/api/seen" + query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static String post(
      ConfigurableApplicationContext hub, String path, String body, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(hub, path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return response.body();
  }

  private static HttpResponse<String> get(ConfigurableApplicationContext hub, String path)
      throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(uri(hub, path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI uri(ConfigurableApplicationContext hub, String path) {
    return URI.create(
        "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port") + path);
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    SandboxAutoConfiguration.class
  })
  static class Hub {

    /** Fails as a broken route does: after the sandbox has started. */
    @org.springframework.context.annotation.Bean
    @org.springframework.boot.autoconfigure.condition.ConditionalOnProperty("test.fail")
    org.springframework.context.SmartLifecycle broken() {
      return new org.springframework.context.SmartLifecycle() {
        @Override
        public void start() {
          throw new IllegalStateException("a route is broken");
        }

        @Override
        public void stop() {
          // It never started.
        }

        @Override
        public boolean isRunning() {
          return false;
        }
      };
    }
  }
}
