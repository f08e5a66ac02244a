package org.omnidesk.sandbox.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** JSON over HTTP to a stand-in on a loopback port, with a transcript for people. */
public final class Http {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SECRET = List.of("authorization", "session-token", "app-token");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;

  public Http(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /**
   * What was answered.
   *
   * @param body JSON, or null if there was none
   * @param wire request and answer as text, secrets left out
   */
  public record Answer(int status, JsonNode body, String wire) {

    /** Fails unless the status is 2xx. */
    public Answer ok() throws IOException {
      if (status / 100 != 2) {
        throw new IOException("HTTP " + status + " " + body);
      }
      return this;
    }
  }

  public Answer get(String path, String... headers) throws IOException, InterruptedException {
    return send("GET", path, HttpRequest.BodyPublishers.noBody(), "", headers);
  }

  public Answer post(String path, Object body, String... headers)
      throws IOException, InterruptedException {
    String json = JSON.writeValueAsString(body);
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    String shown = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body);
    return send("POST", path, HttpRequest.BodyPublishers.ofString(json), shown, all);
  }

  Answer send(
      String method, String path, HttpRequest.BodyPublisher body, String shown, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(15))
            .method(method, body);
    StringBuilder wire = new StringBuilder(method + " " + base + path + "\n");
    for (int i = 0; i + 1 < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
      boolean secret = SECRET.contains(headers[i].toLowerCase(java.util.Locale.ROOT));
      wire.append(headers[i]).append(": ").append(secret ? "***" : headers[i + 1]).append('\n');
    }
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    wire.append('\n').append(shown).append("\n\n< ").append(response.statusCode()).append('\n');
    wire.append(response.body());
    JsonNode json = null;
    if (!response.body().isBlank()) {
      try {
        json = JSON.readTree(response.body());
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new IOException("no JSON in the answer " + response.statusCode() + " of " + path, e);
      }
    }
    return new Answer(response.statusCode(), json, wire.toString());
  }
}
