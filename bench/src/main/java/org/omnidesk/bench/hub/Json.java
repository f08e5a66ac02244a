package org.omnidesk.bench.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** JSON over HTTP to one server on the loopback interface. */
public final class Json {

  public static final ObjectMapper MAPPER = new ObjectMapper();

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public Json(URI base) {
    this.base = base;
  }

  /**
   * What was answered.
   *
   * @param body a missing node where there was no JSON
   */
  public record Answer(int status, JsonNode body, String text) {

    /**
     * @throws IOException unless the status is 2xx
     */
    public JsonNode ok() throws IOException {
      if (status / 100 != 2) {
        throw new IOException("HTTP " + status + " " + text);
      }
      return body;
    }
  }

  public Answer get(String path, String... headers) throws IOException {
    return send("GET", path, null, headers);
  }

  public Answer post(String path, Object body, String... headers) throws IOException {
    return send("POST", path, body, headers);
  }

  /**
   * @param body made JSON; null for none
   * @param headers names and values in turn
   */
  public Answer send(String method, String path, Object body, String... headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(
          method, HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body)));
    }
    try {
      HttpResponse<byte[]> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      String text = new String(answer.body(), StandardCharsets.UTF_8);
      boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
      return new Answer(
          answer.statusCode(),
          json && !text.isBlank() ? MAPPER.readTree(text) : MAPPER.missingNode(),
          text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
