package org.omnidesk.ai.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IncidentDetectorTest {

  private static final Instant MONDAY = Instant.parse("2026-06-22T09:00:00Z");
  private static final float[] VPN = {1, 0, 0};
  private static final float[] PRINTER = {0, 1, 0};
  private static final float[] MAIL = {0, 0, 1};

  private final IncidentProperties settings =
      new Binder(new MapConfigurationPropertySource(Map.of()))
          .bindOrCreate("omnidesk.ai.incident", IncidentProperties.class);
  private final IncidentDetector detector = new IncidentDetector(settings);
  private int number;

  private Arrival arrival(Instant at, String category, String site, String who, float[] vector) {
    return new Arrival(
        new UUID(1, number++), at, category, site, who, false, vector, Set.of(category));
  }

  /** Two weeks in which every hour brings one ticket of each kind. */
  private void quietWeeks() {
    for (int hour = 15 * 24; hour > 1; hour--) {
      Instant at = MONDAY.minus(Duration.ofHours(hour));
      detector.arrived(arrival(at, "printer", "pune", "p" + hour, PRINTER));
      detector.arrived(arrival(at.plusSeconds(60), "email-calendar", "pune", "m" + hour, MAIL));
    }
  }

  private Optional<Suspicion> five(String category, String site, float[] vector, String persons) {
    Optional<Suspicion> last = Optional.empty();
    for (int i = 0; i < 5; i++) {
      last =
          detector.arrived(
              arrival(MONDAY.plusSeconds(i * 90), category, site, persons.formatted(i), vector));
    }
    return last;
  }

  @Test
  void five_people_with_a_trouble_that_never_was_are_suspicious() {
    quietWeeks();
    Suspicion found = five("network-vpn", "munich", VPN, "v%d").orElseThrow();
    assertThat(found.category()).isEqualTo("network-vpn");
    assertThat(found.site()).isEqualTo("munich");
    assertThat(found.persons()).isEqualTo(5);
    assertThat(found.tickets()).hasSize(5);
    assertThat(found.terms()).containsExactly("network-vpn");
    assertThat(found.probability()).isLessThan(1e-6);
  }

  @Test
  void one_person_who_writes_five_times_is_no_incident() {
    quietWeeks();
    assertThat(five("network-vpn", "munich", VPN, "always-the-same")).isEmpty();
  }

  @Test
  void a_peak_that_comes_every_week_is_no_incident() {
    for (int week = 2; week > 0; week--) {
      for (int i = 0; i < 8; i++) {
        Instant at = MONDAY.minus(Duration.ofDays(7 * week)).plusSeconds(i * 40);
        detector.arrived(arrival(at, "network-vpn", "munich", "w" + week + i, VPN));
      }
    }
    quietWeeks();
    assertThat(five("network-vpn", "munich", VPN, "v%d")).isEmpty();
  }

  @Test
  void a_new_installation_suspects_nothing_before_it_knows_what_is_normal() {
    assertThat(five("network-vpn", "munich", VPN, "v%d")).isEmpty();
  }

  @Test
  void people_at_five_places_are_an_incident_everywhere() {
    quietWeeks();
    Optional<Suspicion> last = Optional.empty();
    for (String site : List.of("munich", "lyon", "london", "chennai", "pune")) {
      last = detector.arrived(arrival(MONDAY, "network-vpn", site, "at-" + site, VPN));
    }
    assertThat(last.orElseThrow().site()).isNull();
  }

  @Test
  void a_later_suspicion_with_the_same_tickets_or_service_is_the_same_matter() {
    UUID shared = new UUID(2, 1);
    Suspicion first = suspicion("network-vpn", "munich", shared);
    assertThat(first.sameMatter(suspicion("sap-erp", "lyon", shared))).isTrue();
    assertThat(first.sameMatter(suspicion("network-vpn", null, new UUID(2, 2)))).isTrue();
    assertThat(first.sameMatter(suspicion("network-vpn", "lyon", new UUID(2, 2)))).isFalse();
    assertThat(first.sameMatter(suspicion("sap-erp", "munich", new UUID(2, 2)))).isFalse();
  }

  @Test
  void a_rare_chance_keeps_its_digits() {
    // 1 - P(X <= 2) at mean 0.5, and e^-0.02 0.02^8/8! and what follows
    assertThat(Poisson.atLeast(3, 0.5)).isCloseTo(0.014388, within(1e-6));
    assertThat(Poisson.atLeast(8, 0.02)).isCloseTo(6.236e-19, within(1e-21));
    assertThat(Poisson.atLeast(0, 3)).isCloseTo(1, within(1e-12));
  }

  private static Suspicion suspicion(String category, String site, UUID ticket) {
    return new Suspicion(category, site, List.of(ticket), 4, MONDAY, 0.1, 1e-7, List.of());
  }
}
