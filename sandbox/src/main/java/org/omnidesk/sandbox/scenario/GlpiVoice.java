package org.omnidesk.sandbox.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;

/**
 * Works in GLPI as an ordinary user over its REST API (legacy {@code apirest.php}), never as the
 * hub's.
 */
public final class GlpiVoice implements Voice {

  private static final Map<String, Integer> URGENCIES =
      Map.of("critical", 5, "high", 4, "medium", 3, "low", 2);

  /** Someone's login at GLPI. */
  public record Login(String user, String password) {}

  private final Http glpi;
  private final String appToken;
  private final Function<Person, Login> logins;

  /**
   * @param appToken of the API client; empty if GLPI wants none
   * @param logins everyone's login
   */
  public GlpiVoice(int port, String appToken, Function<Person, Login> logins) {
    this.glpi = new Http(port);
    this.appToken = appToken;
    this.logins = logins;
  }

  @Override
  public Sent open(Person who, Report report, String key) throws IOException, InterruptedException {
    return in(
        who,
        session -> {
          Map<String, Object> ticket =
              Map.of(
                  "name", report.subject(),
                  "content", html(report.text()),
                  "type", 1,
                  "urgency", URGENCIES.getOrDefault(report.urgency(), 3));
          Http.Answer answer =
              glpi.post("/apirest.php/Ticket", Map.of("input", ticket), session).ok();
          String id = answer.body().path("id").asText();
          for (String name : report.attach()) {
            upload(id, Attachment.make(name, key.hashCode()), session);
          }
          return new Sent(id, answer.wire());
        });
  }

  @Override
  public Sent add(Person who, Report report, String ref, String text, String key)
      throws IOException, InterruptedException {
    return in(
        who,
        session -> {
          Map<String, Object> followup =
              Map.of(
                  "itemtype",
                  "Ticket",
                  "items_id",
                  Long.parseLong(ref),
                  "content",
                  html(text),
                  "is_private",
                  0);
          return new Sent(
              ref,
              glpi.post("/apirest.php/ITILFollowup", Map.of("input", followup), session)
                  .ok()
                  .wire());
        });
  }

  /** A ticket with its followups as this user sees them; private ones stay hidden. */
  public JsonNode look(Person who, String ref) throws IOException, InterruptedException {
    return in(
        who,
        session -> {
          String path = "/apirest.php/Ticket/" + Long.parseLong(ref);
          Http.Answer ticket = glpi.get(path, session).ok();
          Http.Answer followups = glpi.get(path + "/ITILFollowup", session);
          ObjectNode seen = Http.JSON.createObjectNode();
          seen.set("ticket", ticket.body());
          if (followups.status() / 100 == 2) {
            seen.set("followups", followups.body());
          }
          return seen;
        });
  }

  private interface Work<T> {
    T with(String[] session) throws IOException, InterruptedException;
  }

  private <T> T in(Person who, Work<T> work) throws IOException, InterruptedException {
    Login login = logins.apply(who);
    String basic =
        Base64.getEncoder()
            .encodeToString(
                (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8));
    Http.Answer opened =
        glpi.get(
                "/apirest.php/initSession",
                "Authorization",
                "Basic " + basic,
                "App-Token",
                appToken)
            .ok();
    String token = opened.body().path("session_token").asText();
    String[] session = {"Session-Token", token, "App-Token", appToken};
    try {
      return work.with(session);
    } finally {
      glpi.get("/apirest.php/killSession", session);
    }
  }

  private void upload(String ticket, Attachment file, String[] session)
      throws IOException, InterruptedException {
    String boundary = "----kaveri" + Long.toHexString(file.name().hashCode());
    String manifest =
        Http.JSON.writeValueAsString(
            Map.of(
                "input",
                Map.of(
                    "name",
                    file.name(),
                    "_filename",
                    new String[] {file.name()},
                    "itemtype",
                    "Ticket",
                    "items_id",
                    Long.parseLong(ticket))));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      body.write(
          ("--%s\r\nContent-Disposition: form-data; name=\"uploadManifest\"\r\n"
                  + "Content-Type: application/json\r\n\r\n%s\r\n"
                  + "--%s\r\nContent-Disposition: form-data; name=\"filename[0]\"; filename=\"%s\"\r\n"
                  + "Content-Type: %s\r\n\r\n")
              .formatted(boundary, manifest, boundary, file.name(), file.mimeType())
              .getBytes(StandardCharsets.UTF_8));
      body.write(file.bytes());
      body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String[] headers = java.util.Arrays.copyOf(session, session.length + 2);
    headers[session.length] = "Content-Type";
    headers[session.length + 1] = "multipart/form-data; boundary=" + boundary;
    glpi.send(
            "POST",
            "/apirest.php/Document",
            HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()),
            manifest,
            headers)
        .ok();
  }

  private static String html(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<p>" + escaped.replace("\n\n", "</p><p>").replace("\n", "<br>") + "</p>";
  }
}
