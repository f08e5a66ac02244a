package org.omnidesk.connectors.solman;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.system.SystemSettings;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.Urgency;
import org.springframework.util.unit.DataSize;

/**
 * A block {@code omnidesk.systems.<name>} with {@code type: sap-solman}. SAP's value sets are made
 * by each customer, so all of them are settings; entries of a table are added to its defaults.
 *
 * @param url the endpoint that SOAMANAGER shows for the binding
 * @param username our login there
 * @param password our login there
 * @param inboundUsername the login that Solution Manager uses here
 * @param inboundPassword the login that Solution Manager uses here
 * @param systemGuid our own system GUID; by default made from the installation's id
 * @param peerSystemGuid the peer's; asked for once a start if not set
 * @param ownUrl the address of our endpoint as the WSDL names it
 * @param textTypes who may read a text type, for example {@code SU01: public}; others are internal
 * @param replyTextType text type of our replies
 * @param solutionTextType text type of the text that comes with a solution
 * @param solutionText that text; {@code {number}} is the ticket's number
 * @param language of our texts, ISO 639
 * @param statusProfile what follows the code in a user status we send
 * @param userStatus user status, with or without profile, to our status
 * @param sentStatus our status to the user status code we tell; without an entry we tell nothing
 * @param steps our status to the operation that tells it; AddInfo without an entry
 * @param priorities their priority to our urgency
 * @param defaultPriority the priority an incident has when nobody chose one
 * @param categories SAP component or category id to our category id
 * @param attachmentVisibility who may read a file that comes without a text
 * @param permanentErrors error codes after which a person has to look; others are tried again
 * @param readBack whether the peer offers ReadCompleteIncident, by which a call of unknown outcome
 *     is looked up before it is sent again
 * @param connectTimeout for the connection
 * @param timeout for a whole call
 * @param maxRequest largest body taken, and largest sum of files sent with a reply
 * @param maxResponse largest answer read
 */
public record SolmanSettings(
    String url,
    String username,
    String password,
    String inboundUsername,
    String inboundPassword,
    String systemGuid,
    String peerSystemGuid,
    String ownUrl,
    Map<String, Visibility> textTypes,
    String replyTextType,
    String solutionTextType,
    String solutionText,
    String language,
    String statusProfile,
    Map<String, TicketStatus> userStatus,
    Map<TicketStatus, String> sentStatus,
    Map<TicketStatus, String> steps,
    Map<String, Urgency> priorities,
    String defaultPriority,
    Map<String, String> categories,
    Visibility attachmentVisibility,
    Set<String> permanentErrors,
    Boolean readBack,
    Duration connectTimeout,
    Duration timeout,
    DataSize maxRequest,
    DataSize maxResponse)
    implements SystemSettings {

  /** The system type's name. */
  public static final String TYPE = "sap-solman";

  /** What a status may be told by. */
  private static final Set<String> STEPS =
      Set.of(
          "AddInfo",
          "AcceptIncidentProcessing",
          "VerifyIncidentSolution",
          "RejectIncidentSolution",
          "CloseIncident");

  private static final String GUID = "[0-9A-F]{32}";

  public SolmanSettings {
    textTypes = merged(Map.of("SU99", Visibility.PUBLIC, "SU01", Visibility.PUBLIC), textTypes);
    replyTextType = or(replyTextType, "SU01");
    solutionTextType = or(solutionTextType, "SU01");
    solutionText = or(solutionText, "Ticket {number} is resolved. Please check the solution.");
    language = or(language, "EN");
    statusProfile = or(statusProfile, "SMIN0001");
    userStatus =
        merged(
            Map.of(
                "E0001", TicketStatus.NEW,
                "E0002", TicketStatus.OPEN,
                "E0003", TicketStatus.PENDING_REQUESTER,
                "E0004", TicketStatus.PENDING_VENDOR,
                "E0005", TicketStatus.RESOLVED,
                "E0008", TicketStatus.CLOSED,
                "E0010", TicketStatus.CLOSED),
            userStatus);
    sentStatus =
        merged(
            Map.of(
                TicketStatus.OPEN, "E0002",
                TicketStatus.PENDING_REQUESTER, "E0003",
                TicketStatus.PENDING_VENDOR, "E0004",
                TicketStatus.RESOLVED, "E0005",
                TicketStatus.CLOSED, "E0008"),
            sentStatus);
    steps =
        merged(
            Map.of(
                TicketStatus.OPEN, "AcceptIncidentProcessing",
                TicketStatus.RESOLVED, "VerifyIncidentSolution"),
            steps);
    priorities =
        merged(
            Map.of("1", Urgency.CRITICAL, "2", Urgency.HIGH, "3", Urgency.MEDIUM, "4", Urgency.LOW),
            priorities);
    defaultPriority = or(defaultPriority, "3");
    categories = categories == null ? Map.of() : Map.copyOf(categories);
    attachmentVisibility =
        attachmentVisibility == null ? Visibility.INTERNAL : attachmentVisibility;
    permanentErrors = permanentErrors == null ? Set.of("1", "2", "3", "4") : permanentErrors;
    readBack = readBack == null ? Boolean.TRUE : readBack;
    connectTimeout = connectTimeout == null ? Duration.ofSeconds(5) : connectTimeout;
    timeout = timeout == null ? Duration.ofSeconds(30) : timeout;
    maxRequest = maxRequest == null ? DataSize.ofMegabytes(32) : maxRequest;
    maxResponse = maxResponse == null ? DataSize.ofMegabytes(64) : maxResponse;
  }

  private static String or(String value, String otherwise) {
    return value == null || value.isBlank() ? otherwise : value;
  }

  private static <K, V> Map<K, V> merged(Map<K, V> defaults, Map<K, V> configured) {
    Map<K, V> all = new HashMap<>(defaults);
    if (configured != null) {
      all.putAll(configured);
    }
    return Map.copyOf(all);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String account() {
    return url + " as " + username;
  }

  @Override
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    Map<String, String> needed = new java.util.LinkedHashMap<>();
    needed.put("url", url);
    needed.put("username", username);
    needed.put("password", password);
    needed.put("inbound-username", inboundUsername);
    needed.put("inbound-password", inboundPassword);
    needed.forEach(
        (name, value) -> {
          if (value == null || value.isBlank()) {
            problems.add(name + ": is missing");
          }
        });
    if (url != null && !url.isBlank() && !isHttp(url)) {
      problems.add("url: is no http or https address");
    }
    guid("system-guid", systemGuid).ifPresent(problems::add);
    guid("peer-system-guid", peerSystemGuid).ifPresent(problems::add);
    if (systemGuid != null && systemGuid.equals(peerSystemGuid)) {
      problems.add("peer-system-guid: is our own system-guid");
    }
    steps.forEach(
        (status, step) -> {
          if (!STEPS.contains(step)) {
            problems.add("steps.%s: '%s' is none of %s".formatted(status.wireName(), step, STEPS));
          }
        });
    if (timeout.isNegative() || timeout.isZero()) {
      problems.add("timeout: must be longer than 0");
    }
    if (connectTimeout.isNegative() || connectTimeout.isZero()) {
      problems.add("connect-timeout: must be longer than 0");
    }
    return problems;
  }

  private static boolean isHttp(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getHost() != null
          && ("http".equalsIgnoreCase(uri.getScheme())
              || "https".equalsIgnoreCase(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<String> guid(String name, String value) {
    return value == null || value.matches(GUID)
        ? Optional.empty()
        : Optional.of(name + ": is not 32 upper-case hexadecimal digits");
  }

  /** Our word for a user status; the whole value counts before its code alone. */
  public Optional<TicketStatus> statusOf(String userStatusValue) {
    TicketStatus whole = userStatus.get(userStatusValue);
    if (whole == null && userStatusValue.length() > 5) {
      whole = userStatus.get(userStatusValue.substring(0, 5));
    }
    return Optional.ofNullable(whole);
  }

  /** The user status value that tells our status; empty if none does. */
  public Optional<String> valueOf(TicketStatus status) {
    return Optional.ofNullable(new EnumMap<>(sentStatus).get(status))
        .filter(code -> !code.isBlank())
        .map(code -> code.matches("E\\d{4}") ? code + statusProfile : code);
  }

  /** Never the passwords. */
  @Override
  public String toString() {
    return "SolmanSettings[url=%s, username=%s, inboundUsername=%s]"
        .formatted(url, username, inboundUsername);
  }
}
