package org.omnidesk.connectors.email.thread;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.omnidesk.tickets.secret.InstanceSecrets;
import org.omnidesk.tickets.ticket.TicketNumber;

/**
 * Addresses of ours that say which ticket or delivery a mail is about, signed so that nobody can
 * make one: {@code support+od123-<mac>@…} to answer to, {@code support+odb-<delivery key>-<mac>@…}
 * for bounces. Only letters, digits and hyphens, and not case-sensitive, as servers on the way may
 * change the case.
 */
public final class ReplyAddresses {

  private static final String PURPOSE = "reply-address";
  // 80 bits: 16 letters that fit the 64 of a local part
  private static final int MAC_BYTES = 10;
  private static final int MAX_LOCAL_PART = 64;
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final Pattern REPLY = Pattern.compile("\\+od(\\d{1,12})-([a-z2-7]{16})@");
  private static final Pattern BOUNCE = Pattern.compile("\\+odb-([a-z0-9_-]+)-([a-z2-7]{16})@");

  private final InstanceSecrets secrets;

  public ReplyAddresses(InstanceSecrets secrets) {
    this.secrets = secrets;
  }

  /** The address to answer to. */
  public String reply(String address, TicketNumber number) {
    return plus(address, "od" + number.value() + "-" + mac("reply:" + number.value()));
  }

  /** The envelope sender of a delivery; empty if the key does not fit into one. */
  public Optional<String> bounce(String address, String deliveryKey) {
    String key = deliveryKey.toLowerCase(Locale.ROOT);
    String plus = plus(address, "odb-" + key + "-" + mac("bounce:" + key));
    return key.matches("[a-z0-9_-]+") && plus.indexOf('@') <= MAX_LOCAL_PART
        ? Optional.of(plus)
        : Optional.empty();
  }

  /** The ticket that one of these recipients names with a good signature. */
  public Optional<TicketNumber> ticket(Collection<String> recipients) {
    for (String recipient : recipients) {
      Matcher named = REPLY.matcher(recipient.toLowerCase(Locale.ROOT));
      if (named.find()) {
        long number = Long.parseLong(named.group(1));
        if (same(named.group(2), mac("reply:" + number))) {
          return Optional.of(new TicketNumber(number));
        }
      }
    }
    return Optional.empty();
  }

  /** The delivery key, in lower case, that one of these recipients names with a good signature. */
  public Optional<String> delivery(Collection<String> recipients) {
    for (String recipient : recipients) {
      Matcher named = BOUNCE.matcher(recipient.toLowerCase(Locale.ROOT));
      if (named.find() && same(named.group(2), mac("bounce:" + named.group(1)))) {
        return Optional.of(named.group(1));
      }
    }
    return Optional.empty();
  }

  private static String plus(String address, String detail) {
    int at = address.lastIndexOf('@');
    return address.substring(0, at) + "+" + detail + address.substring(at);
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
  }

  private String mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secrets.key(PURPOSE), "HmacSHA256"));
      byte[] bytes = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      StringBuilder letters = new StringBuilder();
      for (int bit = 0; bit < MAC_BYTES * 8; bit += 5) {
        int value = (bytes[bit / 8] & 0xFF) << 8 | (bytes[bit / 8 + 1] & 0xFF);
        letters.append(BASE32.charAt(value >> (11 - bit % 8) & 31));
      }
      return letters.toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
