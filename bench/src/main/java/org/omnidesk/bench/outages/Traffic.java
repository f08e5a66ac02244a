package org.omnidesk.bench.outages;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.omnidesk.ai.classify.SeedText;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/**
 * Weeks of a service desk of some 20,000 seats at six sites: days have their shape, Mondays begin
 * with passwords, pay days load SAP, some people write several times, the classifier errs.
 */
final class Traffic {

  private static final List<String> SITES =
      List.of(
          "pune", "pune", "pune", "hyderabad", "hyderabad", "chennai", "munich", "london", "lyon");
  // Share of a working day's tickets by hour, UTC.
  private static final double[] HOURS = {
    1, 1, 1, 1, 2, 4, 8, 14, 22, 26, 22, 18, 16, 20, 20, 16, 12, 8, 5, 4, 3, 2, 1, 1
  };
  private static final double NO_CATEGORY = 0.20;
  private static final double WRONG_CATEGORY = 0.08;
  private static final double NO_SITE = 0.35;

  private final Random random;
  private final Map<String, List<SeedText>> incidents;
  private final List<String> categories;
  private final int ticketsPerDay;
  private final Map<String, Deque<SeedText>> decks = new HashMap<>();

  Traffic(List<SeedText> texts, int ticketsPerDay, long seed) {
    this.random = new Random(seed);
    this.ticketsPerDay = ticketsPerDay;
    this.incidents =
        texts.stream()
            .filter(t -> t.type() == TicketType.INCIDENT)
            // those tell of outages themselves
            .filter(t -> t.urgency() != Urgency.CRITICAL)
            .collect(Collectors.groupingBy(SeedText::category));
    this.categories = incidents.keySet().stream().sorted().toList();
  }

  /** Start of the replayed days, all tickets by time, and the outages by number. */
  record Weeks(Instant from, List<Replayed> tickets, List<String> outages) {}

  /**
   * @param warmUp days before the replay, without outages: what is normal is learned there
   * @param days replayed days
   */
  Weeks write(LocalDate from, int warmUp, int days, List<Outage> scripts, int count) {
    List<Replayed> tickets = new ArrayList<>();
    for (int day = 0; day < warmUp + days; day++) {
      everyday(from.plusDays(day), tickets);
    }
    List<String> names = new ArrayList<>();
    Instant first = from.plusDays(warmUp).atStartOfDay().toInstant(ZoneOffset.UTC);
    for (int n = 0; n < count; n++) {
      // Evenly over the days, in the hours when people work.
      Instant start =
          first
              .plus(Duration.ofMinutes((long) (days * 1440.0 * n / count)))
              .atZone(ZoneOffset.UTC)
              .toLocalDate()
              .atTime(6, 0)
              .plusMinutes(random.nextInt(10 * 60))
              .toInstant(ZoneOffset.UTC);
      Outage script = scripts.get(n % scripts.size());
      names.add(script.name() + " " + start);
      outage(n, start, script, tickets);
    }
    tickets.sort(Comparator.comparing(Replayed::at));
    return new Weeks(first, tickets, names);
  }

  private void everyday(LocalDate day, List<Replayed> into) {
    boolean weekend = day.getDayOfWeek().getValue() > 5;
    boolean monday = day.getDayOfWeek() == DayOfWeek.MONDAY;
    boolean payDay = day.getDayOfMonth() == 28;
    double sum = 0;
    for (double share : HOURS) {
      sum += share;
    }
    for (int hour = 0; hour < 24; hour++) {
      double mean = ticketsPerDay * HOURS[hour] / sum * (weekend ? 0.12 : 1) * (monday ? 1.3 : 1);
      for (int i = poisson(mean); i > 0; i--) {
        ticket(day, hour, categories.get(random.nextInt(categories.size())), into);
      }
      if (monday && hour >= 7 && hour <= 9) {
        for (int i = poisson(mean / 4); i > 0; i--) {
          ticket(day, hour, "access-password", into);
        }
      }
      if (payDay && !weekend) {
        for (int i = poisson(mean / 6); i > 0; i--) {
          ticket(day, hour, "sap-erp", into);
        }
      }
    }
  }

  private void ticket(LocalDate day, int hour, String category, List<Replayed> into) {
    List<SeedText> texts = incidents.get(category);
    Instant at = day.atTime(hour, 0).plusSeconds(random.nextInt(3600)).toInstant(ZoneOffset.UTC);
    String requester = person();
    String text = next(category, texts);
    String site = site(SITES.get(random.nextInt(SITES.size())));
    into.add(new Replayed(at, heard(category), site, requester, text, -1));
    // Some write the same again when nobody answers.
    for (int again = random.nextInt(50) == 0 ? 1 + random.nextInt(4) : 0; again > 0; again--) {
      at = at.plusSeconds(60 + random.nextInt(900));
      into.add(new Replayed(at, heard(category), site, requester, text, -1));
    }
  }

  /** Like cards from a deck: two people hardly ever write the same word for word on one day. */
  private String next(String category, List<SeedText> texts) {
    Deque<SeedText> deck = decks.computeIfAbsent(category, c -> new ArrayDeque<>());
    if (deck.isEmpty()) {
      List<SeedText> shuffled = new ArrayList<>(texts);
      Collections.shuffle(shuffled, random);
      deck.addAll(shuffled);
    }
    return deck.poll().text();
  }

  private void outage(int number, Instant start, Outage outage, List<Replayed> into) {
    String place = random.nextInt(5) == 0 ? null : SITES.get(random.nextInt(SITES.size()));
    int people = 6 + random.nextInt(30);
    Instant at = start;
    for (int i = 0; i < people; i++) {
      String text = outage.texts().get(random.nextInt(outage.texts().size()));
      String site = site(place == null ? SITES.get(random.nextInt(SITES.size())) : place);
      into.add(new Replayed(at, heard(outage.category()), site, person(), text, number));
      at = at.plusSeconds((long) (-Math.log(1 - random.nextDouble()) * 150));
    }
  }

  private String person() {
    return "person-" + random.nextInt(20_000);
  }

  private String site(String site) {
    return random.nextDouble() < NO_SITE ? null : site;
  }

  private String heard(String category) {
    double sure = random.nextDouble();
    if (sure < NO_CATEGORY) {
      return null;
    }
    return sure < NO_CATEGORY + WRONG_CATEGORY
        ? categories.get(random.nextInt(categories.size()))
        : category;
  }

  private int poisson(double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int n = 0;
    while (product > limit) {
      product *= random.nextDouble();
      n++;
    }
    return n;
  }
}
