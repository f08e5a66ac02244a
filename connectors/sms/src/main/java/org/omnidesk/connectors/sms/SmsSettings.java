package org.omnidesk.connectors.sms;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.omnidesk.tickets.system.SystemSettings;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A block of type {@code sms}.
 *
 * @param type {@code sms}
 * @param profile {@code kannel}, or {@code file:} or {@code classpath:} of a profile of one's own
 * @param url the gateway's address for sending, for example {@code
 *     http://127.0.0.1:13013/cgi-bin/sendsms}
 * @param username the account at the gateway
 * @param password its password
 * @param sender who our messages come from: a registered header, a short or a long code
 * @param webhookSecret what the gateway shows as parameter {@code secret}; URL-safe characters
 *     only, as it travels inside Kannel's own URL patterns
 * @param trustedIps addresses or CIDR ranges the gateway calls from
 * @param templates {@code file:} or {@code classpath:} of the registered templates
 * @param publicUrl where the gateway reaches the hub, for delivery reports, for example {@code
 *     https://desk.example.org}; without it none are asked for
 * @param defaultRegion ISO 3166 region of numbers without a country code
 * @param maxWaitForParts how long a long message waits for its missing parts
 * @param connectTimeout for reaching the gateway
 * @param responseTimeout for its answer; after it the outcome is unknown
 * @param maxParts the longest message in parts; the gateway cuts longer ones in silence
 * @param stopWords whole messages that opt a phone out, in any case
 * @param startWords whole messages that opt it in again
 * @param helpWords whole messages that ask for instructions
 */
public record SmsSettings(
    String type,
    @DefaultValue("kannel") String profile,
    String url,
    String username,
    String password,
    String sender,
    String webhookSecret,
    @DefaultValue List<String> trustedIps,
    @DefaultValue("classpath:sms/templates.yaml") String templates,
    String publicUrl,
    @DefaultValue("IN") String defaultRegion,
    @DefaultValue("10m") Duration maxWaitForParts,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("15s") Duration responseTimeout,
    @DefaultValue("5") int maxParts,
    @DefaultValue({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "रोकें", "बंद करें"})
        List<String> stopWords,
    @DefaultValue({"START", "YES", "UNSTOP", "शुरू करें"}) List<String> startWords,
    @DefaultValue({"HELP", "INFO", "मदद"}) List<String> helpWords)
    implements SystemSettings {

  public static final String TYPE = "sms";

  public SmsSettings {
    trustedIps = trustedIps == null ? List.of() : List.copyOf(trustedIps);
    stopWords = stopWords == null ? List.of() : List.copyOf(stopWords);
    startWords = startWords == null ? List.of() : List.copyOf(startWords);
    helpWords = helpWords == null ? List.of() : List.copyOf(helpWords);
  }

  @Override
  public String account() {
    return url + " as " + username;
  }

  @Override
  public List<String> problems() {
    List<String> out = new ArrayList<>();
    if (!isHttp(url)) {
      out.add("url: must be the http or https address of the gateway's send service");
    }
    if (isBlank(username)) {
      out.add("username: is missing");
    }
    if (isBlank(password)) {
      out.add("password: is missing");
    }
    if (isBlank(sender)) {
      out.add("sender: is missing");
    }
    if (webhookSecret == null || !webhookSecret.matches("[A-Za-z0-9._~-]{16,}")) {
      out.add("webhook-secret: needs at least 16 of A-Z a-z 0-9 . _ ~ -");
    }
    if (trustedIps.isEmpty()) {
      out.add("trusted-ips: is empty, so that nobody could call the hook");
    }
    for (String range : trustedIps) {
      try {
        new AddressRanges(List.of(range));
      } catch (IllegalArgumentException e) {
        out.add("trusted-ips: " + e.getMessage());
      }
    }
    if (publicUrl != null && !publicUrl.isBlank() && !isHttp(publicUrl)) {
      out.add("public-url: must be an http or https address");
    }
    if (!PhoneNumbers.isRegion(defaultRegion)) {
      out.add("default-region: '" + defaultRegion + "' is no region known to libphonenumber");
    }
    addLoadProblem(out, "profile", () -> SmsProfile.load(profile));
    addLoadProblem(out, "templates", () -> TemplateFile.load(templates));
    return List.copyOf(out);
  }

  private static void addLoadProblem(List<String> out, String setting, Runnable load) {
    try {
      load.run();
    } catch (IllegalArgumentException e) {
      out.add(setting + ": " + e.getMessage());
    }
  }

  private static boolean isHttp(String value) {
    try {
      URI uri = URI.create(value == null ? "" : value);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isBlank(String value) {
    return value == null || value.isBlank();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "SmsSettings[profile=%s, url=%s, username=%s, sender=%s]"
        .formatted(profile, url, username, sender);
  }
}
