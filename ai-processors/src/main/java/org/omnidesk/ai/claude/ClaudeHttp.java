package org.omnidesk.ai.claude;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTTP for LangChain4j with what the JDK's client does not do by itself: the time limit holds to
 * the last byte, a body that does not end is not read on, and a refusal keeps its {@code
 * retry-after}.
 */
final class ClaudeHttp implements HttpClient {

  private static final Pattern ERROR_TYPE = Pattern.compile("\"type\"\\s*:\\s*\"([a-z_]+_error)\"");

  private final java.net.http.HttpClient http;
  private final Duration timeLimit;
  private final int maxBytes;

  private ClaudeHttp(Duration timeLimit, int maxBytes) {
    this.timeLimit = timeLimit;
    this.maxBytes = maxBytes;
    this.http = java.net.http.HttpClient.newBuilder().connectTimeout(timeLimit).build();
  }

  /** For LangChain4j's builder, whose own limits are not wanted. */
  static HttpClientBuilder builder(Duration timeLimit, int maxBytes) {
    return new HttpClientBuilder() {
      @Override
      public Duration connectTimeout() {
        return timeLimit;
      }

      @Override
      public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
      }

      @Override
      public Duration readTimeout() {
        return timeLimit;
      }

      @Override
      public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
      }

      @Override
      public HttpClient build() {
        return new ClaudeHttp(timeLimit, maxBytes);
      }
    };
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request(request), info -> new BoundedBody(maxBytes));
    try {
      return successful(answer.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new ClaudeCallException(
          "timeout", "no answer within " + timeLimit.toSeconds() + " s", false, null, true);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new ClaudeCallException("error", "the hub stops", false, null, true);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are checked whole, not streamed");
  }

  private static java.net.http.HttpRequest request(HttpRequest request) {
    var builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .method(request.method().name(), BodyPublishers.ofString(request.body()));
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    return builder.build();
  }

  private static SuccessfulHttpResponse successful(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    if (status >= 200 && status < 300) {
      return SuccessfulHttpResponse.builder()
          .statusCode(status)
          .headers(answer.headers().map())
          .body(body)
          .build();
    }
    // of the body only the type is taken: its message may repeat what was sent
    Matcher type = ERROR_TYPE.matcher(body);
    String message = "HTTP " + status + (type.find() ? " " + type.group(1) : "");
    String word = status == 429 ? "rate-limited" : status == 529 ? "overloaded" : "error";
    boolean again = status == 429 || status >= 500;
    throw new ClaudeCallException(word, message, again, retryAfter(answer), false);
  }

  private static Duration retryAfter(HttpResponse<?> answer) {
    try {
      OptionalLong seconds = answer.headers().firstValueAsLong("retry-after");
      return seconds.isPresent() && seconds.getAsLong() >= 0
          ? Duration.ofSeconds(seconds.getAsLong())
          : null;
    } catch (NumberFormatException date) {
      return null;
    }
  }

  private static ClaudeCallException failure(Throwable cause) {
    if (cause instanceof ClaudeCallException known) {
      return known;
    }
    boolean reached =
        !(cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException);
    return new ClaudeCallException(
        reached ? "cut" : "error",
        reached ? "the answer broke off" : "the service cannot be reached",
        false,
        null,
        reached);
  }
}
