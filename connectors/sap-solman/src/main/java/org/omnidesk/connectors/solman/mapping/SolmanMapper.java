package org.omnidesk.connectors.solman.mapping;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.omnidesk.connectors.solman.SolmanSettings;
import org.omnidesk.connectors.solman.ict.IctIncident;
import org.omnidesk.connectors.solman.ict.IctIncident.Statement;
import org.omnidesk.connectors.solman.ict.IctReader;
import org.omnidesk.connectors.solman.ict.IctTime;
import org.omnidesk.connectors.solman.soap.SoapEnvelope;
import org.omnidesk.connectors.solman.soap.SoapException;
import org.omnidesk.tickets.intake.AttachmentIntake;
import org.omnidesk.tickets.intake.Intake;
import org.omnidesk.tickets.intake.MessageMapper;
import org.omnidesk.tickets.intake.TicketFields;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.intake.UnreadableMessageException;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/**
 * Reads a kept call. ProcessIncident and ReplicateIncident say the whole incident, AddInfo and
 * CloseIncident what came to it; a call without a title says a default one, for the case that the
 * incident's first call never arrived.
 */
public class SolmanMapper implements MessageMapper {

  private static final Set<String> OPENING = Set.of("ProcessIncident", "ReplicateIncident");

  private final Systems systems;
  private final TextMarker marker;

  public SolmanMapper(Systems systems, TextMarker marker) {
    this.systems = systems;
    this.marker = marker;
  }

  @Override
  public String type() {
    return SolmanSettings.TYPE;
  }

  @Override
  public Intake map(InboundMessage message) throws UnreadableMessageException {
    SolmanSettings settings = systems.settings(message.system(), SolmanSettings.class);
    SoapEnvelope envelope;
    try {
      envelope = SoapEnvelope.read(message.content());
    } catch (SoapException e) {
      throw new UnreadableMessageException(e.getMessage(), e);
    }
    String operation = envelope.operation();
    if (!OPENING.contains(operation)
        && !operation.equals("AddInfo")
        && !operation.equals("CloseIncident")) {
      throw new UnreadableMessageException(
          "'%s' is no operation with a ticket in it".formatted(operation));
    }
    IctIncident incident = IctReader.incident(envelope.element());
    if (incident.head().incidentGuid().isEmpty()) {
      throw new UnreadableMessageException("IctHead: IncidentGuid is missing");
    }
    return intake(operation, incident, settings, message.receivedAt());
  }

  private TicketIntake intake(
      String operation, IctIncident incident, SolmanSettings settings, Instant receivedAt)
      throws UnreadableMessageException {
    boolean opening = OPENING.contains(operation);
    Statement description = opening ? description(incident, settings) : null;
    List<AttachmentIntake> files = IncidentFiles.of(incident.attachments(), marker);
    Instant occurred = IctTime.read(incident.timestamp()).orElse(receivedAt);
    return new TicketIntake(
        TicketIntake.Form.RECORD,
        incident.head().incidentGuid(),
        null,
        null,
        fields(operation, incident, description, settings),
        new Statements(incident, settings, marker)
            .responses(description, opening ? List.of() : files, occurred),
        opening ? files : List.of(),
        literals(operation, incident),
        false,
        false,
        occurred,
        incident.timestamp().isEmpty() ? null : incident.timestamp() + " UTC");
  }

  /** The first text that the requester may read; an internal one must not become it. */
  private Statement description(IctIncident incident, SolmanSettings settings) {
    return incident.statements().stream()
        .filter(s -> settings.textTypes().get(s.textType()) == Visibility.PUBLIC)
        .filter(s -> !s.text().isBlank() && marker.ownKey(s.text()).isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static TicketFields fields(
      String operation, IctIncident incident, Statement description, SolmanSettings settings) {
    IctIncident.Head head = incident.head();
    Set<String> defaults = new HashSet<>();
    String title = head.shortDescription();
    if (title.isEmpty()) {
      title = "Incident " + People.cut(head.incidentGuid(), 8);
      defaults.add("title");
    }
    Urgency urgency = settings.priorities().get(head.priority());
    if (urgency != null && head.priority().equals(settings.defaultPriority())) {
      defaults.add("urgency");
    }
    String html =
        description != null && StatementText.isHtml(description.text()) ? description.text() : null;
    return new TicketFields(
        title,
        description == null ? null : StatementText.plain(description.text()),
        html,
        TicketType.INCIDENT,
        status(operation, incident, settings),
        category(incident, settings),
        urgency,
        null,
        head.reporterId().isEmpty() ? null : People.contact(incident.persons(), head.reporterId()),
        head.agentId().isEmpty()
            ? null
            : People.contact(incident.persons(), head.agentId()).label(),
        null,
        null,
        head.language().isEmpty() ? null : head.language().toLowerCase(Locale.ROOT),
        defaults);
  }

  private static TicketStatus status(
      String operation, IctIncident incident, SolmanSettings settings) {
    if (operation.equals("CloseIncident")) {
      return TicketStatus.CLOSED;
    }
    String told = incident.info("SAPUserStatus");
    return told.isEmpty() ? null : settings.statusOf(told).orElse(null);
  }

  private static String category(IctIncident incident, SolmanSettings settings) {
    String byId = settings.categories().get(incident.info("SAPMultiLevelCategoryID"));
    return byId != null ? byId : settings.categories().get(incident.info("SAPComponent"));
  }

  private static Map<String, String> literals(String operation, IctIncident incident) {
    Map<String, String> literals = new HashMap<>();
    put(literals, "title", incident.head().shortDescription());
    put(literals, "urgency", incident.head().priority());
    put(literals, "language", incident.head().language());
    put(literals, "category", incident.info("SAPComponent"));
    put(literals, "status", incident.info("SAPUserStatus"));
    if (operation.equals("CloseIncident")) {
      literals.putIfAbsent("status", operation);
    }
    return literals;
  }

  private static void put(Map<String, String> literals, String field, String value) {
    if (!value.isEmpty()) {
      literals.put(field, value);
    }
  }
}
