package org.omnidesk.connectors.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmsSettingsTest {

  @Test
  void a_block_of_the_design_binds_and_has_no_problem() {
    SmsSettings s = SmsFixtures.settings(Map.of());
    assertThat(s.problems()).isEmpty();
    assertThat(s.profile()).isEqualTo("kannel");
    assertThat(s.trustedIps()).containsExactly("127.0.0.1", "::1");
    assertThat(s.maxWaitForParts()).isEqualTo(Duration.ofMinutes(10));
    assertThat(s.stopWords()).contains("STOP", "रोकें");
    assertThat(s.toString()).doesNotContain("secret").doesNotContain(SmsFixtures.SECRET);
  }

  @Test
  void each_problem_names_its_setting() {
    SmsSettings s =
        SmsFixtures.settings(
            Map.of(
                "profile", "twilio",
                "url", "gateway",
                "password", "",
                "webhook-secret", "short",
                "trusted-ips", "10.0.0.0/33,gateway.example.org",
                "templates", "templates.yaml",
                "public-url", "desk",
                "default-region", "XX"));
    assertThat(s.problems().stream().map(p -> p.substring(0, p.indexOf(':'))).toList())
        .containsExactlyInAnyOrder(
            "profile",
            "url",
            "password",
            "webhook-secret",
            "trusted-ips",
            "trusted-ips",
            "templates",
            "public-url",
            "default-region");
  }

  @Test
  void ranges_match_by_their_bits_and_names_are_never_looked_up() {
    AddressRanges ranges = new AddressRanges(List.of("10.1.2.0/23", "192.0.2.7", "2001:db8::/32"));
    assertThat(ranges.contains("10.1.3.255")).isTrue();
    assertThat(ranges.contains("10.1.4.0")).isFalse();
    assertThat(ranges.contains("192.0.2.7")).isTrue();
    assertThat(ranges.contains("::ffff:192.0.2.7")).isTrue();
    assertThat(ranges.contains("192.0.2.8")).isFalse();
    assertThat(ranges.contains("2001:db8:1::1")).isTrue();
    assertThat(ranges.contains("2001:db9::1")).isFalse();
    assertThat(ranges.contains("localhost")).isFalse();
    assertThat(ranges.contains(null)).isFalse();
  }

  @Test
  void lengths_follow_the_alphabet() {
    assertThat(SmsLength.of("x".repeat(160))).isEqualTo(new SmsLength(false, 160, 1));
    assertThat(SmsLength.of("x".repeat(161))).isEqualTo(new SmsLength(false, 161, 2));
    assertThat(SmsLength.of("€".repeat(80))).isEqualTo(new SmsLength(false, 160, 1));
    // 76 pairs fill 152 of 153 septets: the next pair goes to the next part whole
    assertThat(SmsLength.of("€".repeat(153))).isEqualTo(new SmsLength(false, 306, 3));
    assertThat(SmsLength.of("नमस्ते")).isEqualTo(new SmsLength(true, 6, 1));
    assertThat(SmsLength.of("क".repeat(71))).isEqualTo(new SmsLength(true, 71, 2));
    assertThat(SmsLength.of("😀".repeat(35))).isEqualTo(new SmsLength(true, 70, 1));
    // 33 pairs fill 66 of 67 units
    assertThat(SmsLength.of("😀".repeat(67))).isEqualTo(new SmsLength(true, 134, 3));
    assertThat(SmsLength.of("it’s").ucs2()).isTrue();
  }
}
