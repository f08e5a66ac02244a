package org.omnidesk.connectors.sms;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.system.Systems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a gateway's call into a message.
 *
 * <p>Kannel signs nothing, so a call counts only with the secret in parameter {@code secret} and
 * from a trusted address. The secret is never kept.
 */
public class SmsHooks {

  static final String SECRET = "secret";
  static final String KIND = "sms";
  static final String RECEIPT_KIND = "sms-receipt";

  private static final int LONGEST_ID = 200;

  private static final Logger log = LoggerFactory.getLogger(SmsHooks.class);

  private final Systems systems;
  private final Clock clock;
  private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();

  public SmsHooks(Systems systems, Clock clock) {
    this.systems = systems;
    this.clock = clock;
  }

  /**
   * The message of a call.
   *
   * @param body the body of a POST; null or empty otherwise
   * @return null if the call is refused
   */
  public InboundMessage read(String system, HttpServletRequest request, byte[] body) {
    SmsSettings settings = systems.settings(system, SmsSettings.class);
    RawParameters parameters = RawParameters.ofQuery(request.getQueryString());
    byte[] text = body == null ? new byte[0] : body;
    if (isForm(request)) {
      parameters = parameters.with(RawParameters.ofQuery(new String(text, StandardCharsets.UTF_8)));
      text = new byte[0];
    }
    // a filter that asked for a parameter has used the form up
    for (var form : request.getParameterMap().entrySet()) {
      parameters =
          parameters.with(form.getKey(), form.getValue()[0].getBytes(StandardCharsets.UTF_8));
    }
    String address = request.getRemoteAddr();
    if (!isSecret(settings, parameters)) {
      return refuse(system, address, "wrong or missing secret");
    }
    if (!new AddressRanges(settings.trustedIps()).contains(address)) {
      return refuse(system, address, "address not in trusted-ips");
    }
    SmsProfile profile = SmsProfile.load(settings.profile());
    parameters = parameters.without(SECRET);
    if (text.length > 0) {
      // a post-url call: better kept and quarantined for lack of a sender than refused and lost
      parameters = parameters.with(profile.inbound().text(), text);
    }
    return message(system, profile, parameters, address, clock.instant());
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }

  private static boolean isSecret(SmsSettings settings, RawParameters parameters) {
    return MessageDigest.isEqual(
        settings.webhookSecret().getBytes(StandardCharsets.UTF_8), parameters.bytes(SECRET));
  }

  private InboundMessage refuse(String system, String address, String reason) {
    LongAdder count = refused.computeIfAbsent(system, s -> new LongAdder());
    count.increment();
    long n = count.sum();
    // the first and then every hundredth, so that a stranger cannot fill the log
    if (n == 1 || n % 100 == 0) {
      log.warn("hook of {} refused call {} from {}: {}", system, n, address, reason);
    }
    return null;
  }

  /** How many calls were refused since the start. */
  public long refused(String system) {
    LongAdder count = refused.get(system);
    return count == null ? 0 : count.sum();
  }

  static InboundMessage message(
      String system, SmsProfile profile, RawParameters parameters, String address, Instant now) {
    SmsProfile.Report report = profile.report();
    boolean receipt = report != null && parameters.has(report.key());
    String id =
        receipt
            ? parameters.text(report.key()) + "/" + parameters.text(report.status())
            : parameters.text(profile.inbound().id());
    if (id.isBlank() || id.length() > LONGEST_ID) {
      // no usable id from the gateway: the same bytes within the same minute are the same message
      id = "hash-" + hash(parameters.toJson(), now.getEpochSecond() / 60);
    }
    return new InboundMessage(
        system,
        id,
        "1",
        receipt ? RECEIPT_KIND : KIND,
        parameters.toJson(),
        "application/json",
        address == null ? Map.of() : Map.of("remoteAddress", address),
        now,
        null);
  }

  private static String hash(byte[] content, long minute) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(Long.toString(minute).getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(sha.digest(content), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
