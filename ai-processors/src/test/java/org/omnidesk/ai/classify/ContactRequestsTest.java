package org.omnidesk.ai.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactRequestsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Printer jams, please call me on +91 98450 12345. | Printer jams, .
          Call me back asap at my mobile 98450-12345! Outlook is closed. | ! Outlook is closed.
          It is broken again. Reach me at extension 4417. | It is broken again. .
          VPN is down. My number is 98450 12345 | VPN is down.
          Drive P: is missing and could you please give us a ring | Drive P: is missing and
          Tel.: +49 228 123456, der Drucker steht. Bitte rufen Sie mich an. | , der Drucker steht. .
          Outlook hängt. Bitte um Rückruf unter 0228 123456. | Outlook hängt. .
          vpn nahi chal raha, mujhe 9845012345 pe call karo | vpn nahi chal raha,
          प्रिंटर बंद है, कृपया मुझे 9845012345 पर कॉल करें | प्रिंटर बंद है,
          """)
  void a_request_to_be_called_is_no_trouble(String text, String rest) {
    assertThat(ContactRequests.removed(text).strip().replaceAll("\\s+", " ")).isEqualTo(rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Customers cannot call me on extension 4417",
        "Nobody can reach us since the move",
        "Every call breaks off after 30 seconds",
        "Phone 4417 has no dial tone, calls to 0228 123456 fail",
        "koi mujhe call nahi kar pa raha",
        "मुझे कॉल करें तो कट जाता है",
        "please call me on +91 98450 12345",
      })
  void a_trouble_with_calls_stays_whole(String text) {
    assertThat(ContactRequests.removed(text)).isEqualTo(text);
  }

  @Test
  void long_runs_of_spaces_and_lines_end() {
    for (String run : List.of(" ", "\n", ". ", "1 ", "please ", "मुझे ", "my ", "mujhe is ")) {
      String text = "Printer jams, please" + run.repeat(50_000) + "x";
      assertThat(ContactRequests.removed(text)).endsWith("x");
    }
  }
}
