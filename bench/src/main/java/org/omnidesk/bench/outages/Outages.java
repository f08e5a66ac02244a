package org.omnidesk.bench.outages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.classify.SeedText;
import org.omnidesk.ai.classify.SeedTexts;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.incident.Arrival;
import org.omnidesk.ai.incident.Broad;
import org.omnidesk.ai.incident.IncidentDetector;
import org.omnidesk.ai.incident.IncidentProperties;
import org.omnidesk.ai.incident.Suspicion;
import org.omnidesk.ai.incident.Terms;
import org.omnidesk.bench.Options;
import org.omnidesk.bench.hub.Json;
import org.omnidesk.bench.model.Models;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Replays days of a service desk through the product's watch for major incidents: {@code
 * bench/outages [--days 20] [--outages 40] [--seed 1] [--per-day 300]}. Prints {@code
 * {"days","outages","n","foundWithin5","found","falseAlarms","falseAlarmsPerWeek"}}.
 */
public final class Outages {

  private static final int WARM_UP = 15;
  private static final int IN_TIME = 5;

  private Outages() {}

  public static void main(String[] arguments) {
    try {
      Options options = Options.parse(arguments, "days", "outages", "seed", "per-day");
      System.out.println(
          run(
              options.number("days", 20),
              options.number("outages", 40),
              options.number("seed", 1),
              options.number("per-day", 300)));
      System.exit(0);
    } catch (IllegalArgumentException e) {
      System.err.println("outages: " + e.getMessage());
      System.exit(2);
    }
  }

  /** The figures of one replay. */
  public static ObjectNode run(int days, int outages, long seed, int perDay) {
    List<SeedText> seeds =
        SeedTexts.load(
            settings("omnidesk.ai", AiProperties.class).categories().stream()
                .map(AiProperties.Category::id)
                .toList());
    Traffic.Weeks weeks =
        new Traffic(seeds, perDay, seed)
            .write(LocalDate.of(2026, 6, 1), WARM_UP, days, Outage.all(), outages);
    Map<String, float[]> vectors = vectors(weeks.tickets());
    IncidentProperties settings = settings("omnidesk.ai.incident", IncidentProperties.class);
    IncidentDetector detector = new IncidentDetector(settings);
    Map<UUID, Integer> ofOutage = new HashMap<>();
    int[] arrived = new int[outages];
    int[] foundAt = new int[outages];
    List<Suspicion> raised = new ArrayList<>();
    List<Replayed> when = new ArrayList<>();
    int falseAlarms = 0;
    for (Replayed ticket : weeks.tickets()) {
      UUID id = new UUID(0, ofOutage.size());
      ofOutage.put(id, ticket.outage());
      if (ticket.outage() >= 0) {
        arrived[ticket.outage()]++;
      }
      Optional<Suspicion> found =
          detector.arrived(
              new Arrival(
                  id,
                  ticket.at(),
                  ticket.category(),
                  ticket.site(),
                  ticket.requester(),
                  Broad.is(ticket.text()),
                  vectors.get(ticket.text()),
                  Terms.of(ticket.text())));
      if (found.isEmpty()) {
        continue;
      }
      int about = about(found.get(), ofOutage);
      if (about >= 0 && foundAt[about] == 0) {
        foundAt[about] = arrived[about];
      }
      boolean known = false;
      for (int i = 0; i < raised.size(); i++) {
        known |=
            when.get(i).at().plus(settings.quiet()).isAfter(ticket.at())
                && raised.get(i).sameMatter(found.get());
      }
      if (!known) {
        raised.add(found.get());
        when.add(ticket);
        if (about < 0 && ticket.at().isAfter(weeks.from())) {
          falseAlarms++;
          System.err.println("false alarm at " + ticket.at() + " " + told(found.get()));
        }
      }
    }
    return figures(days, weeks, foundAt, falseAlarms);
  }

  private static String told(Suspicion s) {
    return "%s %s persons=%d expected=%.2f p=%.1e %s"
        .formatted(s.category(), s.site(), s.persons(), s.expected(), s.probability(), s.terms());
  }

  private static ObjectNode figures(int days, Traffic.Weeks weeks, int[] foundAt, int falseAlarms) {
    int inTime = 0;
    int found = 0;
    for (int i = 0; i < foundAt.length; i++) {
      found += foundAt[i] > 0 ? 1 : 0;
      inTime += foundAt[i] > 0 && foundAt[i] <= IN_TIME ? 1 : 0;
      if (foundAt[i] == 0 || foundAt[i] > IN_TIME) {
        System.err.println(
            weeks.outages().get(i)
                + (foundAt[i] == 0 ? " was not found" : " was found at ticket " + foundAt[i]));
      }
    }
    ObjectNode figures = Json.MAPPER.createObjectNode();
    figures.put("days", days);
    figures.put("tickets", weeks.tickets().size());
    figures.put("n", foundAt.length);
    figures.put("foundWithin5", (double) inTime / foundAt.length);
    figures.put("found", (double) found / foundAt.length);
    figures.put("falseAlarms", falseAlarms);
    figures.put("falseAlarmsPerWeek", falseAlarms * 7.0 / days);
    return figures;
  }

  /** The outage of most of its tickets; -1 if it is none. */
  private static int about(Suspicion suspicion, Map<UUID, Integer> ofOutage) {
    Map<Integer, Integer> counts = new HashMap<>();
    suspicion.tickets().forEach(t -> counts.merge(ofOutage.get(t), 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(e -> e.getKey() >= 0 && e.getValue() * 2 > suspicion.tickets().size())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(-1);
  }

  private static Map<String, float[]> vectors(List<Replayed> tickets) {
    List<String> texts = tickets.stream().map(Replayed::text).distinct().toList();
    Map<String, float[]> vectors = new HashMap<>();
    try (Encoder encoder = Models.encoder()) {
      List<float[]> encoded = encoder.encode(texts);
      for (int i = 0; i < texts.size(); i++) {
        vectors.put(texts.get(i), encoded.get(i));
      }
    }
    return vectors;
  }

  /** The product's defaults. */
  private static <T> T settings(String prefix, Class<T> type) {
    return new Binder(new MapConfigurationPropertySource(System.getProperties()))
        .bindOrCreate(prefix, type);
  }
}
