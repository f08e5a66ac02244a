package org.omnidesk.sandbox.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * 500 tickets made of the hand-written ones: each once in a shuffled order, then again with other
 * people and places. The same seed gives the same play.
 */
public final class Play {

  /** Tickets in all. */
  public static final int TICKETS = 500;

  private static final int BURST = 60;
  private static final double BURST_SECONDS = 120;
  private static final double PAUSE_SECONDS = 20;

  private Play() {}

  /** All acts, by time. */
  public static List<Act> of(Library library, long seed) {
    List<Act> acts = new ArrayList<>();
    Random random = new Random(seed);
    int ticket = 0;
    while (ticket < TICKETS) {
      for (List<Report> group : round(library, random)) {
        Random cast = new Random(seed * 31 + ticket);
        String site = null;
        for (Report report : group) {
          if (ticket == TICKETS) {
            break;
          }
          Person who = person(library, report, cast);
          if (site == null || group.size() == 1) {
            site = pick(library.sites().get(who.country()), cast);
          }
          add(acts, ticket, who, report.filled(filler(who, site, library, cast)));
          ticket++;
        }
      }
    }
    acts.sort(Comparator.comparingDouble(Act::at).thenComparingInt(Act::ticket));
    List<Act> numbered = new ArrayList<>();
    for (Act act : acts) {
      numbered.add(
          new Act(numbered.size(), act.ticket(), act.at(), act.who(), act.report(), act.follow()));
    }
    return List.copyOf(numbered);
  }

  /** Seconds after the beginning at which a ticket is opened. */
  static double opens(int ticket) {
    return ticket < BURST
        ? ticket * BURST_SECONDS / BURST
        : BURST_SECONDS + (ticket - BURST) * PAUSE_SECONDS;
  }

  /** Every hand-written ticket once: the outages together, one early so that it is soon seen. */
  private static List<List<Report>> round(Library library, Random random) {
    List<List<Report>> groups = new ArrayList<>();
    library.reports().forEach(report -> groups.add(List.of(report)));
    groups.addAll(library.outages());
    Collections.shuffle(groups, random);
    List<Report> outage = library.outages().get(random.nextInt(library.outages().size()));
    groups.remove(outage);
    groups.add(Math.min(12, groups.size()), outage);
    return groups;
  }

  private static void add(List<Act> acts, int ticket, Person who, Report report) {
    double at = opens(ticket);
    acts.add(new Act(0, ticket, at, who, report, null));
    for (Follow follow : report.then()) {
      acts.add(new Act(0, ticket, at + follow.after(), who, report, follow));
    }
  }

  private static Person person(Library library, Report report, Random random) {
    boolean german = report.lang().equals("de");
    boolean indian = report.lang().equals("hi") || report.lang().equals("hinglish");
    List<Person> fitting =
        library.people().stream()
            .filter(p -> !german || p.country().equals("germany"))
            .filter(p -> !indian || p.country().equals("india"))
            .toList();
    return pick(fitting, random);
  }

  private static java.util.function.UnaryOperator<String> filler(
      Person who, String site, Library library, Random random) {
    String asset =
        "KI-%s-%05d".formatted(random.nextInt(3) == 0 ? "WS" : "LT", random.nextInt(20_000));
    String room = pick(library.rooms(), random);
    String ext = String.valueOf(4000 + random.nextInt(5000));
    return text ->
        text.replace("{name}", who.name())
            .replace("{first}", who.first())
            .replace("{phone}", who.phone())
            .replace("{site}", site)
            .replace("{room}", room)
            .replace("{asset}", asset)
            .replace("{ext}", ext);
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
