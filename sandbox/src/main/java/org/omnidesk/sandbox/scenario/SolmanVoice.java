package org.omnidesk.sandbox.scenario;

import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Works at Solution Manager's desk; its stand-in then calls the hub by SOAP. */
public final class SolmanVoice implements Voice {

  private static final Map<String, String> PRIORITIES =
      Map.of("critical", "1", "high", "2", "medium", "3", "low", "4");

  private final Http solman;

  public SolmanVoice(int port) {
    this.solman = new Http(port);
  }

  @Override
  public Sent open(Person who, Report report, String key) throws IOException, InterruptedException {
    Map<String, Object> incident = new LinkedHashMap<>();
    incident.put("title", report.subject());
    incident.put("description", report.text());
    incident.put("priority", PRIORITIES.getOrDefault(report.urgency(), "3"));
    incident.put(
        "language",
        report.lang().equals("hinglish") ? "EN" : report.lang().toUpperCase(Locale.ROOT));
    incident.put("reporter", person(who));
    incident.put("attachments", files(report, key));
    Http.Answer answer = solman.post("/_control/incidents", incident).ok();
    return new Sent(answer.body().path("guid").asText(), answer.wire());
  }

  @Override
  public Sent add(Person who, Report report, String ref, String text, String key)
      throws IOException, InterruptedException {
    Map<String, Object> more = Map.of("text", text, "textType", "SU01", "author", person(who));
    return new Sent(ref, solman.post("/_control/incidents/" + ref + "/texts", more).ok().wire());
  }

  private static Map<String, Object> person(Person who) {
    String id = who.login().replace(".", "").toUpperCase(Locale.ROOT);
    return Map.of(
        "id", id.substring(0, Math.min(12, id.length())),
        "firstName", who.first(),
        "lastName", who.last(),
        "email", who.email(),
        "phone", who.phone());
  }

  private static List<Map<String, String>> files(Report report, String key) {
    return report.attach().stream()
        .map(name -> Attachment.make(name, key.hashCode()))
        .map(
            file ->
                Map.of(
                    "fileName", file.name(),
                    "mimeType", file.mimeType(),
                    "data", Base64.getEncoder().encodeToString(file.bytes())))
        .toList();
  }
}
