package org.omnidesk.connectors.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SmsHooksTest {

  private final SmsHooks hooks =
      new SmsHooks(
          SmsFixtures.systems(SmsFixtures.settings(Map.of("trusted-ips", "192.0.2.0/24"))),
          Clock.systemUTC());

  private static MockHttpServletRequest from(String address) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/hooks/sms-main");
    request.setQueryString("secret=" + SmsFixtures.SECRET + "&from=%2B919876543210&text=x&id=1");
    request.setRemoteAddr(address);
    return request;
  }

  @Test
  void a_call_with_the_right_secret_from_a_strange_address_is_refused() {
    assertThat(hooks.read(SmsFixtures.SYSTEM, from("198.51.100.1"), null)).isNull();
    assertThat(hooks.refused(SmsFixtures.SYSTEM)).isEqualTo(1);
    assertThat(hooks.read(SmsFixtures.SYSTEM, from("192.0.2.77"), null).externalId())
        .isEqualTo("1");
    assertThat(hooks.refused(SmsFixtures.SYSTEM)).isEqualTo(1);
  }
}
