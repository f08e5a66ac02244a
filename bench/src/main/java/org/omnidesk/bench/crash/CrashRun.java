package org.omnidesk.bench.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.omnidesk.bench.Folders;
import org.omnidesk.bench.hub.HubPorts;
import org.omnidesk.bench.hub.HubProcess;
import org.omnidesk.bench.hub.SandboxProcess;
import org.omnidesk.bench.hub.Wait;

/** One crash test from start to report: the sandbox lives through it, the hub does not. */
public final class CrashRun {

  /** About one kill with its restart; writing is spread over all of them. */
  private static final Duration ONE_KILL = Duration.ofSeconds(20);

  private static final Duration QUIET_WITHIN = Duration.ofMinutes(5);
  private static final Duration QUIET_FOR = Duration.ofSeconds(4);

  private final CrashOptions options;
  private final PrintStream out;

  public CrashRun(CrashOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Does it all; whatever happens, no process stays behind. */
  public CrashReport run() throws IOException, InterruptedException, SQLException {
    long begin = System.nanoTime();
    Path folder = Files.createTempDirectory("omnidesk-crash-");
    HubPorts ports = HubPorts.free();
    Ledger ledger = new Ledger();
    Channels channels = Channels.of(ports);
    out.println("work folder " + folder);
    try (SandboxProcess sandbox = new SandboxProcess(ports, folder);
        HubProcess hub =
            new HubProcess(ports, folder, Map.of("omnidesk.sandbox.enabled", "false"))) {
      sandbox.start();
      out.printf("first start: ready after %.1f s%n", hub.start().toMillis() / 1000.0);
      List<Duration> ready;
      Writers writers = new Writers(channels, ledger, options.seed());
      Duration over = ONE_KILL.multipliedBy(Math.max(1, options.kills()));
      try (Feeder feeder = new Feeder(writers, options.messages(), over, options.seed());
          Agents agents = new Agents(hub.admin(), ledger, options.seed())) {
        ready = new Killer(hub, options.seed(), out).kill(options.kills());
        feeder.await();
        agents.finish();
      }
      Delivered delivered = new Delivered(channels);
      try (Connection connection = hub.connection()) {
        HubState state = new HubState(connection);
        Map<String, Integer> open = quiet(ledger, state, delivered);
        return new CrashReport(
            options,
            new Comparison(ledger, state, delivered).lines(),
            state.arrivals(),
            new java.util.TreeMap<>(state.deliveries()),
            open,
            state.complaints(),
            state.brokenJournals(),
            state.number("SELECT count(*) FROM tickets"),
            state.text("SHOW fsync"),
            ready,
            Duration.ofNanos(System.nanoTime() - begin));
      }
    } finally {
      if (!options.keep()) {
        Folders.delete(folder);
      }
    }
  }

  /**
   * Waits until nothing is left to do, inside and outside.
   *
   * @return what was still open when the time was over; empty if nothing
   */
  private Map<String, Integer> quiet(Ledger ledger, HubState state, Delivered delivered) {
    Map<String, Integer> left = new LinkedHashMap<>();
    long[] since = {0};
    try {
      Wait.until(
          "the hub is quiet",
          QUIET_WITHIN,
          () -> {
            left.clear();
            left.putAll(state.open());
            left.put("calls from outside", delivered.waitingOutside());
            left.put("texts not on a ticket", missing(ledger, state));
            left.values().removeIf(n -> n == 0);
            if (!left.isEmpty()) {
              since[0] = 0;
              return false;
            }
            since[0] = since[0] == 0 ? System.nanoTime() : since[0];
            return System.nanoTime() - since[0] > QUIET_FOR.toNanos();
          });
    } catch (IllegalStateException never) {
      out.println(never.getMessage());
    }
    return left;
  }

  private static int missing(Ledger ledger, HubState state) throws SQLException {
    int missing = 0;
    for (String system : List.of(Channels.MAIL, Channels.SMS, Channels.SOLMAN, Channels.GLPI)) {
      var there = state.markersInTexts(system).keySet();
      missing +=
          (int) ledger.written(system).stream().filter(w -> !there.contains(w.marker())).count();
    }
    return missing;
  }
}
