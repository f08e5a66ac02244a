package org.omnidesk.connectors.email.thread;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.omnidesk.tickets.secret.InstanceSecrets;
import org.omnidesk.tickets.ticket.TicketNumber;

/**
 * The Message-IDs that we write: {@code <omnidesk.<instance>.<number>.<delivery key>@<domain>>}.
 * The same delivery gets the same id at every try, so a mail sent twice is one mail to its reader.
 * The instance keeps two installations from claiming each other's mail.
 */
public final class OwnMessageIds {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private final InstanceSecrets secrets;

  public OwnMessageIds(InstanceSecrets secrets) {
    this.secrets = secrets;
  }

  /** The id of a delivery's mail. */
  public String of(TicketNumber number, String deliveryKey, String domain) {
    return "<%s%d.%s@%s>".formatted(prefix(), number.value(), encode(deliveryKey), domain);
  }

  /** Whether this installation wrote the mail with this id. */
  public boolean isOurs(String messageId) {
    return messageId != null && messageId.startsWith("<" + prefix());
  }

  /** The delivery whose mail has this id. */
  public Optional<String> deliveryKey(String messageId) {
    return messageId == null ? Optional.empty() : key(pattern().matcher(messageId));
  }

  /** The first of our ids anywhere in a text, for bounces that are no proper reports. */
  public Optional<String> findIn(String text) {
    Matcher found = pattern().matcher(text);
    return found.find() ? Optional.of("<" + found.group() + ">") : Optional.empty();
  }

  private static Optional<String> key(Matcher id) {
    return id.find() ? Optional.of(decode(id.group(1))) : Optional.empty();
  }

  private Pattern pattern() {
    return Pattern.compile(
        Pattern.quote(prefix()) + "\\d{1,12}\\.([A-Za-z0-9_~-]+)@[A-Za-z0-9.-]+");
  }

  private String prefix() {
    return "omnidesk." + secrets.instanceId() + ".";
  }

  private static String encode(String key) {
    return PLAIN.matcher(key).matches()
        ? key
        : "~"
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String key) {
    if (!key.startsWith("~")) {
      return key;
    }
    try {
      return new String(Base64.getUrlDecoder().decode(key.substring(1)), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return key;
    }
  }
}
