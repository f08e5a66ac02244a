package org.omnidesk.bench.crash;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.omnidesk.bench.hub.HubProcess;
import org.omnidesk.bench.hub.Wait;

/**
 * Kills the hub and starts it again at once: three times in four while it works, else while it is
 * still starting.
 */
final class Killer {

  /** How long the hub works before it is killed, at most. */
  private static final int WORKS_MILLIS = 12_000;

  /** How far a start gets before it is killed, at most; a start takes about 15 s here. */
  private static final int STARTS_MILLIS = 12_000;

  private final HubProcess hub;
  private final Random random;
  private final PrintStream out;

  Killer(HubProcess hub, int seed, PrintStream out) {
    this.hub = hub;
    this.random = new Random(seed * 17L);
    this.out = out;
  }

  /**
   * @return from each SIGKILL that was followed by a whole start, how long until the hub was ready
   */
  List<Duration> kill(int kills) {
    List<Duration> ready = new ArrayList<>();
    boolean working = true;
    for (int i = 1; i <= kills; i++) {
      int after = random.nextInt(200, working ? WORKS_MILLIS : STARTS_MILLIS);
      Wait.pause(Duration.ofMillis(after));
      hub.kill9();
      long killed = System.nanoTime();
      hub.launch();
      // The last kill is followed by a whole start, or nothing could be compared.
      boolean startsOnly = i < kills && random.nextInt(4) == 0;
      String when =
          "kill %2d %s after %5.1f s"
              .formatted(i, working ? "at work" : "in start", after / 1000.0);
      working = !startsOnly;
      if (startsOnly) {
        out.println(when + ", next kill comes in its start");
        continue;
      }
      hub.awaitReady(Duration.ofMinutes(5));
      ready.add(Duration.ofNanos(System.nanoTime() - killed));
      out.printf("%s, ready again after %.1f s%n", when, ready.getLast().toMillis() / 1000.0);
    }
    return ready;
  }
}
