package org.omnidesk.connectors.glpi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.omnidesk.connectors.glpi.GlpiException.Kind;

/**
 * One exchange with GLPI: time and size limits, and what an answer means. A status of 200 proves
 * nothing: GLPI answers its error pages with it, so only JSON counts.
 */
final class GlpiHttp {

  static final ObjectMapper JSON = new ObjectMapper();

  /** More than a page of 100 search rows or the texts of one ticket ever needs. */
  private static final long JSON_LIMIT = 32L * 1024 * 1024;

  private static final Set<String> CONFIGURATION =
      Set.of(
          "ERROR_APP_TOKEN_PARAMETERS_MISSING",
          "ERROR_WRONG_APP_TOKEN_PARAMETER",
          "ERROR_LOGIN_PARAMETERS_MISSING",
          "ERROR_LOGIN_WITH_CREDENTIALS_DISABLED",
          "ERROR_NOT_ALLOWED_IP",
          "ERROR_GLPI_LOGIN",
          "ERROR_GLPI_LOGIN_USER_TOKEN");

  /** A JSON answer with what its headers say. */
  record Answer(JsonNode body, String contentRange, String lastModified) {}

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String base;
  private final String appToken;
  private final Duration timeout;

  GlpiHttp(GlpiSettings settings) {
    this.base = settings.url();
    this.appToken = settings.appToken();
    this.timeout = settings.timeout();
  }

  /** A request to a path below the API's address; the path is ours or made of numbers. */
  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(timeout);
    if (appToken != null && !appToken.isBlank()) {
      request.header("App-Token", appToken);
    }
    return request;
  }

  Answer json(HttpRequest request) {
    HttpResponse<byte[]> response = send(request, JSON_LIMIT);
    boolean writing = !request.method().equals("GET");
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (!type.startsWith("application/json")) {
      throw page(response, type, writing);
    }
    JsonNode body;
    try {
      body = JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw unavailable("its JSON cannot be read", writing, e);
    } catch (IOException e) {
      throw unavailable(e.getMessage(), writing, e);
    }
    int status = response.statusCode();
    if (status == 200 || status == 201 || status == 206) {
      return new Answer(
          body,
          response.headers().firstValue("Content-Range").orElse(null),
          response.headers().firstValue("Last-Modified").orElse(null));
    }
    throw refusal(status, body, writing);
  }

  /** The bytes of a document. */
  byte[] bytes(HttpRequest request, long limit) {
    HttpResponse<byte[]> response = send(request, limit);
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (response.statusCode() == 200
        && response.headers().firstValue("Content-Disposition").isPresent()) {
      return response.body();
    }
    if (!type.startsWith("application/json")) {
      throw page(response, type, false);
    }
    try {
      throw refusal(response.statusCode(), JSON.readTree(response.body()), false);
    } catch (IOException e) {
      throw unavailable("its JSON cannot be read", false, e);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request, long limit) {
    boolean writing = !request.method().equals("GET");
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, info -> new LimitedBody(limit));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw unavailable("no answer within " + timeout.toSeconds() + " s", writing, e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      String what =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      throw unavailable(what, writing, cause);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unavailable("interrupted", writing, e);
    }
  }

  private static GlpiException page(HttpResponse<byte[]> response, String type, boolean writing) {
    String what = "answered %d with '%s' in place of JSON".formatted(response.statusCode(), type);
    return unavailable(what, writing, null);
  }

  private static GlpiException unavailable(String what, boolean writing, Throwable cause) {
    return new GlpiException(Kind.UNAVAILABLE, null, "GLPI: " + what, writing, cause);
  }

  /** GLPI's texts are translated to the user's language, so only the code decides. */
  private static GlpiException refusal(int status, JsonNode body, boolean writing) {
    String code = body.isArray() ? body.path(0).asText("") : "";
    String text = body.isArray() ? body.path(1).asText("") : "";
    Kind kind = Kind.REFUSED;
    if (status >= 500 || status == 429) {
      kind = Kind.UNAVAILABLE;
    } else if (CONFIGURATION.contains(code)
        || status == 400 && code.equals("ERROR") && text.contains("API disabled")) {
      kind = Kind.CONFIGURATION;
    } else if (status == 403) {
      kind = Kind.FORBIDDEN;
    } else if (status == 404) {
      kind = Kind.NOT_FOUND;
    }
    String line =
        "GLPI answered %d %s %s".formatted(status, code, text.replaceAll("\\s+", " ")).strip();
    return new GlpiException(kind, code, line, writing && kind == Kind.UNAVAILABLE, null);
  }
}
