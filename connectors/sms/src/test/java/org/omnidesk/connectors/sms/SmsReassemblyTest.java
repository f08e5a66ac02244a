package org.omnidesk.connectors.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.omnidesk.tickets.intake.IgnoredIntake;
import org.omnidesk.tickets.intake.Intake;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.system.Systems;

class SmsReassemblyTest {

  private Instant now = Instant.parse("2026-11-23T01:00:00Z");
  private final Systems systems = SmsFixtures.systems(SmsFixtures.settings(Map.of()));
  private final PartStore store = new SmsFixtures.MemoryPartStore();
  private final Clock clock = ((InstantSource) () -> now).withZone(java.time.ZoneOffset.UTC);
  private final SmsReassembly reassembly = new SmsReassembly(store, systems, clock);
  private final SmsMapper mapper = new SmsMapper(systems, reassembly);

  private InboundMessage part(String id, int reference, int total, int number, String text) {
    return SmsFixtures.message(
        "from=%2B919876543210&to=56767&coding=0&charset=UTF-8&id="
            + id
            + "&udh=%05%00%03%"
            + "%02X%%%02X%%%02X".formatted(reference, total, number)
            + "&text="
            + URLEncoder.encode(text, StandardCharsets.UTF_8),
        now);
  }

  private static String text(Intake intake) {
    return ((TicketIntake) intake).fields().description();
  }

  @Test
  void parts_in_any_order_become_one_text_and_only_the_last_one_yields_it() throws Exception {
    assertThat(mapper.map(part("a", 42, 3, 3, "three")))
        .isEqualTo(new IgnoredIntake("part 3 of 3 kept, waiting (1 there)"));
    assertThat(mapper.map(part("b", 42, 3, 1, "one "))).isInstanceOf(IgnoredIntake.class);
    Intake joined = mapper.map(part("c", 42, 3, 2, "two "));
    assertThat(text(joined)).isEqualTo("one two three");
    assertThat(((TicketIntake) joined).externalId()).isEqualTo("c");
    assertThat(((TicketIntake) joined).thread().ownReferences()).containsExactly("b", "c", "a");
  }

  @Test
  void mapping_again_gives_the_same() throws Exception {
    InboundMessage a = part("a", 1, 2, 1, "one ");
    InboundMessage b = part("b", 1, 2, 2, "two");
    mapper.map(a);
    Intake first = mapper.map(b);
    assertThat(mapper.map(b)).isEqualTo(first);
    assertThat(mapper.map(a)).isEqualTo(new IgnoredIntake("part 1 of 2, joined in message b"));
  }

  @Test
  void a_part_that_comes_twice_under_two_ids_counts_once() throws Exception {
    mapper.map(part("a", 1, 2, 1, "one "));
    assertThat(mapper.map(part("a2", 1, 2, 1, "one ")))
        .isEqualTo(new IgnoredIntake("part 1 of 2 came before, under another id"));
    assertThat(text(mapper.map(part("b", 1, 2, 2, "two")))).isEqualTo("one two");
    assertThat(mapper.map(part("b2", 1, 2, 2, "two"))).isInstanceOf(IgnoredIntake.class);
  }

  @Test
  void a_reference_that_came_round_again_is_another_message() throws Exception {
    mapper.map(part("a", 7, 2, 1, "old "));
    assertThat(text(mapper.map(part("b", 7, 2, 2, "one")))).isEqualTo("old one");
    mapper.map(part("c", 7, 2, 1, "new "));
    assertThat(text(mapper.map(part("d", 7, 2, 2, "two")))).isEqualTo("new two");
    mapper.map(part("e", 8, 2, 1, "left alone "));
    now = now.plus(Duration.ofHours(2));
    assertThat(mapper.map(part("f", 8, 2, 2, "hours later"))).isInstanceOf(IgnoredIntake.class);
  }

  @Test
  void a_character_torn_between_two_parts_is_whole_again() throws Exception {
    byte[] emoji = "😀".getBytes(StandardCharsets.UTF_16BE);
    String head = "from=%2B919876543210&to=5&coding=2&charset=UTF-16BE&id=";
    String one = "%%%02X%%%02X".formatted(emoji[0], emoji[1]);
    String two = "%%%02X%%%02X".formatted(emoji[2], emoji[3]);
    // the 16-bit reference: 06 08 04
    mapper.map(SmsFixtures.message(head + "x&udh=%06%08%04%01%02%02%01&text=%00a" + one, now));
    Intake joined =
        mapper.map(
            SmsFixtures.message(head + "y&udh=%06%08%04%01%02%02%02&text=" + two + "%00b", now));
    assertThat(text(joined)).isEqualTo("a😀b");
  }

  @Test
  void what_waits_too_long_is_passed_on_with_the_gap_marked() throws Exception {
    mapper.map(part("a", 9, 3, 1, "one"));
    mapper.map(part("b", 9, 3, 3, "three"));
    now = now.plus(Duration.ofMinutes(9));
    assertThat(reassembly.overdue(SmsFixtures.SYSTEM)).isEmpty();
    now = now.plus(Duration.ofMinutes(2));
    List<InboundMessage> overdue = reassembly.overdue(SmsFixtures.SYSTEM);
    assertThat(overdue).hasSize(1);
    assertThat(overdue.getFirst().externalId()).isEqualTo("a/incomplete");
    assertThat(reassembly.overdue(SmsFixtures.SYSTEM)).as("again until applied").hasSize(1);
    Intake intake = mapper.map(overdue.getFirst());
    assertThat(text(intake)).isEqualTo("one [part 2 of 3 missing] three");
    assertThat(((TicketIntake) intake).fields().requester().phone()).isEqualTo("+919876543210");
    assertThat(mapper.map(overdue.getFirst())).as("replayed").isEqualTo(intake);
    assertThat(reassembly.overdue(SmsFixtures.SYSTEM)).isEmpty();

    Intake late = mapper.map(part("c", 9, 3, 2, "two"));
    assertThat(text(late)).isEqualTo("[part 2 of 3, late] two");
    assertThat(((TicketIntake) late).thread().repliesTo()).containsExactly("a/incomplete");
    assertThat(mapper.map(overdue.getFirst())).as("replayed after the late part").isEqualTo(intake);
  }

  @Test
  void the_missing_part_may_come_while_the_incomplete_message_is_on_its_way() throws Exception {
    mapper.map(part("a", 9, 2, 1, "one "));
    now = now.plus(Duration.ofMinutes(11));
    InboundMessage overdue = reassembly.overdue(SmsFixtures.SYSTEM).getFirst();
    assertThat(text(mapper.map(part("b", 9, 2, 2, "two")))).isEqualTo("one two");
    assertThat(mapper.map(overdue))
        .isEqualTo(new IgnoredIntake("the missing part came: message b"));
  }

  @Test
  void finished_messages_are_forgotten_after_a_week_and_waiting_ones_never() throws Exception {
    mapper.map(part("a", 1, 2, 1, "one "));
    mapper.map(part("b", 1, 2, 2, "two"));
    mapper.map(part("c", 2, 2, 1, "alone"));
    now = now.plus(Duration.ofDays(8));
    assertThat(reassembly.overdue(SmsFixtures.SYSTEM)).hasSize(1);
    assertThat(store.keys(SmsFixtures.SYSTEM)).extracting(PartKey::reference).containsExactly(2);
  }

  @Test
  void a_recorded_header_is_read_and_a_broken_one_is_no_part() {
    assertThat(Concatenation.ofHeader(new byte[] {5, 0, 3, 0x2a, 2, 1}))
        .contains(new Concatenation(42, 2, 1));
    // a port element before it
    assertThat(Concatenation.ofHeader(new byte[] {11, 5, 4, 1, 2, 3, 4, 0, 3, 7, 2, 2}))
        .contains(new Concatenation(7, 2, 2));
    assertThat(Concatenation.ofHeader(new byte[] {5, 0, 3, 0x2a, 2})).isEmpty();
    assertThat(Concatenation.ofHeader(new byte[] {5, 0, 3, 0x2a, 2, 3})).isEmpty();
    assertThat(Concatenation.ofHeader(new byte[0])).isEmpty();
  }
}
