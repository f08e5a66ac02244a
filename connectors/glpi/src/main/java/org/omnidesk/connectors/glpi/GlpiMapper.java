package org.omnidesk.connectors.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.intake.Intake;
import org.omnidesk.tickets.intake.MessageMapper;
import org.omnidesk.tickets.intake.ResponseIntake;
import org.omnidesk.tickets.intake.ThreadEvidence;
import org.omnidesk.tickets.intake.TicketFields;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.intake.UnreadableMessageException;
import org.omnidesk.tickets.message.InboundMessage;

/** Reads a ticket bundle. */
public class GlpiMapper implements MessageMapper {

  private final GlpiClients clients;

  public GlpiMapper(GlpiClients clients) {
    this.clients = clients;
  }

  @Override
  public String type() {
    return GlpiSettings.TYPE;
  }

  @Override
  public Intake map(InboundMessage message) throws UnreadableMessageException {
    BundleView bundle = view(message);
    JsonNode item = bundle.item();
    GlpiSettings settings = clients.settings(message.system());
    GlpiTexts texts = new GlpiTexts(bundle, id -> clients.of(message.system()).download(id));
    int id = item.path("id").asInt();
    Map<String, String> literals = new HashMap<>(Literals.of(item, bundle.encoded()));
    String assignee = bundle.actors(2);
    String group = bundle.names("group");
    String site = site(bundle);
    put(literals, "assignee", assignee);
    put(literals, "group", group);
    put(literals, "site", site);
    Instant at = bundle.instant(item.path("date").asText(null));
    return new TicketIntake(
        TicketIntake.Form.RECORD,
        String.valueOf(id),
        settings.url().replaceFirst("/(apirest\\.php|api\\.php/v1)$", "")
            + "/front/ticket.form.php?id="
            + id,
        ThreadEvidence.NONE,
        fields(bundle, literals, new GlpiValues(settings)),
        responses(bundle, texts),
        texts.attachments(bundle.list("documents")),
        literals,
        false,
        item.path("is_deleted").asInt() == 1,
        at == null ? message.receivedAt() : at,
        bundle.sourceTime(item.path("date").asText(null)));
  }

  private static BundleView view(InboundMessage message) throws UnreadableMessageException {
    if (!TicketBundle.KIND.equals(message.kind())) {
      throw new UnreadableMessageException("kind: '" + message.kind() + "' is no GLPI ticket");
    }
    JsonNode json;
    try {
      json = GlpiHttp.JSON.readTree(message.content());
    } catch (IOException e) {
      throw new UnreadableMessageException("content: is no JSON", e);
    }
    if (json == null || json.hasNonNull("unreadable")) {
      String why = json == null ? "empty" : json.path("unreadable").asText();
      throw new UnreadableMessageException("ticket " + message.externalId() + ": " + why);
    }
    if (!json.path("item").path("id").isInt() || !json.path("version").isTextual()) {
      throw new UnreadableMessageException("item.id or version: is missing");
    }
    return new BundleView(json);
  }

  private static TicketFields fields(
      BundleView bundle, Map<String, String> literals, GlpiValues values) {
    String html = bundle.meant(bundle.item().path("content").asText(""));
    String categoryId = literals.get("category");
    Set<String> defaults = new HashSet<>();
    ifDefault(defaults, literals, "urgency", "3");
    ifDefault(defaults, literals, "impact", "3");
    ifDefault(defaults, literals, "type", "1");
    return new TicketFields(
        literals.get("title"),
        GlpiHtml.plain(html),
        GlpiHtml.isHtml(html) ? html : null,
        values.type(literals.getOrDefault("type", "")),
        values.status(literals.getOrDefault("status", "")),
        values.category(bundle.names("category"), categoryId),
        values.urgency(literals.getOrDefault("urgency", "")),
        values.impact(literals.getOrDefault("impact", "")),
        bundle.requester(),
        literals.get("assignee"),
        literals.get("group"),
        literals.get("site"),
        null,
        defaults);
  }

  private static void ifDefault(
      Set<String> defaults, Map<String, String> literals, String field, String value) {
    if (value.equals(literals.get(field))) {
      defaults.add(field);
    }
  }

  private static String site(BundleView bundle) {
    String location = bundle.names("location");
    if (location != null) {
      return location;
    }
    String entity = bundle.names("entity");
    return entity == null || entity.equals("Root entity")
        ? null
        : entity.replaceFirst("^Root entity > ", "");
  }

  private static List<ResponseIntake> responses(BundleView bundle, GlpiTexts texts) {
    List<ResponseIntake> out = new ArrayList<>();
    bundle
        .list("followups")
        .forEach(f -> out.add(texts.response(f, "ITILFollowup", "followup", f.path("date"))));
    bundle
        .list("tasks")
        .forEach(t -> out.add(texts.response(t, "TicketTask", "task", t.path("date"))));
    bundle
        .list("solutions")
        .forEach(
            s -> out.add(texts.response(s, "ITILSolution", "solution", s.path("date_creation"))));
    return out;
  }

  private static void put(Map<String, String> map, String key, String value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  /** Whose texts are the hub's own; see {@link Marker}. */
  static boolean isHub(Contact author, int hubUser) {
    return author.externalId() != null && author.externalId().equals(String.valueOf(hubUser));
  }
}
