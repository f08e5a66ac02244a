package org.omnidesk.ai.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaudeHttpTest {

  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext(
        "/drip",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.createContext(
        "/flood",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 10_000; i++) {
              exchange.getResponseBody().write(new byte[1000]);
            }
          }
        });
    server.createContext(
        "/busy",
        exchange -> {
          try (exchange) {
            byte[] body =
                "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"you said: my password is 123\"}}"
                    .getBytes();
            exchange.getResponseHeaders().set("retry-after", "7");
            exchange.sendResponseHeaders(429, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    workers.shutdownNow();
  }

  private ClaudeCallException failure(String url, Duration limit) {
    HttpRequest request = HttpRequest.builder().method(HttpMethod.POST).url(url).body("{}").build();
    return catchThrowableOfType(
        ClaudeCallException.class,
        () -> ClaudeHttp.builder(limit, 10_000).build().execute(request));
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Test
  void the_time_limit_holds_for_a_body_that_began_and_does_not_end() {
    ClaudeCallException failure = failure(url("/drip"), Duration.ofMillis(300));
    assertThat(failure.status()).isEqualTo("timeout");
    assertThat(failure.mayHaveCost()).isTrue();
  }

  @Test
  void a_body_without_end_is_not_read_on() {
    assertThat(failure(url("/flood"), Duration.ofSeconds(20)).status()).isEqualTo("too-long");
  }

  @Test
  void a_refusal_keeps_its_wish_and_loses_its_words() {
    ClaudeCallException failure = failure(url("/busy"), Duration.ofSeconds(20));
    assertThat(failure.status()).isEqualTo("rate-limited");
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(failure.getMessage()).isEqualTo("HTTP 429 rate_limit_error");
    assertThat(failure.mayHaveCost()).isFalse();
  }

  @Test
  void where_nobody_listens_nothing_was_spent() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    ClaudeCallException failure = failure("http://127.0.0.1:" + port + "/", Duration.ofSeconds(20));
    assertThat(failure.status()).isEqualTo("error");
    assertThat(failure.mayHaveCost()).isFalse();
  }
}
