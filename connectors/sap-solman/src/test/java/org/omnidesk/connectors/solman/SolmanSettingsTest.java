package org.omnidesk.connectors.solman;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.ticket.TicketStatus;

class SolmanSettingsTest {

  @Test
  void a_complete_block_has_no_problems_and_sensible_defaults() {
    SolmanSettings settings = TestSystems.complete(Map.of());
    assertThat(settings.problems()).isEmpty();
    assertThat(settings.valueOf(TicketStatus.RESOLVED)).contains("E0005SMIN0001");
    assertThat(settings.valueOf(TicketStatus.NEW)).isEmpty();
    assertThat(settings.account()).isEqualTo("http://127.0.0.1:9/nobody as OMNIDESK");
  }

  @Test
  void each_problem_names_its_setting() {
    SolmanSettings settings =
        TestSystems.settings(
            Map.of(
                "url",
                "ftp://x",
                "username",
                "u",
                "system-guid",
                "abc",
                "steps.closed",
                "Shred",
                "timeout",
                "0s"));
    assertThat(settings.problems())
        .anyMatch(p -> p.startsWith("password: is missing"))
        .anyMatch(p -> p.startsWith("inbound-username: is missing"))
        .anyMatch(p -> p.startsWith("inbound-password: is missing"))
        .anyMatch(p -> p.startsWith("url: "))
        .anyMatch(p -> p.startsWith("system-guid: "))
        .anyMatch(p -> p.startsWith("steps.closed: 'Shred'"))
        .anyMatch(p -> p.startsWith("timeout: "));
  }

  @Test
  void tables_are_added_to_their_defaults() {
    SolmanSettings settings =
        TestSystems.complete(
            Map.of(
                "text-types.ZZ01", "public",
                "text-types.SU01", "internal",
                "status-profile", "ZMIN0001",
                "sent-status.pending-requester", "E0033",
                "user-status.E0033", "pending_requester"));
    assertThat(settings.textTypes())
        .containsEntry("ZZ01", Visibility.PUBLIC)
        .containsEntry("SU01", Visibility.INTERNAL)
        .containsEntry("SU99", Visibility.PUBLIC);
    assertThat(settings.valueOf(TicketStatus.PENDING_REQUESTER)).contains("E0033ZMIN0001");
    assertThat(settings.statusOf("E0033ZMIN0001")).contains(TicketStatus.PENDING_REQUESTER);
  }

  @Test
  void no_password_shows_up_in_its_text() {
    assertThat(TestSystems.complete(Map.of()).toString())
        .doesNotContain("to-solman")
        .doesNotContain("to-hub");
  }
}
