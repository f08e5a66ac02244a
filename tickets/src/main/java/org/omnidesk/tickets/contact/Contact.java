package org.omnidesk.tickets.contact;

/**
 * A person as a system names them. Any part may be null; a person is matched by an address or an
 * id, never by the display name, which anyone can choose.
 *
 * @param name the display name
 * @param email a mail address
 * @param phone a telephone number in E.164, or an alphanumeric SMS sender
 * @param externalId the person's id in the system that named them
 */
public record Contact(String name, String email, String phone, String externalId) {

  public static final Contact NOBODY = new Contact(null, null, null, null);

  public static Contact ofEmail(String name, String email) {
    return new Contact(name, email, null, null);
  }

  public static Contact ofPhone(String phone) {
    return new Contact(null, null, phone, null);
  }

  /** What to show where a person is meant: the name, else the address, else the id. */
  public String label() {
    for (String part : new String[] {name, email, phone, externalId}) {
      if (part != null && !part.isBlank()) {
        return part;
      }
    }
    return "unknown";
  }
}
