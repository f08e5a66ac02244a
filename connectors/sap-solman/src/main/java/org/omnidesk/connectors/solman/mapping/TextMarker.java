package org.omnidesk.connectors.solman.mapping;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.omnidesk.tickets.secret.InstanceSecrets;
import org.omnidesk.tickets.ticket.TicketNumber;

/**
 * The last line of every text that we send: ticket number, delivery key and a MAC over both key and
 * text. By the key a lost answer is looked up; by the MAC our own text is told from one that merely
 * quotes it, or pretends. White space does not count, as the peer may wrap lines anew.
 */
public class TextMarker {

  private static final Pattern LAST_LINE =
      Pattern.compile("\\s*\\[OD-\\d+ #([^#\\[\\]]{1,120})#([0-9a-f]{16})]\\s*$");
  private static final String PURPOSE = "solman-marker";

  private final InstanceSecrets secrets;

  public TextMarker(InstanceSecrets secrets) {
    this.secrets = secrets;
  }

  /** The text with its marker. */
  public String mark(String text, TicketNumber number, String key) {
    String clean = clean(key);
    return text.stripTrailing()
        + "\n\n[%s #%s#%s]".formatted(number, clean, mac("text", clean, text).substring(0, 16));
  }

  /** Whether a text, wherever it is quoted, carries a delivery's key. */
  public boolean carries(String text, String key) {
    return text.contains("#" + clean(key) + "#");
  }

  /** The delivery key of a text that is ours to the last word. */
  public Optional<String> ownKey(String text) {
    Matcher matcher = LAST_LINE.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String body = text.substring(0, matcher.start());
    String expected = mac("text", matcher.group(1), body).substring(0, 16);
    return expected.equals(matcher.group(2)) ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** A GUID for the n-th file of a delivery, which {@link #isOwnFile} knows again. */
  public String fileGuid(String key, int n) {
    String front = mac("file", clean(key), String.valueOf(n)).substring(0, 16);
    return (front + mac("guid", front, "").substring(0, 16)).toUpperCase(Locale.ROOT);
  }

  /** Whether we made an attachment's GUID. */
  public boolean isOwnFile(String guid) {
    if (!guid.matches("(?i)[0-9a-f]{32}")) {
      return false;
    }
    String lower = guid.toLowerCase(Locale.ROOT);
    return mac("guid", lower.substring(0, 16), "").startsWith(lower.substring(16));
  }

  /** A key never ends its own place in the marker. */
  private static String clean(String key) {
    String kept = key.replaceAll("[#\\[\\]\\s]", "_");
    return kept.length() <= 120 ? kept : kept.substring(0, 120);
  }

  private String mac(String use, String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secrets.key(PURPOSE), "HmacSHA256"));
      String input = use + "\n" + key + "\n" + text.strip().replaceAll("\\s+", " ");
      return HexFormat.of().formatHex(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no HmacSHA256", e);
    }
  }
}
