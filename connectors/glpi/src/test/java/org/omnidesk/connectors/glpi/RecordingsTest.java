package org.omnidesk.connectors.glpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.omnidesk.connectors.glpi.GlpiException.Kind;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.intake.UnreadableMessageException;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.system.SystemSettings;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.Urgency;

/** What real GLPI servers answered, read by the client and the mapper. */
class RecordingsTest {

  private final Map<String, JsonNode> answers = new HashMap<>();
  private HttpServer server;
  private GlpiClient client;
  private GlpiSettings settings;

  @BeforeEach
  void start() throws IOException {
    Path folder = folder();
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "no recordings in " + folder.toAbsolutePath());
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 8);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath().substring("/apirest.php".length());
          JsonNode answer = answers.get(path);
          JsonNode body = answer.path("body");
          String text =
              body.has("text")
                  ? body.path("text").asText()
                  : body.isTextual() ? body.asText() : body.toString();
          byte[] bytes =
              body.has("base64")
                  ? java.util.Base64.getDecoder().decode(body.path("base64").asText())
                  : text.getBytes(StandardCharsets.UTF_8);
          answer
              .path("headers")
              .properties()
              .forEach(h -> exchange.getResponseHeaders().set(h.getKey(), h.getValue().asText()));
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(
              answer.path("status").asInt(), bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    settings =
        GlpiSettings.of(
            "http://127.0.0.1:" + server.getAddress().getPort() + "/apirest.php", "a", "u");
    client = new GlpiClient(settings);
    answers.put("/initSession", recording("001"));
    answers.put("/getFullSession", recording("003"));
    answers.put("/getGlpiConfig", recording("015"));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private static Path folder() {
    return Path.of(System.getProperty("omnidesk.shared", "../../../shared"), "glpi/recordings");
  }

  private static JsonNode recording(String number) throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      Path file =
          files
              .filter(f -> f.getFileName().toString().startsWith(number + "-"))
              .findFirst()
              .orElseThrow();
      return GlpiHttp.JSON.readTree(file.toFile()).path("response");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "117,UNAVAILABLE", "119,UNAVAILABLE", "024,UNAVAILABLE", "257,UNAVAILABLE", "273,UNAVAILABLE",
    "042,NOT_FOUND", "113,NOT_FOUND", "043,FORBIDDEN", "050,FORBIDDEN", "098,REFUSED",
    "075,REFUSED", "069,REFUSED", "011,REFUSED", "057,REFUSED"
  })
  void an_answer_means_what_its_code_says(String number, Kind kind) throws Exception {
    answers.put("/Ticket/11", recording(number));
    GlpiException e = catchThrowableOfType(GlpiException.class, () -> client.get("/Ticket/11"));
    assertThat(e.kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "004,CONFIGURATION",
    "006,CONFIGURATION",
    "007,CONFIGURATION",
    "114,CONFIGURATION",
    "115,CONFIGURATION",
    "116,CONFIGURATION",
    "118,CONFIGURATION",
    "251,CONFIGURATION"
  })
  void a_refused_login_is_a_matter_of_configuration(String number, Kind kind) throws Exception {
    answers.put("/initSession", recording(number));
    GlpiException e = catchThrowableOfType(GlpiException.class, () -> client.get("/Ticket/11"));
    assertThat(e.kind()).isEqualTo(kind);
    assertThat(e.code()).isEqualTo(recording(number).path("body").get(0).asText());
  }

  @Test
  void a_write_that_got_a_page_may_have_taken_effect() throws Exception {
    answers.put("/Ticket", recording("024"));
    GlpiException e =
        catchThrowableOfType(
            GlpiException.class, () -> client.post("Ticket", GlpiHttp.JSON.createObjectNode()));
    assertThat(e.ambiguous()).isTrue();
  }

  @Test
  void a_keyset_page_is_read_in_order() throws Exception {
    answers.put("/search/Ticket", recording("120"));
    KeysetWalk walk = new KeysetWalk(client, new Watermark("2026-11-22 23:00:00", 112), false);
    assertThat(walk.next().id()).isEqualTo(113);
    assertThat(walk.next().mark().position()).isEqualTo("2026-11-22 23:00:00|114");
  }

  @Test
  void no_result_has_no_data() throws Exception {
    answers.put("/search/Ticket", recording("056"));
    assertThat(new KeysetWalk(client, new Watermark("2026-11-22 23:00:00", 0), false).hasNext())
        .isFalse();
  }

  @Test
  void a_document_is_downloaded_as_bytes() throws Exception {
    answers.put("/Document/3", recording("090"));
    assertThat(client.download(3)).hasSize(70).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void a_ticket_of_version_10_is_decoded_once() throws Exception {
    answers.put("/Ticket/11", recording("066"));
    answers.put("/Ticket/11/Ticket_User", recording("020"));
    answers.put("/Ticket/11/ITILFollowup", recording("078"));
    answers.put("/Ticket/11/ITILSolution", recording("096"));
    answers.put("/Ticket/11/TicketTask", recording("050"));
    answers.put("/Ticket/11/Document_Item", recording("088"));
    answers.put("/Document/3", recording("089"));
    answers.put("/Document/4", recording("089"));
    for (String child :
        List.of("/ITILFollowup/9", "/ITILFollowup/10", "/ITILFollowup/11", "/ITILSolution/2")) {
      answers.put(child + "/Document_Item", recording("050"));
    }
    for (int user = 7; user <= 12; user++) {
      answers.put("/User/" + user, recording("048"));
      answers.put("/User/" + user + "/UserEmail", recording("049"));
    }
    ObjectNode columns = GlpiHttp.JSON.createObjectNode();
    columns.put("2", 11).put("19", "2026-11-22 22:55:50").put("7", "Hardware &#62; Screen");
    KeysetWalk.Row row = new KeysetWalk.Row(new Watermark("2026-11-22 22:55:50", 11), columns);
    TicketBundle bundle = new BundleReader(client, new People()).read(row).orElseThrow();
    TicketIntake intake = map(bundle.bytes());
    assertThat(intake.fields().title()).isEqualTo("Écran cassé & \"clavier\" <urgent>");
    assertThat(intake.fields().description())
        .isEqualTo("Bonjour, l'écran est cassé & le clavier aussi.\n- étage 3");
    assertThat(intake.fields().status()).isEqualTo(TicketStatus.OPEN);
    assertThat(intake.fields().urgency()).isEqualTo(Urgency.CRITICAL);
    assertThat(intake.fields().defaults()).containsExactlyInAnyOrder("impact", "type");
    assertThat(intake.sourceValues()).containsEntry("status", "2").containsEntry("category", "2");
    assertThat(intake.fields().requester().email()).isEqualTo("rene.dupont@example.org");
    assertThat(intake.fields().requester().name()).isEqualTo("René Dupont");
    assertThat(intake.occurredAt()).isEqualTo(Instant.parse("2026-11-22T22:55:43Z"));
    assertThat(intake.responses())
        .extracting(r -> r.externalId() + " " + r.visibility())
        .containsExactly(
            "ITILFollowup/9 PUBLIC",
            "ITILFollowup/10 INTERNAL",
            "ITILFollowup/11 PUBLIC",
            "ITILSolution/2 PUBLIC");
    assertThat(intake.responses().getFirst().text())
        .isEqualTo("Nous regardons ça. हम देख रहे हैं।");
    assertThat(intake.attachments()).as("the hub's own upload").isEmpty();
  }

  private TicketIntake map(byte[] content) throws UnreadableMessageException {
    return (TicketIntake) new GlpiMapper(new GlpiClients(systems())).map(message(content));
  }

  private static InboundMessage message(byte[] content) {
    return new InboundMessage(
        "glpi-hq",
        "11",
        "r",
        "glpi-ticket",
        content,
        "application/json",
        null,
        Instant.EPOCH,
        null);
  }

  private Systems systems() {
    return new Systems() {
      @Override
      public <S extends SystemSettings> S settings(String system, Class<S> type) {
        return type.cast(settings);
      }

      @Override
      public List<String> ofType(String type) {
        return List.of("glpi-hq");
      }
    };
  }

  @Test
  void a_ticket_of_version_11_is_not_decoded_and_its_requester_may_be_an_address_only()
      throws Exception {
    ObjectNode bundle =
        GlpiHttp.JSON
            .createObjectNode()
            .put("version", "11.0.6")
            .put("hubUser", 7)
            .put("offsetSeconds", 19800);
    bundle.set("item", recording("254").path("body"));
    bundle.set("actors", recording("255").path("body"));
    TicketIntake intake = map(bundle.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(intake.fields().title()).isEqualTo("Legacy <b>on</b> 11 & co");
    assertThat(intake.fields().description()).isEqualTo("Été & x");
    assertThat(intake.fields().requester().email()).isEqualTo("ext.person@example.net");
    assertThat(intake.occurredAt()).isEqualTo(Instant.parse("2026-11-22T17:39:18Z"));
    assertThat(intake.sourceTime()).isEqualTo("2026-11-22 23:09:18 +05:30");
  }

  @Test
  void what_is_no_ticket_is_unreadable_with_the_reason() {
    for (String content :
        List.of("{", "{}", "{\"unreadable\":\"403 no right\",\"item\":{\"id\":1}}", "[]", "")) {
      UnreadableMessageException e =
          catchThrowableOfType(
              UnreadableMessageException.class,
              () -> map(content.getBytes(StandardCharsets.UTF_8)));
      assertThat(e).as(content).isNotNull();
    }
  }

  @Test
  void an_unknown_privacy_flag_is_internal() throws Exception {
    for (String flag : List.of("1", "null", "\"0\"", "2", "true")) {
      String content =
          "{\"version\":\"11.0.6\",\"hubUser\":7,\"item\":{\"id\":1},\"followups\":[{\"id\":2,\"content\":\"x\",\"is_private\":"
              + flag
              + "}]}";
      assertThat(map(content.getBytes(StandardCharsets.UTF_8)).responses().getFirst().visibility())
          .isEqualTo(Visibility.INTERNAL);
    }
  }
}
