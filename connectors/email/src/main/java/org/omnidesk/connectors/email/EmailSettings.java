package org.omnidesk.connectors.email;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.omnidesk.connectors.email.mime.MailAddresses;
import org.omnidesk.tickets.system.SystemSettings;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * A block {@code omnidesk.systems.<name>} of type {@code email}.
 *
 * @param address the desk's address
 * @param fromName the name beside it in our mails
 * @param imap where mail is read
 * @param smtp where mail is handed in
 * @param poll how long to wait between two looks into the mailbox
 * @param processedFolder a folder that dealt-with mails are moved to; none leaves them, marked read
 * @param maxSize larger mails are taken without their body, which stays in the mailbox
 * @param plusAddressing whether the server delivers {@code address+detail} to the same mailbox;
 *     answers then find their ticket also when the mail program drops the references
 */
public record EmailSettings(
    String address,
    @DefaultValue("Support") String fromName,
    Imap imap,
    Smtp smtp,
    @DefaultValue("10s") Duration poll,
    String processedFolder,
    @DefaultValue("50MB") DataSize maxSize,
    @DefaultValue("true") boolean plusAddressing)
    implements SystemSettings {

  /** The type's name in {@code type:}. */
  public static final String TYPE = "email";

  /** How a connection is protected. */
  public enum Tls {
    NONE,
    STARTTLS,
    IMPLICIT
  }

  /** Reading. Port 0 means the usual one for the kind of TLS. */
  public record Imap(
      String host,
      int port,
      @DefaultValue("implicit") Tls tls,
      String username,
      String password,
      @DefaultValue("INBOX") String folder) {

    public int effectivePort() {
      return port != 0 ? port : tls == Tls.IMPLICIT ? 993 : 143;
    }

    @Override
    public String toString() {
      return "imap %s@%s:%d/%s".formatted(username, host, effectivePort(), folder);
    }
  }

  /** Sending. Port 0 means the usual one for the kind of TLS; no user name means no login. */
  public record Smtp(
      String host, int port, @DefaultValue("starttls") Tls tls, String username, String password) {

    public int effectivePort() {
      return port != 0 ? port : tls == Tls.IMPLICIT ? 465 : 587;
    }

    @Override
    public String toString() {
      return "smtp %s@%s:%d".formatted(username, host, effectivePort());
    }
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String account() {
    return imap == null
        ? "email:" + address
        : "%s@%s:%d/%s"
            .formatted(imap.username(), imap.host(), imap.effectivePort(), imap.folder());
  }

  @Override
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (MailAddresses.normalise(address) == null) {
      problems.add("address: '%s' is no mail address".formatted(address));
    }
    if (imap == null) {
      problems.add("imap: missing");
    } else {
      server("imap", imap.host(), imap.port(), problems);
      required("imap.username", imap.username(), problems);
      required("imap.password", imap.password(), problems);
    }
    if (smtp == null) {
      problems.add("smtp: missing");
    } else {
      server("smtp", smtp.host(), smtp.port(), problems);
    }
    if (poll.isNegative() || poll.isZero()) {
      problems.add("poll: must be longer than 0");
    }
    if (maxSize.toBytes() < 10_240 || maxSize.toMegabytes() > 500) {
      problems.add("max-size: must lie between 10KB and 500MB");
    }
    return problems;
  }

  /** The part after the at sign. */
  public String domain() {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private static void server(String name, String host, int port, List<String> problems) {
    required(name + ".host", host, problems);
    if (port < 0 || port > 65_535) {
      problems.add(name + ".port: must lie between 1 and 65535");
    }
  }

  private static void required(String name, String value, List<String> problems) {
    if (value == null || value.isBlank()) {
      problems.add(name + ": missing");
    }
  }

  @Override
  public String toString() {
    return "email %s, %s, %s".formatted(address, imap, smtp);
  }
}
