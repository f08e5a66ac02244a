package org.omnidesk.sandbox.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the acts in their order on one thread, from the moment at which the hub is ready. After a
 * restart it goes on with the act that was due next. An act that a stand-in did not take is tried
 * again until it does.
 */
public final class Player implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Player.class);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final List<Act> acts;
  private final Map<Channel, Voice> voices;
  private final Path folder;
  private final double pace;
  private final URI ready;
  private Thread thread;

  /**
   * @param folder where the position is kept
   * @param pace 2 plays twice as fast
   * @param ready answers 2xx once the hub is ready
   */
  public Player(List<Act> acts, Map<Channel, Voice> voices, Path folder, double pace, URI ready) {
    this.acts = acts;
    this.voices = Map.copyOf(voices);
    this.folder = folder;
    this.pace = pace;
    this.ready = ready;
  }

  /** Begins to play on its own thread. */
  public synchronized void start() {
    thread = Thread.ofVirtual().name("scenario").start(this::play);
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void play() {
    try (Position position = new Position(folder)) {
      List<Act> left = acts.stream().filter(act -> !position.isDone(act)).toList();
      if (left.isEmpty()) {
        return;
      }
      awaitHub();
      LOG.info("The scenario begins: {} messages, {} done before", left.size(), position.count());
      // What is due next is due now.
      double first = left.getFirst().at();
      long begin = System.nanoTime();
      for (Act act : left) {
        double due = (act.at() - first) / pace;
        sleep(Duration.ofNanos(begin + (long) (due * 1e9) - System.nanoTime()));
        perform(act, position);
      }
      LOG.info("The scenario is over");
    } catch (IOException e) {
      LOG.error("The scenario cannot keep its position and stops", e);
    } catch (InterruptedException e) {
      LOG.debug("The scenario pauses");
    }
  }

  private void perform(Act act, Position position) throws InterruptedException, IOException {
    String key = "%s.%d.%d".formatted(position.run(), act.ticket(), act.number());
    Voice voice = voices.get(act.report().channel());
    while (true) {
      try {
        Sent sent =
            act.follow() == null
                ? voice.open(act.who(), act.report(), key)
                : voice.add(
                    act.who(), act.report(), position.ref(act.ticket()), act.follow().text(), key);
        position.done(act, sent.ref());
        return;
      } catch (java.nio.channels.ClosedByInterruptException e) {
        throw new InterruptedException();
      } catch (IOException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException();
        }
        LOG.warn(
            "{} of the scenario was not taken, again in 5 s: {}", act.report().id(), e.toString());
        sleep(AGAIN);
      }
    }
  }

  private void awaitHub() throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build()) {
      while (true) {
        try {
          if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100
              == 2) {
            return;
          }
        } catch (IOException notYet) {
          LOG.trace("the hub is not ready", notYet);
        }
        sleep(Duration.ofMillis(500));
      }
    }
  }

  private static void sleep(Duration duration) throws InterruptedException {
    if (duration.isPositive()) {
      Thread.sleep(duration);
    }
  }
}
