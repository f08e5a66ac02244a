package org.omnidesk.sandbox.sms;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the hub as smsbox does: GET, no authentication, again after a pause while it fails, each
 * callback on its own so that one overtakes another.
 */
final class KannelCallbacks implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(KannelCallbacks.class);

  /**
   * One URL to call until it is answered.
   *
   * @param id under which the journal knows it
   */
  record Callback(String id, String url) {}

  /** What became of a callback. */
  interface Ending {
    /** Answered with success. {@code body} is what a phone would get back. */
    void answered(Callback callback, String body) throws IOException;

    /** Given up after the last retry. */
    void dropped(Callback callback, String reason) throws IOException;
  }

  private final int retries;
  private final Duration pause;
  private final Ending ending;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("kannel-clock").daemon().factory());

  /**
   * @param retries how often a failed callback is tried again; below zero without end
   * @param pause between two tries
   */
  KannelCallbacks(int retries, Duration pause, Ending ending) {
    this.retries = retries;
    this.pause = pause;
    this.ending = ending;
    clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  void call(Callback callback, Duration after) {
    later(callback, 0, after);
  }

  private void later(Callback callback, int tries, Duration after) {
    if (!clock.isShutdown()) {
      clock.schedule(
          () -> Thread.ofVirtual().start(() -> attempt(callback, tries)),
          after.toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  private void attempt(Callback callback, int tries) {
    String failure;
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(callback.url()))
              .timeout(Duration.ofSeconds(60))
              .header("User-Agent", "Kannel/1.4.5")
              .GET()
              .build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 200 || response.statusCode() == 202) {
        ending.answered(callback, response.body());
        return;
      }
      failure = "HTTP " + response.statusCode();
    } catch (IOException refused) {
      failure = String.valueOf(refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    if (clock.isShutdown()) {
      return;
    }
    if (retries < 0 || tries < retries) {
      later(callback, tries + 1, pause);
      return;
    }
    log.warn(
        "Kannel stand-in drops callback {} after {} tries: {}", callback.id(), tries + 1, failure);
    try {
      ending.dropped(callback, failure);
    } catch (IOException full) {
      log.error("Kannel stand-in cannot write its journal", full);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    http.shutdownNow();
  }
}
