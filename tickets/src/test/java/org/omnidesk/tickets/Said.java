package org.omnidesk.tickets;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.intake.AttachmentIntake;
import org.omnidesk.tickets.intake.ResponseIntake;
import org.omnidesk.tickets.intake.ThreadEvidence;
import org.omnidesk.tickets.intake.TicketFields;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.Urgency;

/** What sources say, in short. */
public final class Said {

  public static final Contact RITA = Contact.ofEmail("Rita", "rita@example.org");

  private final String id;
  private String title = "Printer broken";
  private String description = "It smokes.";
  private TicketStatus status = TicketStatus.NEW;
  private String category;
  private Urgency urgency;
  private Contact requester = RITA;
  private final Map<String, String> literals = new HashMap<>();
  private Set<String> defaults = Set.of();
  private List<ResponseIntake> responses = List.of();
  private List<AttachmentIntake> files = List.of();
  private boolean automatic;
  private boolean gone;
  private ThreadEvidence thread = ThreadEvidence.NONE;
  private TicketIntake.Form form = TicketIntake.Form.RECORD;

  private Said(String id) {
    this.id = id;
  }

  /** A record of its system. */
  public static Said record(String id) {
    return new Said(id);
  }

  /** A mail of Rita's that starts a thread. */
  public static Said mail(String text) {
    return mail("<" + UUID.randomUUID() + "@example.org>", RITA, text);
  }

  public static Said mail(String messageId, Contact from, String text) {
    Said said = new Said(messageId);
    said.form = TicketIntake.Form.CONVERSATION;
    said.description = text;
    said.requester = from;
    said.literals.clear();
    return said.thread(null, List.of(), null);
  }

  public static Said sms(String phone, String text, TicketNumber claimed) {
    Said said = new Said("sms-" + UUID.randomUUID());
    said.form = TicketIntake.Form.CONVERSATION;
    said.description = text;
    said.requester = Contact.ofPhone(phone);
    said.thread =
        new ThreadEvidence(
            null, List.of(), List.of(said.id), claimed, Contact.ofPhone(phone), phone);
    return said;
  }

  public Said thread(TicketNumber signed, List<String> repliesTo, TicketNumber claimed) {
    List<String> own = new java.util.ArrayList<>(List.of(id));
    own.addAll(repliesTo);
    thread = new ThreadEvidence(signed, repliesTo, own, claimed, requester, null);
    return this;
  }

  public Said replyTo(String... references) {
    return thread(null, List.of(references), null);
  }

  public Said title(String value) {
    title = value;
    literals.put("title", String.valueOf(value));
    return this;
  }

  public Said description(String value) {
    description = value;
    return this;
  }

  public Said status(TicketStatus value) {
    status = value;
    literals.put("status", value.wireName());
    return this;
  }

  public Said category(String value) {
    category = value;
    literals.put("category", value);
    return this;
  }

  public Said urgency(Urgency value) {
    urgency = value;
    literals.put("urgency", value.wireName());
    return this;
  }

  public Said requester(Contact value) {
    requester = value;
    return this;
  }

  public Said defaults(String... fields) {
    defaults = Set.of(fields);
    return this;
  }

  public Said responses(ResponseIntake... values) {
    responses = List.of(values);
    return this;
  }

  public Said files(AttachmentIntake... values) {
    files = List.of(values);
    return this;
  }

  public Said automatic() {
    automatic = true;
    return this;
  }

  public Said gone() {
    gone = true;
    return this;
  }

  public String id() {
    return id;
  }

  public TicketIntake intake() {
    return new TicketIntake(
        form,
        id,
        null,
        thread,
        new TicketFields(
            title,
            description,
            null,
            null,
            form == TicketIntake.Form.RECORD ? status : null,
            category,
            urgency,
            null,
            requester,
            null,
            null,
            null,
            null,
            defaults),
        responses,
        files,
        literals,
        automatic,
        gone,
        Instant.now(),
        null);
  }

  public static ResponseIntake text(String id, String text, Visibility visibility) {
    return text(id, text, visibility, null);
  }

  public static ResponseIntake text(
      String id,
      String text,
      Visibility visibility,
      String deliveryKey,
      AttachmentIntake... files) {
    return new ResponseIntake(
        id,
        "followup",
        new Contact("Tech", null, null, "7"),
        text,
        null,
        visibility,
        Instant.now(),
        deliveryKey,
        Arrays.asList(files));
  }

  public static AttachmentIntake file(String id, AttachmentIntake.Content content) {
    return new AttachmentIntake(id, "log.txt", "text/plain", false, null, content);
  }
}
