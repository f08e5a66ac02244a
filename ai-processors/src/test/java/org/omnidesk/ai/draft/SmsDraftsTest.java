package org.omnidesk.ai.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.draft.DraftProperties.SmsRule;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.response.ResponseTemplate;
import org.omnidesk.tickets.response.ResponseTemplates;
import org.omnidesk.tickets.ticket.TicketRow;

class SmsDraftsTest {

  @TempDir Path data;
  private TestHub hub;
  private TicketRow ticket;

  /** One registered text whose number is typed, as the operators have it. */
  private static final class Typed implements ResponseTemplates {
    @Override
    public String type() {
      return "sms";
    }

    @Override
    public List<ResponseTemplate> of(String system) {
      return List.of(
          new ResponseTemplate("in-progress", "1", "en", "{number} is in work", List.of("number")));
    }

    @Override
    public String render(String system, String template, Map<String, String> variables) {
      String number = variables.getOrDefault("number", "");
      if (!template.equals("in-progress") || !number.matches("OD-\\d{1,12}")) {
        throw new IllegalArgumentException("variable number is no ticket number");
      }
      return number + " is in work";
    }
  }

  @BeforeEach
  void start() {
    hub = new TestHub(data.resolve("hub"));
    ticket = hub.ticket(hub.receive("mail-support", Said.mail("x").title("y").intake()).ticketId());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private static SmsDrafts drafts(SmsRule... rules) {
    return new SmsDrafts(
        List.of(new Typed()),
        new DraftProperties(
            List.of(), List.of(), 0.95, 10, 90, 6, 10, Duration.ZERO, true, List.of(rules)));
  }

  @Test
  void a_registered_text_with_the_tickets_number_is_proposed() {
    SmsDrafts.Registered text = drafts().of(ticket).orElseThrow();
    assertThat(text.text()).isEqualTo(ticket.number().brief() + " is in work");
    assertThat(text.template()).isEqualTo("in-progress");
    assertThat(text.values()).containsEntry("number", ticket.number().brief());
  }

  @Test
  void a_value_of_the_wrong_type_or_a_template_that_is_not_registered_gives_no_draft() {
    assertThat(
            drafts(new SmsRule(null, null, "in-progress", Map.of("number", "call me"))).of(ticket))
        .isEmpty();
    assertThat(drafts(new SmsRule(null, null, "free", null)).of(ticket)).isEmpty();
  }
}
