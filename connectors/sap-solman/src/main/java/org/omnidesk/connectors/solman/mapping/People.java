package org.omnidesk.connectors.solman.mapping;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.omnidesk.connectors.solman.ict.IctIncident.Person;
import org.omnidesk.tickets.contact.Contact;

/** Persons in both directions. */
public final class People {

  private People() {}

  /** The person with an id; only the id if the call does not describe them; nobody for none. */
  public static Contact contact(List<Person> persons, String id) {
    if (id.isEmpty()) {
      return Contact.NOBODY;
    }
    return persons.stream()
        .filter(person -> person.id().equals(id))
        .findFirst()
        .map(People::contact)
        .orElse(new Contact(null, null, null, id));
  }

  private static Contact contact(Person person) {
    String name = (person.firstName() + " " + person.lastName()).strip();
    String phone = e164(person.mobile());
    return new Contact(
        name.isEmpty() ? null : name,
        person.email().contains("@") ? person.email() : null,
        phone == null ? e164(person.phone()) : phone,
        person.id());
  }

  /** Only a number with its country is one; a house extension is not. */
  private static String e164(String written) {
    String digits = written.replaceAll("[\\s()./-]", "");
    return digits.matches("\\+[1-9]\\d{6,14}") ? digits : null;
  }

  /** A person as we name them to the peer, within the fields' lengths. */
  public static Person person(Contact contact) {
    String name = contact.name() == null ? contact.label() : contact.name().strip();
    int gap = name.lastIndexOf(' ');
    return new Person(
        id(contact),
        "",
        cut(gap < 0 ? "" : name.substring(0, gap), 40),
        cut(gap < 0 ? name : name.substring(gap + 1), 40),
        contact.phone() == null ? "" : cut(contact.phone(), 30),
        "",
        contact.email() == null ? "" : cut(contact.email(), 240));
  }

  /** The id the person has there, else one made of their address: the same person, the same id. */
  private static String id(Contact contact) {
    if (contact.externalId() != null && contact.externalId().length() <= 32) {
      return contact.externalId();
    }
    return UUID.nameUUIDFromBytes(contact.label().getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  /** A text within a field, never half a character. */
  public static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }
}
