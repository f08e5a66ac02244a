package org.omnidesk.connectors.email.mime;

import java.util.List;
import java.util.Locale;

/**
 * Header fields in their order: unfolded and as text, encoded words not yet decoded.
 *
 * @param fields names in lower case
 */
public record MailHeaders(List<Field> fields) {

  public static final MailHeaders NONE = new MailHeaders(List.of());

  public MailHeaders {
    fields = List.copyOf(fields);
  }

  /** One field. */
  public record Field(String name, String value) {}

  /** The first field's value, or null. */
  public String first(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return fields.stream()
        .filter(f -> f.name().equals(wanted))
        .map(Field::value)
        .findFirst()
        .orElse(null);
  }

  /** The first field's value with encoded words decoded, or null. */
  public String text(String name) {
    return HeaderText.decode(first(name));
  }

  /** All values of a name, in order. */
  public List<String> all(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return fields.stream().filter(f -> f.name().equals(wanted)).map(Field::value).toList();
  }

  public boolean has(String name) {
    return first(name) != null;
  }
}
