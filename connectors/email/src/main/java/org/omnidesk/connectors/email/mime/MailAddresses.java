package org.omnidesk.connectors.email.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.omnidesk.tickets.contact.Contact;

/** Addresses from header fields, however they are written. */
public final class MailAddresses {

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>\"(),:;@\\[\\]\\\\]+@[^\\s<>\"(),:;@\\\\]+");
  private static final int MAX = 254;

  private MailAddresses() {}

  /** The people a field names; entries without any usable address are left out. */
  public static List<Contact> parse(String field) {
    List<Contact> found = new ArrayList<>();
    if (field == null) {
      return found;
    }
    try {
      for (Mailbox box : LenientAddressParser.DEFAULT.parseAddressList(field).flatten()) {
        String address = normalise(box.getAddress());
        if (address != null) {
          found.add(Contact.ofEmail(name(box.getName()), address));
        }
      }
    } catch (RuntimeException e) {
      found.clear();
    }
    if (found.isEmpty()) {
      Matcher address = ADDRESS.matcher(field);
      while (address.find()) {
        String normal = normalise(address.group());
        if (normal != null) {
          found.add(Contact.ofEmail(null, normal));
        }
      }
    }
    return found;
  }

  /** Lower case; null if it is no address that mail could be sent to. */
  public static String normalise(String address) {
    if (address == null) {
      return null;
    }
    String normal = address.strip().toLowerCase(Locale.ROOT);
    return normal.length() <= MAX && ADDRESS.matcher(normal).matches() ? normal : null;
  }

  private static String name(String name) {
    String line = PlainText.line(HeaderText.decode(name), 120);
    return line.isEmpty() ? null : line;
  }
}
