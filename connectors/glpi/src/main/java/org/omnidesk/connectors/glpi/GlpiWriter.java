package org.omnidesk.connectors.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.omnidesk.connectors.glpi.GlpiException.Kind;
import org.omnidesk.tickets.attachment.OutgoingAttachment;
import org.omnidesk.tickets.delivery.DeliveryHead;
import org.omnidesk.tickets.delivery.DeliveryOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.NoticeOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.ResponseOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.StatusOrder;
import org.omnidesk.tickets.delivery.DeliveryOutcome;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Parked;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Retry;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Sent;
import org.omnidesk.tickets.system.UnknownSystemException;

/**
 * Writes public replies and the status into GLPI. Every write is preceded by a look whether it took
 * effect already, as GLPI knows no idempotency key and an answer may be lost.
 */
public class GlpiWriter {

  private static final String FOLLOWUP = "ITILFollowup";

  private final GlpiClients clients;

  public GlpiWriter(GlpiClients clients) {
    this.clients = clients;
  }

  /** Brings one order about, or says why not. */
  public DeliveryOutcome deliver(DeliveryOrder order) {
    DeliveryHead head = order.head();
    if (head.externalId() == null || !head.externalId().matches("\\d{1,9}")) {
      return new Parked("'" + head.externalId() + "' is no GLPI ticket id");
    }
    int ticket = Integer.parseInt(head.externalId());
    try {
      GlpiClient client = clients.of(head.system());
      return switch (order) {
        case ResponseOrder response -> respond(client, ticket, response);
        case StatusOrder status -> status(client, ticket, status);
        case NoticeOrder notice -> new Parked("GLPI itself tells its requesters");
      };
    } catch (UnknownSystemException e) {
      return new Parked(e.getMessage());
    } catch (GlpiException e) {
      return outcome(head, e);
    } catch (IOException e) {
      return new Retry("an attachment cannot be read: " + e.getMessage(), null);
    }
  }

  private static DeliveryOutcome outcome(DeliveryHead head, GlpiException e) {
    return switch (e.kind()) {
      // A write of unknown effect is retried too: the next try finds it by its marker.
      case UNAVAILABLE -> new Retry(e.getMessage(), null);
      case CONFIGURATION ->
          new Parked(head.system() + ": check url, app-token and user-token: " + e.getMessage());
      case NOT_FOUND -> new Parked("ticket " + head.externalId() + " is gone: " + e.getMessage());
      case FORBIDDEN ->
          new Parked(
              head.system() + ": the profile of user-token lacks a right: " + e.getMessage());
      case REFUSED -> new Parked(e.getMessage());
    };
  }

  private static JsonNode ticket(GlpiClient client, int id) {
    JsonNode ticket = client.get("/Ticket/" + id + "?get_hateoas=false").body();
    if (ticket.path("is_deleted").asInt() == 1) {
      throw new GlpiException(Kind.NOT_FOUND, null, "it lies in the bin");
    }
    return ticket;
  }

  private DeliveryOutcome respond(GlpiClient client, int ticket, ResponseOrder order)
      throws IOException {
    ticket(client, ticket);
    String key = order.head().key();
    Optional<Integer> known = find(client, ticket, key);
    int id = known.isPresent() ? known.get() : post(client, ticket, order, key);
    JsonNode kept = client.get("/" + FOLLOWUP + "/" + id + "?get_hateoas=false").body();
    if (kept.path("items_id").asInt() != ticket || kept.path("is_private").asInt(1) != 0) {
      return new Parked("GLPI did not keep " + FOLLOWUP + "/" + id + " as a public followup");
    }
    for (OutgoingAttachment attachment : order.attachments()) {
      Optional<String> refusal = attach(client, ticket, attachment);
      if (refusal.isPresent()) {
        return new Parked(refusal.get());
      }
    }
    return new Sent(GlpiTexts.externalId(FOLLOWUP, id), exchanged(client, ticket), null);
  }

  private static int post(GlpiClient client, int ticket, ResponseOrder order, String key) {
    ObjectNode input = GlpiHttp.JSON.createObjectNode();
    input.put("itemtype", "Ticket").put("items_id", ticket);
    input.put("content", GlpiHtml.ofPlain(order.response().text()) + Marker.html(key));
    // Without _disablenotif, so that GLPI mails the requester: the mere key, also false, stops it.
    return client.post(FOLLOWUP, input.put("is_private", 0));
  }

  /** The followup that an earlier try of this delivery left. */
  private static Optional<Integer> find(GlpiClient client, int ticket, String key) {
    boolean encoded = client.identity().encodesText();
    int hub = client.identity().userId();
    for (JsonNode row : client.list("/Ticket/" + ticket + "/" + FOLLOWUP)) {
      String plain = GlpiHtml.plain(GlpiHtml.meant(row.path("content").asText(""), encoded));
      boolean ours = row.path("users_id").asInt() == hub;
      if (ours && Marker.find(plain).filter(key::equals).isPresent()) {
        return Optional.of(row.path("id").asInt());
      }
    }
    return Optional.empty();
  }

  /** Uploads a file unless the hub did before; returns why GLPI would not have it. */
  private static Optional<String> attach(GlpiClient client, int ticket, OutgoingAttachment file)
      throws IOException {
    byte[] bytes;
    try (InputStream in = file.content().open()) {
      bytes = in.readAllBytes();
    }
    String sha1 = Hashes.sha1(bytes);
    String name = GlpiTexts.bareName(file.fileName());
    for (JsonNode link : client.list("/Ticket/" + ticket + "/Document_Item")) {
      String path = "/Document/" + link.path("documents_id").asInt() + "?get_hateoas=false";
      JsonNode known = client.get(path).body();
      if (sha1.equals(known.path("sha1sum").asText())
          && name.equals(known.path("filename").asText())
          && known.path("users_id").asInt() == client.identity().userId()) {
        return Optional.empty();
      }
    }
    ObjectNode input = GlpiHttp.JSON.createObjectNode();
    input.put("name", name).putArray("_filename").add(name);
    input.put("itemtype", "Ticket").put("items_id", ticket);
    JsonNode answer = client.upload(input, name, mediaType(file.contentType()), bytes);
    JsonNode result = answer.path("upload_result").path("filename").path(0);
    if (result.hasNonNull("error")) {
      client.delete("Document", answer.path("id").asInt()); // an empty shell, answered with 201
      return Optional.of("GLPI refuses the file '" + name + "': " + result.path("error").asText());
    }
    return Optional.empty();
  }

  private static String mediaType(String claimed) {
    boolean plain = claimed != null && claimed.matches("[\\w.+-]+/[\\w.+-]+");
    return plain ? claimed.toLowerCase(Locale.ROOT) : "application/octet-stream";
  }

  /**
   * Brings the status in step. A ticket that stands right already, also by another number of the
   * same meaning, is left alone: equal writes would only make noise.
   */
  private DeliveryOutcome status(GlpiClient client, int ticket, StatusOrder order) {
    GlpiValues values = new GlpiValues(client.settings());
    JsonNode before = ticket(client, ticket);
    String current = before.path("status").asText();
    int wanted = values.number(order.status());
    if (!current.equals(String.valueOf(wanted)) && values.status(current) != order.status()) {
      ObjectNode input = GlpiHttp.JSON.createObjectNode().put("status", wanted);
      client.put("Ticket", ticket, input);
      String now = ticket(client, ticket).path("status").asText();
      if (now.equals(current)) {
        return new Parked("GLPI kept status " + current + " although " + wanted + " was written");
      }
    }
    return new Sent(null, exchanged(client, ticket), null);
  }

  /** GLPI's rules may change more than was written, so what counts is read again. */
  private static Map<String, String> exchanged(GlpiClient client, int ticket) {
    return Literals.of(ticket(client, ticket), client.identity().encodesText());
  }
}
