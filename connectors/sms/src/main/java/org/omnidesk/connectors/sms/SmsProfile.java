package org.omnidesk.connectors.sms;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.omnidesk.tickets.intake.ReceiptIntake;

/**
 * How one product's HTTP interface is spoken, as data: {@code classpath:sms/profiles/<name>.yaml}.
 *
 * @param send how a message is handed in
 * @param probe a request that proves the login and sends nothing; null if the product has none
 * @param inbound the names of the parameters of a phone's message
 * @param report the names of the parameters of a delivery report, and how one is asked for
 */
record SmsProfile(Send send, Probe probe, Inbound inbound, Report report) {

  private static final Map<String, SmsProfile> LOADED = new ConcurrentHashMap<>();

  /**
   * @param method {@code GET} (query) or {@code POST} (form)
   * @param parameters names and values; <code>{name}</code> in a value is filled per message, a
   *     parameter with a missing value is left out
   * @param reportParameters more of them when delivery reports are wanted
   * @param accepted the answer that means taken
   * @param messageId a pattern whose first group in the answer is the gateway's id; null if the
   *     gateway gives none
   */
  record Send(
      String method,
      Map<String, String> parameters,
      Map<String, String> reportParameters,
      Answer accepted,
      String messageId) {}

  /** A request that proves the login and sends nothing. */
  record Probe(Map<String, String> parameters, Answer accepted) {}

  /** A set of status codes and a pattern of the whole body. */
  record Answer(List<Integer> status, String body) {
    boolean matches(int code, String text) {
      return status.contains(code)
          && (body == null
              || Pattern.compile(body, Pattern.DOTALL).matcher(text.strip()).matches());
    }
  }

  /** Parameter names of a phone's message; a null name is not sent by this product. */
  record Inbound(
      String from,
      String to,
      String text,
      String binary,
      String id,
      String coding,
      String charset,
      String udh,
      String unixTime,
      String time,
      String concatReference,
      String concatTotal,
      String concatPart) {}

  /**
   * @param key the parameter that carries our delivery key; its presence makes a call a report
   * @param status the parameter with the product's status
   * @param detail the parameter with the product's words; null if none
   * @param phone the parameter with the phone; null if none
   * @param query what is added to the hook's address when a report is asked for; <code>{key}</code>
   *     is our delivery key, everything else the product's own pattern
   * @param outcomes the product's status to delayed, accepted, failed, delivered
   */
  record Report(
      String key,
      String status,
      String detail,
      String phone,
      String query,
      Map<String, String> outcomes) {

    /** What a status means; null if it means nothing to us. */
    ReceiptIntake.Outcome outcome(String value) {
      String word = value == null ? null : outcomes.get(value);
      return word == null
          ? null
          : ReceiptIntake.Outcome.valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }
  }

  /**
   * A profile by its name or location.
   *
   * @throws IllegalArgumentException if there is none or it is incomplete
   */
  static SmsProfile load(String profile) {
    if (profile == null || profile.isBlank()) {
      throw new IllegalArgumentException("is missing");
    }
    return LOADED.computeIfAbsent(profile, SmsProfile::read);
  }

  private static SmsProfile read(String profile) {
    boolean named = profile.matches("[a-z0-9-]+");
    SmsProfile loaded =
        Resources.yaml(
            named ? "classpath:sms/profiles/" + profile + ".yaml" : profile, SmsProfile.class);
    if (loaded.send() == null || loaded.send().accepted() == null || loaded.inbound() == null) {
      throw new IllegalArgumentException(profile + " lacks send, send.accepted or inbound");
    }
    if (loaded.report() != null) {
      loaded.report().outcomes().keySet().forEach(loaded.report()::outcome);
    }
    return loaded;
  }
}
