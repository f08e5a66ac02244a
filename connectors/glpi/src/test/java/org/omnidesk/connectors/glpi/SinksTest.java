package org.omnidesk.connectors.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.omnidesk.tickets.attachment.OutgoingAttachment;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.delivery.DeliveryHead;
import org.omnidesk.tickets.delivery.DeliveryOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.ResponseOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.StatusOrder;
import org.omnidesk.tickets.delivery.DeliveryOutcome;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Parked;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Retry;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Sent;
import org.omnidesk.tickets.intake.ResponseIntake;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.response.PublicResponse;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.omnidesk.tickets.ticket.TicketStatus;

/** The sink Kamelets against a GLPI. */
class SinksTest extends GlpiTestBase {

  private static final String TEXT = "Hello René,\nuse <b> & \"quotes\".\n\nनमस्ते";
  private String ticket;

  @Override
  protected RoutesBuilder createRouteBuilder() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:response").to("kamelet:glpi-followup-sink");
        from("direct:status").to("kamelet:glpi-status-sink");
      }
    };
  }

  @BeforeEach
  void a_ticket() throws Exception {
    ticket =
        as("rene", "POST", "/Ticket", "{\"name\":\"Broken\",\"content\":\"x\"}")
            .path("id")
            .asText();
  }

  private DeliveryHead head(String key, int attempt) {
    return new DeliveryHead(
        UUID.randomUUID(),
        key,
        attempt,
        SYSTEM,
        UUID.randomUUID(),
        new TicketNumber(7),
        "Broken",
        ticket,
        Contact.NOBODY,
        List.of());
  }

  private ResponseOrder reply(String key, int attempt, OutgoingAttachment... files) {
    Contact agent = Contact.ofEmail("Agent", "agent@example.org");
    PublicResponse response = new PublicResponse(UUID.randomUUID(), agent, TEXT, null, Map.of());
    return new ResponseOrder(head(key, attempt), response, List.of(files));
  }

  private DeliveryOutcome deliver(DeliveryOrder order) {
    return template.requestBodyAndHeader(
        "direct:" + order.kind(),
        order,
        "CamelHttpUri",
        "http://evil.invalid",
        DeliveryOutcome.class);
  }

  private JsonNode kept() throws Exception {
    for (JsonNode one : control("tickets", null)) {
      if (one.path("id").asText().equals(ticket)) {
        return one;
      }
    }
    throw new AssertionError("no ticket " + ticket);
  }

  private TicketIntake polled() throws Exception {
    Iterator<InboundMessage> poll = tickets.poll(SYSTEM);
    InboundMessage last = null;
    while (poll.hasNext()) {
      last = poll.next();
    }
    return (TicketIntake) new GlpiMapper(clients).map(last);
  }

  @Test
  void a_public_reply_is_a_public_followup_that_comes_back_as_ours() throws Exception {
    Sent sent = (Sent) deliver(reply("d-0017", 1));
    JsonNode followup = kept().path("followups").get(0);
    assertThat(followup.path("is_private").asInt()).isZero();
    assertThat(followup.path("_mailed").asBoolean()).as("GLPI tells its requester").isTrue();
    assertThat(followup.path("content").asText())
        .startsWith("<p>Hello René,<br>use &lt;b&gt; &amp; &quot;quotes&quot;.</p><p>नमस्ते</p>");
    ResponseIntake back = polled().responses().getFirst();
    assertThat(back.externalId()).isEqualTo(sent.externalItemId());
    assertThat(back.deliveryKey()).isEqualTo("d-0017");
    assertThat(back.text()).isEqualTo("Hello René,\nuse <b> & \"quotes\".\nनमस्ते");
    assertThat(polled().sourceValues()).containsAllEntriesOf(sent.exchanged());
  }

  @Test
  void a_marker_typed_by_someone_else_is_only_text() throws Exception {
    as(
        "rene",
        "POST",
        "/ITILFollowup",
        "{\"itemtype\":\"Ticket\",\"items_id\":"
            + ticket
            + ",\"content\":\"me\\nOmniDesk ref. d-0017\"}");
    assertThat(polled().responses().getFirst().deliveryKey()).isNull();
    assertThat(deliver(reply("d-0017", 2))).isInstanceOf(Sent.class);
    assertThat(kept().path("followups")).hasSize(2);
  }

  @Test
  void a_lost_answer_and_a_retry_leave_one_followup() throws Exception {
    control("faults", "{\"lostAnswers\":1}");
    DeliveryOutcome first = deliver(reply("d-0018", 1));
    DeliveryOutcome second = deliver(reply("d-0018", 2));
    assertThat(first).isInstanceOf(Retry.class);
    assertThat(second).isInstanceOf(Sent.class);
    assertThat(kept().path("followups")).hasSize(1);
  }

  @Test
  void an_attachment_is_uploaded_once_and_is_no_news_to_the_hub() throws Exception {
    byte[] bytes = "ERROR: écran".getBytes(StandardCharsets.UTF_8);
    OutgoingAttachment file =
        new OutgoingAttachment(
            "../err\"or.txt", "text/plain", bytes.length, () -> new ByteArrayInputStream(bytes));
    assertThat(deliver(reply("d-0019", 1, file))).isInstanceOf(Sent.class);
    assertThat(deliver(reply("d-0019", 2, file))).isInstanceOf(Sent.class);
    assertThat(kept().path("documents")).hasSize(1);
    assertThat(kept().path("documents").get(0).path("filename").asText()).isEqualTo("err_or.txt");
    int id = kept().path("documents").get(0).path("id").asInt();
    assertThat(clients.of(SYSTEM).download(id)).isEqualTo(bytes);
    assertThat(polled().attachments()).isEmpty();
  }

  @Test
  void a_forbidden_file_is_parked_and_leaves_no_empty_document() throws Exception {
    OutgoingAttachment file =
        new OutgoingAttachment(
            "run.sh", "application/x-sh", 2, () -> new ByteArrayInputStream(new byte[2]));
    DeliveryOutcome outcome = deliver(reply("d-0020", 1, file));
    assertThat(outcome).isInstanceOf(Parked.class);
    assertThat(((Parked) outcome).reason()).contains("run.sh");
    assertThat(as("admin", "GET", "/Document", null)).isEmpty();
  }

  @Test
  void the_status_is_written_only_if_it_differs() throws Exception {
    Sent open = (Sent) deliver(new StatusOrder(head("s-1", 1), TicketStatus.OPEN, Map.of()));
    assertThat(open.exchanged()).containsEntry("status", "2");
    as("tech", "PUT", "/Ticket/" + ticket, "{\"status\":3}");
    String before = kept().toString();
    Sent same = (Sent) deliver(new StatusOrder(head("s-2", 1), TicketStatus.OPEN, Map.of()));
    assertThat(same.exchanged()).containsEntry("status", "3");
    assertThat(kept().toString()).isEqualTo(before);
    Sent done = (Sent) deliver(new StatusOrder(head("s-3", 1), TicketStatus.RESOLVED, Map.of()));
    assertThat(done.exchanged()).containsEntry("status", "5");
  }

  @Test
  void an_outage_is_retried_and_a_wrong_token_is_parked_with_the_setting() throws Exception {
    control("faults", "{\"errors\":1}");
    assertThat(deliver(reply("d-0021", 1))).isInstanceOf(Retry.class);
    control("faults", "{\"html\":1}");
    assertThat(deliver(reply("d-0021", 1))).isInstanceOf(Retry.class);
    settings = GlpiSettings.of(glpi.address(), "wrong", "sandbox-user-token");
    assertThat(((Parked) deliver(reply("d-0021", 1))).reason()).contains("app-token");
    assertThat(new GlpiProbe(clients).problem(SYSTEM)).startsWith("app-token: ");
    settings = GlpiSettings.of(glpi.address(), "sandbox-app-token", "wrong");
    assertThat(new GlpiProbe(clients).problem(SYSTEM)).startsWith("user-token: ");
    assertThat(kept().path("followups")).isEmpty();
  }

  @Test
  void a_ticket_that_is_gone_is_parked() throws Exception {
    as("admin", "DELETE", "/Ticket/" + ticket, null);
    assertThat(((Parked) deliver(reply("d-0022", 1))).reason()).contains("bin");
    as("admin", "DELETE", "/Ticket/" + ticket + "?force_purge=true", null);
    assertThat(deliver(reply("d-0022", 1))).isInstanceOf(Parked.class);
  }
}
