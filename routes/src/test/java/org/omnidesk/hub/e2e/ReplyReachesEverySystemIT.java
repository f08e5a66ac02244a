package org.omnidesk.hub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A ticket of each system, a reply written at the desk, and the place where its reader looks. */
@ExtendWith(SharedHub.class)
class ReplyReachesEverySystemIT {

  private static final Duration DELIVERY = Duration.ofSeconds(120);

  private Outside outside;
  private DeskClient agent;

  @BeforeEach
  void meet(PackagedHub hub) {
    outside = hub.outside();
    agent = hub.desk("agent");
  }

  @Test
  void a_reply_to_a_mail_arrives_once_in_the_senders_mailbox_in_the_same_thread()
      throws MessagingException {
    String word = Words.fresh();
    String reply = Words.fresh();
    String sender = word + "@kaveri.example";
    String messageId = "<" + word + "@kaveri.example>";
    outside.mail(
        sender, "VPN drops " + word, "The VPN drops every ten minutes.\n\nNina", messageId);
    JsonNode ticket = agent.awaitTicket(word);
    assertThat(ticket.path("channel").asText()).isEqualTo("email");
    assertThat(ticket.path("requester").path("email").asText()).isEqualTo(sender);

    agent.reply(ticket, "Please update the client, then connect again. " + reply);

    await().atMost(DELIVERY).until(() -> !outside.inbox(sender, reply).isEmpty());
    MimeMessage mail = outside.inbox(sender, reply).get(0);
    // it answers a mail that the sender has: the own one, or the desk's receipt of it
    assertThat(mail.getHeader("In-Reply-To", null)).isIn(knownTo(sender, messageId));
    assertThat(mail.getHeader("References", " ")).startsWith(messageId);
    assertThat(mail.getSubject())
        .contains("[" + ticket.path("number").asText() + "]")
        .contains(word);
    assertThat(mail.getFrom()[0].toString()).contains("@omnidesk.local");

    // the mailbox was read again when a later mail is a ticket: the reply neither came back nor
    // went out twice
    aLaterMailBecameATicket();
    assertThat(outside.inbox(sender, reply)).hasSize(1);
    assertThat(agent.texts(ticket, reply)).hasSize(1);
  }

  @Test
  void an_answer_to_the_reply_stays_on_the_ticket() {
    String word = Words.fresh();
    String sender = word + "@kaveri.example";
    String answer = Words.fresh();
    outside.mail(sender, "Printer " + word, "It blinks.", "<" + word + ".1@kaveri.example>");
    JsonNode ticket = agent.awaitTicket(word);
    String subject = "Re: [" + ticket.path("number").asText() + "] Printer " + word;

    outside.mail(sender, subject, "Now it works. " + answer, "<" + word + ".2@kaveri.example>");

    await().atMost(DELIVERY).until(() -> agent.texts(ticket, answer).size() == 1);
    assertThat(agent.find(word)).hasSize(1);
  }

  @Test
  void a_reply_to_a_glpi_ticket_becomes_one_public_followup_and_comes_back_with_no_echo() {
    String word = Words.fresh();
    String reply = Words.fresh();
    int id = outside.glpiTickets(1, "Laptop " + word, "The screen stays black.").get(0);
    JsonNode ticket = agent.awaitTicket(word);
    assertThat(ticket.path("system").asText()).isEqualTo("glpi-hq");

    agent.reply(ticket, "Hold the power button for ten seconds. " + reply);

    await().atMost(DELIVERY).until(() -> !followups(id, reply).isEmpty());
    assertThat(followups(id, reply).get(0).path("is_private").asInt()).isZero();

    // two later tickets arrived: GLPI was polled at least twice since
    agent.awaitTicket(laterGlpiTicket());
    agent.awaitTicket(laterGlpiTicket());
    assertThat(followups(id, reply)).hasSize(1);
    assertThat(agent.texts(ticket, reply)).hasSize(1);
  }

  @Test
  void a_reply_to_a_solution_manager_incident_arrives_as_add_info() {
    String word = Words.fresh();
    String reply = Words.fresh();
    String guid = outside.incident("Dump in SM37 " + word, "The nightly job ends with a dump.");
    JsonNode ticket = agent.awaitTicket(word);
    assertThat(ticket.path("system").asText()).isEqualTo("solman-prod");

    agent.reply(ticket, "Please restart the job. " + reply);

    await().atMost(DELIVERY).until(() -> hubTexts(guid, reply).size() == 1);
    assertThat(doneCalls(guid)).contains("AddInfo");
  }

  @Test
  void a_reply_to_an_sms_leaves_by_template_only() {
    String word = Words.fresh();
    String phone = Words.phone();
    outside.phoneWrites(phone, "Outlook does not open " + word);
    JsonNode ticket = agent.awaitTicket(word);
    assertThat(ticket.path("channel").asText()).isEqualTo("sms");
    String number =
        "OD-" + Integer.parseInt(ticket.path("number").asText().substring("OD-".length()));

    Http.Answer refused =
        agent.respond(ticket, Map.of("text", "Just restart it.", "visibility", "PUBLIC"));

    assertThat(refused.status()).isIn(400, 422);
    assertThat(refused.header("Content-Type")).contains("application/problem+json");
    assertThat(refused.body()).containsIgnoringCase("template");
    assertThat(agent.texts(ticket, "Just restart it.")).isEmpty();

    Map<String, Object> answer =
        Map.of(
            "visibility",
            "PUBLIC",
            "template",
            "call-back",
            "variables",
            Map.of("number", number, "time", "15:30"));
    agent.respond(ticket, answer).ok();

    String expected = number + ": we will call you at 15:30. - OmniDesk";
    await().atMost(DELIVERY).until(() -> outside.phone(phone).contains(expected));
    assertThat(outside.phone(phone)).doesNotContain("Just restart it.").containsOnlyOnce(expected);
  }

  @Test
  void an_internal_note_reaches_nobody() {
    String word = Words.fresh();
    String note = Words.fresh();
    String sender = word + "@kaveri.example";
    String phone = Words.phone();
    outside.mail(sender, "Mail " + word, "Where is my mail?", "<" + word + "@kaveri.example>");
    int glpi = outside.glpiTickets(1, "Glpi " + word, "Where is my disk?").get(0);
    String guid = outside.incident("Solman " + word, "Where is my job?");
    outside.phoneWrites(phone, "Sms " + word);
    await().atMost(DELIVERY).until(() -> agent.find(word).size() == 4);

    for (JsonNode ticket : agent.find(word)) {
      agent.note(ticket, "Do not tell: " + note);
      if (ticket.path("channel").asText().equals("sms")) {
        Map<String, Object> variables = Map.of("number", smsNumber(ticket));
        agent
            .respond(
                ticket,
                Map.of("visibility", "PUBLIC", "template", "in-progress", "variables", variables))
            .ok();
      } else {
        agent.reply(ticket, "We look into it. " + word + "reply");
      }
    }

    // what was written after the note is there, so the note would be, too
    await().atMost(DELIVERY).until(() -> outside.inbox(sender, word + "reply").size() == 1);
    await().atMost(DELIVERY).until(() -> followups(glpi, word + "reply").size() == 1);
    await().atMost(DELIVERY).until(() -> hubTexts(guid, word + "reply").size() == 1);
    await()
        .atMost(DELIVERY)
        .until(() -> outside.phone(phone).stream().anyMatch(t -> t.contains("working on")));
    assertThat(outside.inbox(sender, note)).isEmpty();
    assertThat(outside.glpiTicket(glpi).toString()).doesNotContain(note);
    assertThat(outside.incident(guid).toString()).doesNotContain(note);
    assertThat(outside.phone(phone)).noneMatch(text -> text.contains(note));
  }

  @Test
  void a_resolved_ticket_is_solved_in_glpi_and_proposed_as_solved_in_solution_manager() {
    String word = Words.fresh();
    int glpi = outside.glpiTickets(1, "Solved glpi " + word, "Solve me.").get(0);
    String guid = outside.incident("Solved solman " + word, "Solve me.");
    await().atMost(DELIVERY).until(() -> agent.find(word).size() == 2);

    agent.find(word).forEach(ticket -> agent.status(ticket, "resolved"));

    await().atMost(DELIVERY).until(() -> outside.glpiTicket(glpi).path("status").asInt() == 5);
    await().atMost(DELIVERY).until(() -> doneCalls(guid).contains("VerifyIncidentSolution"));
    assertThat(outside.incident(guid).path("status").asText()).startsWith("E0005");
    agent.awaitTicket(laterGlpiTicket());
    assertThat(agent.find(word))
        .allMatch(ticket -> ticket.path("status").asText().equals("resolved"));
  }

  private List<String> knownTo(String sender, String written) throws MessagingException {
    List<String> ids = new ArrayList<>(List.of(written));
    for (MimeMessage mail : outside.inbox(sender)) {
      ids.add(mail.getMessageID());
    }
    return ids;
  }

  private void aLaterMailBecameATicket() {
    String word = Words.fresh();
    outside.mail(
        word + "@kaveri.example", "Later " + word, "Hello.", "<" + word + "@kaveri.example>");
    agent.awaitTicket(word);
  }

  private String laterGlpiTicket() {
    String word = Words.fresh();
    outside.glpiTickets(1, "Later " + word, "Later.");
    return word;
  }

  private List<JsonNode> followups(int id, String word) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode one : outside.glpiTicket(id).path("followups")) {
      if (one.path("content").asText().contains(word)) {
        found.add(one);
      }
    }
    return found;
  }

  private List<JsonNode> hubTexts(String guid, String word) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode one : outside.incident(guid).path("texts")) {
      if (one.path("origin").asText().equals("hub") && one.path("text").asText().contains(word)) {
        found.add(one);
      }
    }
    return found;
  }

  private List<String> doneCalls(String guid) {
    List<String> done = new ArrayList<>();
    for (JsonNode one : outside.incident(guid).path("calls")) {
      if (one.path("outcome").asText().equals("done")) {
        done.add(one.path("operation").asText());
      }
    }
    return done;
  }

  private static String smsNumber(JsonNode ticket) {
    return "OD-" + Integer.parseInt(ticket.path("number").asText().substring("OD-".length()));
  }
}
