package org.omnidesk.bench.crash;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a crash test found.
 *
 * @param options what was done
 * @param lines the comparisons
 * @param arrivals by system: arrived, applied, duplicate, quarantined, pending
 * @param deliveries by system, kind and state
 * @param open work that was not done when the time was over; empty if the hub became quiet
 * @param complaints quarantined messages, dead letters, parked or suppressed deliveries
 * @param brokenJournals tickets whose journal does not verify
 * @param tickets how many there are
 * @param fsync what {@code SHOW fsync} said
 * @param ready after each kill that was followed by a whole start: until the hub was ready again
 * @param took the whole test
 */
public record CrashReport(
    CrashOptions options,
    List<Line> lines,
    Map<String, int[]> arrivals,
    Map<String, Integer> deliveries,
    Map<String, Integer> open,
    List<String> complaints,
    List<String> brokenJournals,
    int tickets,
    String fsync,
    List<Duration> ready,
    Duration took) {

  private static final int SHOWN = 40;

  /** From so many messages on, every comparison has something to compare. */
  private static final int ENOUGH = 150;

  /** How many of anything are missing. */
  public int lost() {
    return lines.stream().mapToInt(line -> line.lost().size()).sum();
  }

  /** How many of anything are there more than once. */
  public int doubled() {
    return lines.stream().mapToInt(line -> line.doubled().size()).sum();
  }

  /** The longest time from a SIGKILL to being ready. */
  public Duration slowest() {
    return ready.stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** Whether every promise was kept; how soon the hub was ready again is the reader's to judge. */
  public boolean clean() {
    return problems().isEmpty();
  }

  /** Everything that must not be, one line each. */
  public List<String> problems() {
    List<String> all = new ArrayList<>();
    for (Line line : lines) {
      line.lost().forEach(key -> all.add("lost, " + line.name() + ": " + key));
      line.doubled().forEach(key -> all.add("doubled, " + line.name() + ": " + key));
    }
    for (Line line : lines) {
      if (line.expected() == 0 && options.messages() >= ENOUGH) {
        all.add("nothing to compare: " + line.name());
      }
    }
    arrivals.forEach(
        (system, n) -> {
          if (n[0] != n[1] + n[2] + n[3] + n[4] || n[4] != 0) {
            all.add("the numbers of %s do not add up".formatted(system));
          }
        });
    open.forEach((what, count) -> all.add("never became quiet: %d %s".formatted(count, what)));
    all.addAll(complaints);
    brokenJournals.forEach(journal -> all.add("journal does not verify: " + journal));
    if (!fsync.equals("on")) {
      all.add("SHOW fsync: " + fsync);
    }
    return all;
  }

  /** Prints everything; the last line says it in a few words. */
  public void print(PrintStream out) {
    out.printf(
        "%n%-38s %9s %7s %6s %8s %8s%n",
        "compared", "expected", "found", "lost", "doubled", "unknown");
    for (Line line : lines) {
      out.printf(
          "%-38s %9d %7d %6d %8d %8d%n",
          line.name(),
          line.expected(),
          line.found(),
          line.lost().size(),
          line.doubled().size(),
          line.unknown());
    }
    out.printf(
        "%n%-38s %9s %7s %9s %11s %7s%n",
        "messages", "arrived", "applied", "duplicate", "quarantined", "pending");
    arrivals.forEach(
        (system, n) ->
            out.printf("%-38s %9d %7d %9d %11d %7d%n", system, n[0], n[1], n[2], n[3], n[4]));
    out.println("\ndeliveries: " + deliveries);
    out.printf("journals: %d tickets, %d do not verify%n", tickets, brokenJournals.size());
    out.println("SHOW fsync: " + fsync);
    out.println(
        "ready again after (s): "
            + ready.stream().map(r -> "%.1f".formatted(r.toMillis() / 1000.0)).toList());
    problems().stream().limit(SHOWN).forEach(out::println);
    out.printf(
        "%d kills, %d messages, seed %d, %d s: %d lost, %d doubled%n",
        options.kills(), options.messages(), options.seed(), took.toSeconds(), lost(), doubled());
  }
}
