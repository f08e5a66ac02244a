package org.omnidesk.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.omnidesk.connectors.email.thread.QuotedReply;

class QuotedReplyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Mon, 2 Nov 2026 at 10:00, Support <s@x.example> wrote:\n> old",
        "On Mon, 2 Nov 2026 at 10:00, Support\n<s@x.example> wrote:\n\n> old\n> more",
        "Am Mo., 2. Nov. 2026 um 10:00 Uhr schrieb Support <s@x.example>:\n\n> alt",
        "Am 02.11.2026 um 10:00 schrieb Support:\n> alt",
        "Le lun. 2 nov. 2026 à 10:00, Support <s@x.example> a écrit :\n> vieux",
        "El lun, 2 nov 2026 a las 10:00, Support escribió:\n> viejo",
        "सोम, 2 नव॰ 2026 को 10:00 बजे Support <s@x.example> ने लिखा:\n> पुराना",
        "-----Original Message-----\nFrom: Support\nSent: Monday\n\nold",
        "-------- Ursprüngliche Nachricht --------\nVon: Support\n\nalt",
        "________________________________\nFrom: Support <s@x.example>\nSent: Monday\nTo: Asha\nSubject: x\n\nold",
        "Von: Support <s@x.example>\nGesendet: Montag\nAn: Asha\nBetreff: x\n\nalt",
        "> old\n> older",
        "-- \nAsha Rao\nAccounts",
        "Sent from my iPhone",
        "On Mon, Support wrote:\n> " + QuotedReply.MARKER + "\n> old",
      })
  void what_programs_add_under_an_answer_is_cut(String quoted) {
    assertThat(QuotedReply.strip("It works.\nThanks!\n\n" + quoted + "\n"))
        .isEqualTo("It works.\nThanks!");
  }

  @Test
  void an_answer_under_the_quote_is_kept() {
    assertThat(QuotedReply.strip("On Mon, Support wrote:\n> does it work?\n\nYes, it does."))
        .isEqualTo("Yes, it does.");
  }

  @Test
  void answers_between_the_lines_keep_the_lines_they_answer() {
    assertThat(QuotedReply.strip("See below.\n\nOn Mon, Support wrote:\n> one?\nyes\n> two?\nno"))
        .contains("> one?", "yes", "> two?", "no");
  }

  @Test
  void a_mail_that_is_nothing_but_quote_stays_whole() {
    assertThat(QuotedReply.strip("> old\n> older")).isEqualTo("> old\n> older");
  }

  @Test
  void words_that_only_look_like_a_heading_stay() {
    String text =
        "On Monday the printer stopped.\nFrom: the third floor.\nI wrote: it is broken\nbye";
    assertThat(QuotedReply.strip(text)).isEqualTo(text);
  }
}
