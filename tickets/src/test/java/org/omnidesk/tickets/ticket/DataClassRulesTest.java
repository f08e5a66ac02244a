package org.omnidesk.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.omnidesk.tickets.ticket.DataClass.INTERNAL;
import static org.omnidesk.tickets.ticket.DataClass.PUBLIC;
import static org.omnidesk.tickets.ticket.DataClass.RESTRICTED;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DataClassRulesTest {

  private final DataClassRules rules =
      new DataClassRules(
          Map.of("hr", RESTRICTED, "printer", PUBLIC, "security-phishing", INTERNAL),
          Map.of("Payroll", RESTRICTED));

  @Test
  void the_stricter_of_category_and_group_holds() {
    assertThat(rules.of("printer", "Payroll")).contains(RESTRICTED);
    assertThat(rules.of("printer", null)).contains(PUBLIC);
    assertThat(rules.of("network-vpn", "Desk")).isEmpty();
  }

  @Test
  void no_rule_lowers_restricted_or_overrules_a_person() {
    assertThat(rules.next(RESTRICTED, Master.DEFAULT, "printer", null)).isEqualTo(RESTRICTED);
    assertThat(rules.next(PUBLIC, Master.PERSON, "hr", null)).isEqualTo(PUBLIC);
    assertThat(rules.next(INTERNAL, Master.DEFAULT, "hr", null)).isEqualTo(RESTRICTED);
    assertThat(rules.next(PUBLIC, Master.DEFAULT, "network-vpn", null)).isEqualTo(PUBLIC);
  }
}
