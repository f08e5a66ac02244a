package org.omnidesk.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlayTest {

  private static final Library LIBRARY = Library.read();

  @Test
  void more_than_140_distinct_tickets_are_written_by_hand_in_four_languages() {
    Set<String> texts = new HashSet<>();
    LIBRARY.reports().forEach(report -> texts.add(report.text()));
    LIBRARY.outages().forEach(outage -> outage.forEach(report -> texts.add(report.text())));
    assertThat(texts).hasSizeGreaterThan(140);
    assertThat(LIBRARY.reports().stream().map(Report::id)).doesNotHaveDuplicates();
    assertThat(
            LIBRARY.reports().stream()
                .collect(Collectors.groupingBy(Report::lang, Collectors.counting())))
        .containsOnlyKeys("en", "de", "hi", "hinglish")
        .allSatisfy((lang, count) -> assertThat(count).isGreaterThan(10));
  }

  @Test
  void the_same_seed_plays_the_same_and_another_seed_another() {
    assertThat(Play.of(LIBRARY, 7)).isEqualTo(Play.of(LIBRARY, 7));
    assertThat(Play.of(LIBRARY, 7)).isNotEqualTo(Play.of(LIBRARY, 8));
  }

  @Test
  void sixty_tickets_open_in_two_minutes_then_one_every_twenty_seconds_to_500() {
    List<Act> opening = Play.of(LIBRARY, 42).stream().filter(act -> act.follow() == null).toList();
    assertThat(opening).hasSize(500);
    assertThat(opening.stream().filter(act -> act.at() < 120)).hasSize(60);
    assertThat(opening.get(61).at() - opening.get(60).at()).isEqualTo(20);
    assertThat(
            opening.stream()
                .filter(act -> act.at() < 120)
                .map(act -> act.report().channel())
                .distinct())
        .containsExactlyInAnyOrder(Channel.values());
    assertThat(
            opening.stream()
                .filter(act -> act.at() < 120)
                .filter(act -> act.report().id().startsWith("out-")))
        .hasSizeGreaterThan(2);
  }

  @Test
  void no_place_is_left_unfilled_and_no_ticket_is_followed_before_it_opens() {
    Set<Integer> opened = new HashSet<>();
    for (Act act : Play.of(LIBRARY, 42)) {
      assertThat(act.report().subject() + act.report().text()).doesNotContainPattern("\\{[a-z]+}");
      if (act.follow() == null) {
        opened.add(act.ticket());
      } else {
        assertThat(opened).contains(act.ticket());
        assertThat(act.follow().text()).doesNotContainPattern("\\{[a-z]+}");
      }
    }
  }

  @Test
  void people_have_distinct_ascii_addresses_and_phones() {
    assertThat(LIBRARY.people().stream().map(Person::email))
        .doesNotHaveDuplicates()
        .allMatch(address -> address.matches("[a-z]+\\.[a-z]+@kaveri\\.example"));
    assertThat(LIBRARY.people().stream().map(Person::phone)).doesNotHaveDuplicates();
  }
}
