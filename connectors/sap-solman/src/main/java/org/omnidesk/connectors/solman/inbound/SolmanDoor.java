package org.omnidesk.connectors.solman.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.omnidesk.connectors.solman.SolmanIdentity;
import org.omnidesk.connectors.solman.SolmanSettings;
import org.omnidesk.connectors.solman.ict.IctAnswer;
import org.omnidesk.connectors.solman.ict.IctIncident;
import org.omnidesk.connectors.solman.ict.IctReader;
import org.omnidesk.connectors.solman.ict.IctWriter;
import org.omnidesk.connectors.solman.outbound.SolmanCallException;
import org.omnidesk.connectors.solman.soap.SoapEnvelope;
import org.omnidesk.connectors.solman.soap.SoapException;
import org.omnidesk.connectors.solman.soap.SoapWriter;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.message.IntakeResult;
import org.omnidesk.tickets.message.MessageState;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.system.UnknownSystemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our side of ICT_SERVICE_DESK_API. {@link #open} reads a request; what concerns a ticket goes to
 * intake as a message; {@link #answer} says what became of it. A Fault makes the peer try again, so
 * there is one only while nothing is kept.
 */
public class SolmanDoor {

  private static final Logger LOG = LoggerFactory.getLogger(SolmanDoor.class);

  /** Operations that become messages. */
  private static final Set<String> TAKEN =
      Set.of("ProcessIncident", "ReplicateIncident", "AddInfo", "CloseIncident");

  /** Operations of the interface that are refused in its own form. */
  private static final Set<String> REFUSED =
      Set.of(
          "AcceptIncidentProcessing",
          "VerifyIncidentSolution",
          "RejectIncidentSolution",
          "ReadCompleteIncident",
          "ListUnclosedIncidents",
          "GetPossibleValues");

  private final Systems systems;
  private final SolmanIdentity identity;
  private final Clock clock;

  public SolmanDoor(Systems systems, SolmanIdentity identity, Clock clock) {
    this.systems = systems;
    this.identity = identity;
    this.clock = clock;
  }

  /**
   * Reads a request: login first, then size, then content.
   *
   * @param headers of which only method, query and Authorization are looked at
   * @param body the request's bytes; null for none
   */
  public SolmanCall open(String system, Map<String, Object> headers, InputStream body)
      throws IOException {
    SolmanSettings settings;
    try {
      settings = systems.settings(system, SolmanSettings.class);
    } catch (UnknownSystemException e) {
      LOG.warn("request for {} refused: {}", system, e.getMessage());
      return SolmanCall.withReply(SolmanReply.page(503, "This connection is not set up", null));
    }
    if (!InboundLogin.allows(settings, text(headers, "Authorization"))) {
      return SolmanCall.withReply(
          SolmanReply.page(401, "Logon failed", "Basic realm=\"OmniDesk\""));
    }
    if ("GET".equals(text(headers, "CamelHttpMethod"))) {
      return SolmanCall.withReply(
          "wsdl".equalsIgnoreCase(text(headers, "CamelHttpQuery"))
              ? SolmanReply.xml(200, Wsdl.of(system, settings))
              : SolmanReply.page(405, "POST a SOAP envelope, or GET ?wsdl", null));
    }
    int most = (int) Math.min(Integer.MAX_VALUE - 8, settings.maxRequest().toBytes());
    byte[] bytes = body == null ? new byte[0] : body.readNBytes(most + 1);
    if (bytes.length > most) {
      return SolmanCall.withReply(
          SolmanReply.xml(
              413, SoapWriter.fault("Client", "the request is larger than " + most + " bytes")));
    }
    return read(system, bytes);
  }

  private SolmanCall read(String system, byte[] bytes) {
    SoapEnvelope envelope;
    try {
      envelope = SoapEnvelope.read(bytes);
    } catch (SoapException e) {
      return new SolmanCall(
          null, message(system, "unreadable", "unreadable", bytes), List.of(), null);
    }
    String operation = envelope.operation();
    if (operation.equals("RequestSystemGuid")) {
      return atOnce(operation, IctAnswer.ofGuid(identity.own(system)));
    }
    if (operation.equals("RequestGuid")) {
      return atOnce(
          operation,
          IctAnswer.ofGuid(UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT)));
    }
    if (REFUSED.contains(operation)) {
      return atOnce(operation, IctAnswer.refused("09", operation + " is not offered here"));
    }
    if (!TAKEN.contains(operation)) {
      return SolmanCall.withReply(
          SolmanReply.xml(500, SoapWriter.fault("Client", "the operation is not known")));
    }
    IctIncident incident = IctReader.incident(envelope.element());
    try {
      Optional<IctAnswer> refused = refused(system, incident.head());
      if (refused.isPresent()) {
        LOG.warn("{} from {} refused: {}", operation, system, refused.get().errors());
        return atOnce(operation, refused.get());
      }
    } catch (SolmanCallException e) {
      LOG.warn("{} from {} cannot be checked: {}", operation, system, e.getMessage());
      return SolmanCall.withReply(tryAgain("the partner's system GUID is not known yet"));
    }
    return new SolmanCall(
        operation,
        message(system, incident.head().incidentGuid(), operation, bytes),
        incident.persons().stream()
            .filter(person -> !person.id().isEmpty() && person.id().length() <= 32)
            .map(person -> new IctAnswer.PersonMap(person.id(), person.id()))
            .toList(),
        null);
  }

  /** The peer is asked who it is only for a call that is complete. */
  private Optional<IctAnswer> refused(String system, IctIncident.Head head)
      throws SolmanCallException {
    return GuidRules.complete(head)
        ? GuidRules.refusedAs(head, identity.own(system), identity.peer(system))
        : GuidRules.refusedAs(head, null, null);
  }

  private InboundMessage message(String system, String guid, String kind, byte[] bytes) {
    return new InboundMessage(
        system, guid, sha256(bytes), kind, bytes, "text/xml", Map.of(), clock.instant(), null);
  }

  /** The answer, once intake has dealt with the call's message. */
  public SolmanReply answer(SolmanCall call, Object result) {
    if (!(result instanceof IntakeResult done) || done.state() == MessageState.PENDING) {
      return tryAgain("not kept yet, try again");
    }
    boolean quarantined = done.state() == MessageState.QUARANTINED;
    if (call.operation() == null) {
      return SolmanReply.xml(
          500, SoapWriter.fault("Client", "kept, but not readable: " + done.reason()));
    }
    IctAnswer answer =
        quarantined
            ? IctAnswer.refused("09", "kept, but not applied: " + done.reason())
            : IctAnswer.done(done.number() == null ? "" : done.number().toString(), call.persons());
    return SolmanReply.xml(200, IctWriter.answer(call.operation(), answer));
  }

  /** The answer when intake failed: nothing is kept, the peer has to try again. */
  public SolmanReply failed(SolmanCall call, Exception cause) {
    LOG.error("{} for {} could not be kept", call.operation(), call.message().externalId(), cause);
    return tryAgain("not kept, try again");
  }

  private static SolmanReply tryAgain(String words) {
    return SolmanReply.xml(500, SoapWriter.fault("Server", words));
  }

  private static SolmanCall atOnce(String operation, IctAnswer answer) {
    return SolmanCall.withReply(SolmanReply.xml(200, IctWriter.answer(operation, answer)));
  }

  private static String text(Map<String, Object> headers, String name) {
    Object value = headers.get(name);
    return value == null ? null : value.toString();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
