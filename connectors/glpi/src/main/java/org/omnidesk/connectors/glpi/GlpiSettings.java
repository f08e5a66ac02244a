package org.omnidesk.connectors.glpi;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.omnidesk.tickets.WireName;
import org.omnidesk.tickets.system.SystemSettings;
import org.omnidesk.tickets.ticket.Impact;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.Urgency;

/**
 * A block of type {@code glpi}.
 *
 * @param type {@code glpi}
 * @param url the legacy API, for example {@code https://glpi.example.org/apirest.php}
 * @param appToken the API client's token
 * @param userToken the hub user's own API token
 * @param poll how often changes are asked for
 * @param since how far back the first poll looks
 * @param overlap how far each poll looks back behind the watermark, for writes that became visible
 *     late
 * @param timeout for one answer, body included
 * @param maxDownload the largest document taken over, in bytes
 * @param status our status by GLPI's number, over the defaults
 * @param urgency our urgency by GLPI's number, over the defaults
 * @param impact our impact by GLPI's number, over the defaults
 * @param category our category id by GLPI's complete name or id, for example {@code "[Hardware >
 *     Printer]": printing}
 */
public record GlpiSettings(
    String type,
    String url,
    String appToken,
    String userToken,
    Duration poll,
    Duration since,
    Duration overlap,
    Duration timeout,
    Long maxDownload,
    Map<String, String> status,
    Map<String, String> urgency,
    Map<String, String> impact,
    Map<String, String> category)
    implements SystemSettings {

  public static final String TYPE = "glpi";

  public GlpiSettings {
    type = type == null ? TYPE : type;
    url = url == null ? null : url.strip().replaceAll("/+$", "");
    poll = poll == null ? Duration.ofSeconds(15) : poll;
    since = since == null ? Duration.ofDays(7) : since;
    overlap = overlap == null ? Duration.ofSeconds(120) : overlap;
    timeout = timeout == null ? Duration.ofSeconds(30) : timeout;
    maxDownload = maxDownload == null ? Long.valueOf(50L * 1024 * 1024) : maxDownload;
    status = status == null ? Map.of() : Map.copyOf(status);
    urgency = urgency == null ? Map.of() : Map.copyOf(urgency);
    impact = impact == null ? Map.of() : Map.copyOf(impact);
    category = category == null ? Map.of() : Map.copyOf(category);
  }

  /** Only the required ones. */
  public static GlpiSettings of(String url, String appToken, String userToken) {
    return new GlpiSettings(
        TYPE, url, appToken, userToken, null, null, null, null, null, null, null, null, null);
  }

  /** The address and a trace of the token that does not give it away. */
  @Override
  public String account() {
    return url
        + " as "
        + (userToken == null ? "nobody" : Hashes.sha256(userToken).substring(0, 12));
  }

  @Override
  public List<String> problems() {
    List<String> out = new ArrayList<>();
    if (!isHttp(url)) {
      out.add("url: must be the http or https address of GLPI's apirest.php");
    }
    if (userToken == null || userToken.isBlank()) {
      out.add("user-token: is missing");
    }
    positive(out, "poll", poll);
    positive(out, "since", since);
    positive(out, "timeout", timeout);
    if (overlap.isNegative()) {
      out.add("overlap: must not be negative");
    }
    values(out, "status", status, TicketStatus.class);
    values(out, "urgency", urgency, Urgency.class);
    values(out, "impact", impact, Impact.class);
    return out;
  }

  private static void positive(List<String> out, String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      out.add(name + ": must be longer than nothing");
    }
  }

  private static <E extends Enum<E> & WireName> void values(
      List<String> out, String name, Map<String, String> table, Class<E> type) {
    table.forEach(
        (key, value) -> {
          if (WireName.find(type, value).isEmpty()) {
            out.add(name + "." + key + ": '" + value + "' is no " + type.getSimpleName());
          }
        });
  }

  private static boolean isHttp(String url) {
    try {
      URI uri = URI.create(url == null ? "" : url);
      return uri.getHost() != null && uri.getScheme() != null && uri.getScheme().matches("https?");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Without its secrets. */
  @Override
  public String toString() {
    return "GlpiSettings[" + account() + ", poll " + poll + "]";
  }
}
