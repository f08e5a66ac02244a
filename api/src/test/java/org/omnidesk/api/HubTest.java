package org.omnidesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.omnidesk.api.contract.Contract;
import org.omnidesk.api.security.AccessTokens;
import org.omnidesk.api.security.FirstUsers;
import org.omnidesk.api.security.User;
import org.omnidesk.api.security.UserStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** A running API, asked over HTTP; one context for all tests that extend this. */
@SpringBootTest(
    classes = TestHub.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.threads.virtual.enabled=true",
      "spring.flyway.out-of-order=true",
      "management.server.port=0",
      "management.endpoints.web.exposure.include=health,prometheus",
      "management.prometheus.metrics.export.enabled=true",
      "management.defaults.metrics.export.enabled=true",
      "omnidesk.data=${java.io.tmpdir}/omnidesk-api-${random.uuid}",
      "omnidesk.admin-password=a-password-for-tests",
      "camel.main.routes-include-pattern="
          + "file:${omnidesk.home}/routes/rest/*.camel.yaml,"
          + "file:${omnidesk.home}/routes/errors/rest-problems.camel.yaml",
      "camel.main.routes-collector-enabled=true"
    })
@ActiveProfiles("development")
abstract class HubTest {

  static final ObjectMapper JSON = new ObjectMapper();
  static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Contract CONTRACT = Contract.load();
  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForInlineApiSpecification(CONTRACT.text()).build();

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired UserStore users;
  @Autowired AccessTokens tokens;
  @Autowired FirstUsers firstUsers;

  private final Map<String, String> tokenOfRole = new ConcurrentHashMap<>();

  User user(String role) {
    return users.byEmail(role + "@omnidesk.local").orElseThrow().user();
  }

  String token(String role) {
    return tokenOfRole.computeIfAbsent(role, r -> tokens.issue(user(r)));
  }

  /** Calls below {@code /api}; headers as name, value, name, value; a null role sends no token. */
  HttpResponse<String> call(
      String role, String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api" + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (role != null) {
      request.header("Authorization", "Bearer " + token(role));
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertContract(method, path, answer);
      return answer;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Every answer of every test is held against the contract. */
  private static void assertContract(String method, String path, HttpResponse<String> answer) {
    String plain = path.split("\\?")[0];
    if (CONTRACT.find(method, plain.isEmpty() ? "/" : plain).isEmpty()
        || answer.statusCode() == 304) {
      return;
    }
    SimpleResponse.Builder response =
        SimpleResponse.Builder.status(answer.statusCode())
            .withContentType(answer.headers().firstValue("Content-Type").orElse(null));
    if (!answer.body().isEmpty()) {
      response.withBody(answer.body());
    }
    ValidationReport report =
        VALIDATOR.validateResponse(
            "/api" + plain, Request.Method.valueOf(method), response.build());
    assertThat(report.getMessages())
        .as(method + " " + path + " " + answer.statusCode() + " " + answer.body())
        .noneMatch(message -> message.getLevel() == ValidationReport.Level.ERROR);
  }

  HttpResponse<String> get(String role, String path, String... headers) {
    return call(role, "GET", path, null, headers);
  }

  HttpResponse<String> post(String role, String path, String body, String... headers) {
    return call(role, "POST", path, body, headers);
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("no JSON: " + answer.body(), e);
    }
  }

  UUID newTicket(String title, String requesterEmail) {
    return Rows.ticket(
        jdbc,
        title,
        requesterEmail == null ? null : Rows.contact(jdbc, requesterEmail),
        java.time.Instant.now());
  }
}
