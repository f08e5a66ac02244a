package org.omnidesk.connectors.solman.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.omnidesk.connectors.solman.Recordings;
import org.omnidesk.connectors.solman.TestSecrets;
import org.omnidesk.connectors.solman.TestSystems;
import org.omnidesk.connectors.solman.ict.IctIncident;
import org.omnidesk.connectors.solman.ict.IctWriter;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.intake.ResponseIntake;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.intake.UnreadableMessageException;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.Urgency;

class SolmanMapperTest {

  private static final String GUID = "0A1B2C3D4E5F60718293A4B5C6D7E8F9";

  private final TextMarker marker = new TextMarker(new TestSecrets());
  private final SolmanMapper mapper =
      new SolmanMapper(
          new TestSystems()
              .with(
                  "solman-prod",
                  TestSystems.complete(
                      Map.of("categories.BC-CCM", "sap-basis", "user-status.E0042", "resolved"))),
          marker);

  private TicketIntake map(byte[] content) throws UnreadableMessageException {
    return (TicketIntake)
        mapper.map(
            new InboundMessage(
                "solman-prod",
                GUID,
                "r",
                "k",
                content,
                "text/xml",
                Map.of(),
                Instant.parse("2026-11-03T00:00:00Z"),
                null));
  }

  private TicketIntake map(String operation, IctIncident incident)
      throws UnreadableMessageException {
    return map(IctWriter.incident(operation, incident));
  }

  private static IctIncident incident(
      String title,
      List<IctIncident.Statement> statements,
      List<IctIncident.Attachment> files,
      Map<String, String> infos) {
    return new IctIncident(
        new IctIncident.Head(
            GUID, "R".repeat(32), "P".repeat(32), "agent7", "asha", title, "1", "DE"),
        "4711",
        List.of(
            new IctIncident.Person(
                "asha", "", "Asha", "Rao", "4711", "+91 80 5555-0100", "asha@example.com")),
        statements,
        files,
        infos.entrySet().stream().map(e -> new IctIncident.Info(e.getKey(), e.getValue())).toList(),
        "20261102043000");
  }

  private static IctIncident.Statement text(String type, String text) {
    return new IctIncident.Statement(type, text, "20261102043100", "asha", "EN");
  }

  private static IctIncident.Attachment file(String guid, String name, boolean delete) {
    return new IctIncident.Attachment(
        guid, name, "text/plain", "aGVsbG8=", "20261102043000", "asha", "", delete);
  }

  @Test
  void the_recorded_incident_becomes_a_ticket() throws Exception {
    TicketIntake ticket = map(Recordings.read("process-incident.constructed.xml"));
    assertThat(ticket.form()).isEqualTo(TicketIntake.Form.RECORD);
    assertThat(ticket.externalId()).isEqualTo(GUID);
    assertThat(ticket.fields().title()).isEqualTo("Dump TIME_OUT in VA01 since this morning");
    assertThat(ticket.fields().description())
        .isEqualTo("VA01 ends with TIME_OUT.\n\nStarted 09:30 IST.");
    assertThat(ticket.fields().urgency()).isEqualTo(Urgency.MEDIUM);
    assertThat(ticket.fields().defaults()).containsExactly("urgency");
    assertThat(ticket.fields().category()).isEqualTo("sap-basis");
    assertThat(ticket.fields().language()).isEqualTo("en");
    assertThat(ticket.fields().requester())
        .isEqualTo(new Contact("Asha Rao", "asha@example.com", "+918055550100", "asha"));
    assertThat(ticket.fields().assignee()).isEqualTo("Ravi Iyer");
    assertThat(ticket.responses()).isEmpty();
    assertThat(ticket.attachments())
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.fileName()).isEqualTo("trace.txt");
              assertThat(a.content().open().readAllBytes())
                  .isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
            });
    assertThat(ticket.sourceValues()).containsEntry("urgency", "3");
    assertThat(ticket.occurredAt()).isEqualTo(Instant.parse("2026-11-02T04:30:00Z"));
    assertThat(ticket.sourceTime()).isEqualTo("20261102043000 UTC");
  }

  @Test
  void an_unknown_text_type_is_internal_and_never_the_description() throws Exception {
    TicketIntake ticket =
        map(
            "ReplicateIncident",
            incident(
                "t",
                List.of(text("ZZ07", "between us"), text("SU99", "it is down")),
                List.of(),
                Map.of()));
    assertThat(ticket.fields().description()).isEqualTo("it is down");
    assertThat(ticket.responses())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.text()).isEqualTo("between us");
              assertThat(r.visibility()).isEqualTo(Visibility.INTERNAL);
            });
  }

  @Test
  void an_added_text_of_the_public_type_is_a_public_response_with_its_files() throws Exception {
    TicketIntake ticket =
        map(
            "AddInfo",
            incident(
                "t",
                List.of(text("SU01", "more\nwords")),
                List.of(
                    file("A1", "../../etc/pass\u0007wd.txt", false), file("A2", "old.txt", true)),
                Map.of()));
    assertThat(ticket.fields().description()).isNull();
    assertThat(ticket.responses())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.visibility()).isEqualTo(Visibility.PUBLIC);
              assertThat(r.author().email()).isEqualTo("asha@example.com");
              assertThat(r.createdAt()).isEqualTo(Instant.parse("2026-11-02T04:31:00Z"));
              assertThat(r.attachments())
                  .singleElement()
                  .extracting("fileName")
                  .isEqualTo("passwd.txt");
            });
  }

  @Test
  void files_alone_make_an_internal_response() throws Exception {
    TicketIntake ticket =
        map("AddInfo", incident("t", List.of(), List.of(file("A1", "a.txt", false)), Map.of()));
    assertThat(ticket.responses())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.visibility()).isEqualTo(Visibility.INTERNAL);
              assertThat(r.text()).isEqualTo("Attached: a.txt");
              assertThat(r.attachments()).hasSize(1);
            });
  }

  @Test
  void the_same_statement_has_the_same_id_in_every_call_and_another_text_another()
      throws Exception {
    String first =
        only(map("AddInfo", incident("t", List.of(text("SU01", "a  b")), List.of(), Map.of())))
            .externalId();
    String again =
        only(map(
                "AddInfo",
                incident("other", List.of(text("SU01", "a b\n")), List.of(), Map.of("x", "y"))))
            .externalId();
    String other =
        only(map("AddInfo", incident("t", List.of(text("SU01", "a c")), List.of(), Map.of())))
            .externalId();
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  private static ResponseIntake only(TicketIntake ticket) {
    assertThat(ticket.responses()).hasSize(1);
    return ticket.responses().getFirst();
  }

  @Test
  void a_call_without_title_says_a_default_one() throws Exception {
    TicketIntake ticket =
        map("AddInfo", incident("", List.of(text("SU01", "hello")), List.of(), Map.of()));
    assertThat(ticket.fields().title()).isEqualTo("Incident 0A1B2C3D");
    assertThat(ticket.fields().defaults()).contains("title");
    assertThat(ticket.sourceValues()).doesNotContainKey("title");
  }

  @Test
  void user_statuses_are_read_by_table_whole_value_first() throws Exception {
    assertThat(
            map(
                    "AddInfo",
                    incident("t", List.of(), List.of(), Map.of("SAPUserStatus", "E0003SMIN0001")))
                .fields()
                .status())
        .isEqualTo(TicketStatus.PENDING_REQUESTER);
    assertThat(
            map("AddInfo", incident("t", List.of(), List.of(), Map.of("SAPUserStatus", "E0042")))
                .fields()
                .status())
        .isEqualTo(TicketStatus.RESOLVED);
    assertThat(
            map("AddInfo", incident("t", List.of(), List.of(), Map.of("SAPUserStatus", "E0099X")))
                .fields()
                .status())
        .isNull();
    TicketIntake closed = map("CloseIncident", incident("t", List.of(), List.of(), Map.of()));
    assertThat(closed.fields().status()).isEqualTo(TicketStatus.CLOSED);
    assertThat(closed.sourceValues()).containsEntry("status", "CloseIncident");
  }

  @Test
  void our_own_text_is_known_again_although_lines_were_wrapped_anew() throws Exception {
    String sent = marker.mark("Please restart\nthe service.", new TicketNumber(7), "d-1:ü");
    ResponseIntake echo =
        only(
            map(
                "AddInfo",
                incident(
                    "t",
                    List.of(text("SU01", sent.replace("restart\n", "restart "))),
                    List.of(),
                    Map.of())));
    assertThat(echo.deliveryKey()).isEqualTo("d-1:ü");
  }

  @Test
  void a_text_that_quotes_ours_or_pretends_is_not_ours() throws Exception {
    String sent = marker.mark("Please restart.", new TicketNumber(7), "d-1");
    for (String foreign :
        List.of(
            "No!\n> " + sent,
            sent + "\nThanks",
            sent.replace("restart", "reinstall"),
            "hi [OD-000007 #d-1#0123456789abcdef]")) {
      assertThat(
              only(map(
                      "AddInfo",
                      incident("t", List.of(text("SU01", foreign)), List.of(), Map.of())))
                  .deliveryKey())
          .as(foreign)
          .isNull();
    }
  }

  @Test
  void our_own_file_does_not_come_back() throws Exception {
    String guid = marker.fileGuid("d-1", 0);
    assertThat(guid).matches("[0-9A-F]{32}");
    TicketIntake ticket =
        map("AddInfo", incident("t", List.of(), List.of(file(guid, "a.txt", false)), Map.of()));
    assertThat(ticket.responses()).isEmpty();
  }

  @Test
  void html_is_kept_beside_its_plain_text() throws Exception {
    ResponseIntake r =
        only(
            map(
                "AddInfo",
                incident(
                    "t",
                    List.of(text("SU01", "<p>One<br>two</p><script>x()</script><p>three</p>")),
                    List.of(),
                    Map.of())));
    assertThat(r.text()).isEqualTo("One\ntwo\nthree");
    assertThat(r.html()).startsWith("<p>One");
    assertThat(
            only(map(
                    "AddInfo",
                    incident("t", List.of(text("SU01", "if a<b and b>c")), List.of(), Map.of())))
                .html())
        .isNull();
  }

  @Test
  void what_cannot_be_read_says_which_field() {
    assertThatThrownBy(() -> map("<x>".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableMessageException.class);
    assertThatThrownBy(() -> map(IctWriter.empty("RequestGuid")))
        .hasMessageContaining("RequestGuid");
    assertThatThrownBy(() -> map(IctWriter.empty("AddInfo"))).hasMessageContaining("IncidentGuid");
    IctIncident.Attachment broken =
        new IctIncident.Attachment("A", "a.bin", "", "abc=d", "0", "", "", false);
    assertThatThrownBy(() -> map("AddInfo", incident("t", List.of(), List.of(broken), Map.of())))
        .hasMessageContaining("a.bin")
        .isInstanceOf(UnreadableMessageException.class);
  }
}
