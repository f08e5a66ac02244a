package org.omnidesk.connectors.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.omnidesk.tickets.intake.IgnoredIntake;
import org.omnidesk.tickets.intake.Intake;
import org.omnidesk.tickets.intake.OptOutIntake;
import org.omnidesk.tickets.intake.ReceiptIntake;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.intake.UnreadableMessageException;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.system.Systems;

class SmsMapperTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  private final Systems systems = SmsFixtures.systems(SmsFixtures.settings(Map.of()));
  private final SmsMapper mapper =
      new SmsMapper(
          systems,
          new SmsReassembly(new SmsFixtures.MemoryPartStore(), systems, Clock.systemUTC()));

  private Intake map(String query) throws UnreadableMessageException {
    return mapper.map(SmsFixtures.message(query, NOW));
  }

  private TicketIntake ticket(String query) throws UnreadableMessageException {
    return (TicketIntake) map(query);
  }

  private static String mo(String from, String text) {
    return "from="
        + URLEncoder.encode(from, StandardCharsets.UTF_8)
        + "&to=56767&id=id-1&coding=0&charset=UTF-8&udh=&ts=2026-11-22+22:51:33&unix=1795387893&text="
        + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void every_recorded_message_of_a_phone_is_understood() throws Exception {
    List<String> texts = new ArrayList<>();
    for (String file :
        List.of("mo-and-dlr-callbacks-1.txt", "mo-callbacks-2-ucs2-and-failures.txt")) {
      for (String query : SmsFixtures.recordedQueries(file, "/mo")) {
        Intake intake = map(query);
        texts.add(
            switch (intake) {
              case TicketIntake t ->
                  t.fields().requester().phone() + " " + t.fields().description();
              case OptOutIntake o -> "opt-out " + o.phone() + " " + o.optedOut();
              default -> String.valueOf(intake);
            });
      }
    }
    assertThat(texts)
        .containsExactly(
            "opt-out +919876543210 true",
            // coding 1, "8-BIT": the text parameter had lost its control bytes, the binary one not
            "+919812345678 नमस्ते, VPN काम नहीं कर रहा है",
            "+919876543210 " + "A".repeat(150) + " part1 part2 end",
            "+919876543210 price+5%E2%82%AC+%5Bok%5D+%7Bx%7D+~+%5E+%7C+%5C",
            "+919812345678 नमस्ते, VPN काम नहीं कर रहा है",
            "+919812345678 plain latin in ucs2",
            "+919812345678 emoji 😀 ok",
            "+919876543210 plain text with spaces, euro in utf8 €",
            "VM-HDFCBK alphanumeric sender");
  }

  @Test
  void every_recorded_report_carries_the_key_and_a_rank() throws Exception {
    List<String> reports = new ArrayList<>();
    for (String query : SmsFixtures.recordedQueries("mo-and-dlr-callbacks-1.txt", "/dlr")) {
      // our dlr-url names the key dlr; the one recorded named it ref
      InboundMessage message = SmsFixtures.message(query.replace("ref=", "dlr="), NOW);
      assertThat(message.kind()).isEqualTo("sms-receipt");
      ReceiptIntake receipt = (ReceiptIntake) mapper.map(message);
      reports.add(message.externalId() + " " + receipt.deliveryKey() + " " + receipt.outcome());
    }
    assertThat(reports)
        .containsExactly(
            "out-1/8 out-1 ACCEPTED",
            "out-1/1 out-1 DELIVERED",
            "out-2/1 out-2 DELIVERED",
            "out-2/8 out-2 ACCEPTED",
            "out-3/1 out-3 DELIVERED",
            "out-3/8 out-3 ACCEPTED",
            "out-8/8 out-8 ACCEPTED",
            "out-8/1 out-8 DELIVERED");
  }

  @Test
  void delivered_before_accepted_ranks_higher_and_a_refusal_is_a_failure() throws Exception {
    ReceiptIntake delivered = (ReceiptIntake) map("dlr=k1&type=1&phone=00919876543210&reply=");
    ReceiptIntake accepted = (ReceiptIntake) map("dlr=k1&type=8&reply=ACK%2F");
    assertThat(delivered.outcome()).isGreaterThan(accepted.outcome());
    assertThat(delivered.address()).isEqualTo("+919876543210");
    assertThat(((ReceiptIntake) map("dlr=k1&type=16&reply=NACK%2F")).outcome())
        .isEqualTo(ReceiptIntake.Outcome.FAILED);
    assertThat(((ReceiptIntake) map("dlr=k1&type=4")).outcome())
        .isEqualTo(ReceiptIntake.Outcome.DELAYED);
    assertThat(map("dlr=k1&type=99")).isInstanceOf(IgnoredIntake.class);
  }

  @Test
  void a_phone_is_normalised_and_its_last_open_ticket_may_be_meant() throws Exception {
    for (String from : List.of("+919876543210", "00919876543210", "09876543210", "9876543210")) {
      TicketIntake t = ticket(mo(from, "printer jam on 3rd floor"));
      assertThat(t.thread().recentFrom()).as(from).isEqualTo("+919876543210");
      assertThat(t.thread().sender().phone()).isEqualTo("+919876543210");
      assertThat(t.automatic()).isFalse();
      assertThat(t.form()).isEqualTo(TicketIntake.Form.CONVERSATION);
      assertThat(t.externalId()).isEqualTo("id-1");
      assertThat(t.thread().ownReferences()).containsExactly("id-1");
      assertThat(t.occurredAt()).isEqualTo(Instant.ofEpochSecond(1795387893));
      assertThat(t.sourceTime()).isEqualTo("2026-11-22 22:51:33 UTC");
    }
  }

  @Test
  void a_name_or_short_code_is_kept_verbatim_and_never_answered() throws Exception {
    for (String from : List.of("VM-HDFCBK", "56767")) {
      TicketIntake t = ticket(mo(from, "Your OTP is 4711"));
      assertThat(t.automatic()).as(from).isTrue();
      assertThat(t.fields().requester().phone()).isEqualTo(from);
      assertThat(t.thread().recentFrom()).isNull();
    }
    assertThat(map(mo("VM-HDFCBK", "STOP"))).isInstanceOf(IgnoredIntake.class);
  }

  @Test
  void a_number_in_the_text_claims_its_ticket() throws Exception {
    assertThat(ticket(mo("+919876543210", "od-0123 still broken")).thread().claimedNumber().value())
        .isEqualTo(123);
    assertThat(ticket(mo("+919876543210", "code 4711")).thread().claimedNumber()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP", " stop ", "Stop.", "StopAll", "QUIT!", "रोकें"})
  void a_whole_message_of_stop_opts_the_phone_out(String text) throws Exception {
    assertThat(map(mo("+919876543210", text))).isEqualTo(new OptOutIntake("+919876543210", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"START", "unstop", "Yes"})
  void a_whole_message_of_start_opts_it_in(String text) throws Exception {
    assertThat(map(mo("+919876543210", text))).isEqualTo(new OptOutIntake("+919876543210", false));
  }

  @Test
  void stop_within_a_sentence_is_a_ticket_and_help_alone_is_none() throws Exception {
    assertThat(map(mo("+919876543210", "please stop the printer")))
        .isInstanceOf(TicketIntake.class);
    assertThat(map(mo("+919876543210", "HELP")))
        .isEqualTo(new IgnoredIntake("'HELP' asks for instructions"));
    assertThat(map(mo("+919876543210", "  "))).isInstanceOf(IgnoredIntake.class);
  }

  @Test
  void a_title_is_the_first_words_on_one_line() {
    assertThat(SmsMapper.title("VPN not\n working")).isEqualTo("VPN not working");
    String title = SmsMapper.title("word ".repeat(40));
    assertThat(title).endsWith("word…").hasSizeLessThanOrEqualTo(61);
    assertThat(SmsMapper.title("😀".repeat(80))).isEqualTo("😀".repeat(60) + "…");
  }

  @Test
  void ucs2_that_the_gateway_left_alone_is_decoded_by_its_charset() throws Exception {
    StringBuilder hex = new StringBuilder();
    for (byte b : "नमस्ते 😀".getBytes(StandardCharsets.UTF_16BE)) {
      hex.append("%%%02X".formatted(b & 0xff));
    }
    TicketIntake t = ticket("from=%2B919876543210&to=5&id=u&coding=2&charset=UTF-16BE&text=" + hex);
    assertThat(t.fields().description()).isEqualTo("नमस्ते 😀");
  }

  @Test
  void what_is_no_text_or_has_no_sender_is_quarantined_with_the_parameter_named() {
    assertThatExceptionOfType(UnreadableMessageException.class)
        .isThrownBy(
            () ->
                map(
                    "from=%2B919876543210&id=b&charset=8-BIT&coding=1&text=x"
                        + "&binary=%00%FF%D8%00%9F%FE%01"))
        .withMessageStartingWith("text:");
    assertThatExceptionOfType(UnreadableMessageException.class)
        .isThrownBy(() -> map("id=n&text=no+one"))
        .withMessageStartingWith("from:");
  }

  @Test
  void control_characters_reach_neither_text_nor_sender_nor_id() throws Exception {
    InboundMessage message =
        SmsFixtures.message(
            "from=%2B9198%0076543210&id=i%00-1&coding=0&charset=UTF-8&ts=%00&text=a%00b%1Bc%0Ad",
            NOW);
    TicketIntake t = (TicketIntake) mapper.map(message);
    assertThat(message.externalId()).isEqualTo("i-1");
    assertThat(t.fields().description()).isEqualTo("abc\nd");
    assertThat(t.fields().requester().phone()).isEqualTo("+919876543210");
    assertThat(SmsFixtures.message("from=1&text=x&id=" + "i".repeat(201), NOW).externalId())
        .startsWith("hash-");
  }

  @Test
  void half_a_character_does_not_lose_the_message() throws Exception {
    // a lone surrogate, as a phone sends that tore an emoji in two
    TicketIntake t =
        ticket("from=%2B919876543210&id=s&coding=2&charset=UTF-16BE&text=%00o%00k%D8%3D");
    assertThat(t.fields().description()).startsWith("ok").hasSize(3);
  }

  @Test
  void keeping_and_reading_again_loses_no_byte() throws Exception {
    String query = "text=%00%FF%D8&udh=%05%00%03%2A%02%01&from=%2B91&b=%E0%A4%A8+x&a=1&a=2";
    RawParameters raw = RawParameters.ofQuery(query);
    RawParameters again = RawParameters.ofJson(raw.toJson());
    assertThat(again.bytes("text")).containsExactly(0, 0xff, 0xd8);
    assertThat(again.bytes("udh")).containsExactly(5, 0, 3, 0x2a, 2, 1);
    assertThat(again.text("b")).isEqualTo("न x");
    assertThat(again.text("a")).isEqualTo("1");
    assertThat(again.toJson()).isEqualTo(raw.toJson());
  }

  @Test
  void without_an_id_the_same_bytes_in_the_same_minute_are_the_same_message() {
    String query = "from=%2B919876543210&text=x";
    assertThat(SmsFixtures.message(query, NOW).externalId())
        .isEqualTo(SmsFixtures.message(query, NOW.plusSeconds(59)).externalId())
        .isNotEqualTo(SmsFixtures.message(query, NOW.plusSeconds(60)).externalId())
        .isNotEqualTo(SmsFixtures.message(query + "y", NOW).externalId());
  }
}
