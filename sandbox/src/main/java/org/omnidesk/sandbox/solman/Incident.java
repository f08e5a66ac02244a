package org.omnidesk.sandbox.solman;

import java.util.ArrayList;
import java.util.List;

/**
 * One incident as this side keeps it; every change makes a new one.
 *
 * @param guid 32 characters, minted by the requester, never changed
 * @param number the number people read here
 * @param requesterGuid the system where it began
 * @param providerGuid the system asked to solve it
 * @param title at most 40 characters
 * @param priority {@code 1} very high to {@code 4} low
 * @param language ISO 639, upper case
 * @param component the SAP component, for example {@code BC-CCM}; null if none
 * @param status user status with its profile, for example {@code E0002SMIN0001}
 * @param reporter the person id of who needs help
 * @param persons everyone mentioned
 * @param texts in the order in which they came
 * @param files in the order in which they came
 * @param calls what the peer called for this incident, refused calls included
 * @param hubNumber the peer's number for it (PrdIctId); null until the peer has answered
 */
public record Incident(
    String guid,
    String number,
    String requesterGuid,
    String providerGuid,
    String title,
    String priority,
    String language,
    String component,
    String status,
    String reporter,
    List<Person> persons,
    List<Text> texts,
    List<File> files,
    List<Call> calls,
    String hubNumber) {

  /** A person as the interface's IctPersons names them. */
  public record Person(String id, String firstName, String lastName, String email, String phone) {}

  /** A statement; {@code origin} is {@code solman} or {@code hub}. */
  public record Text(
      String textType, String text, String timestamp, String personId, String origin) {}

  /** An attachment; {@code data} is base64. */
  public record File(
      String guid,
      String fileName,
      String mimeType,
      String data,
      String timestamp,
      String personId,
      String origin) {}

  /** A call received; {@code outcome} is {@code done} or the error it was answered with. */
  public record Call(String operation, String at, String outcome) {}

  Incident withStatus(String value) {
    return new Incident(
        guid,
        number,
        requesterGuid,
        providerGuid,
        title,
        priority,
        language,
        component,
        value,
        reporter,
        persons,
        texts,
        files,
        calls,
        hubNumber);
  }

  Incident withProvider(String value) {
    return new Incident(
        guid,
        number,
        requesterGuid,
        value,
        title,
        priority,
        language,
        component,
        status,
        reporter,
        persons,
        texts,
        files,
        calls,
        hubNumber);
  }

  Incident withHubNumber(String value) {
    return new Incident(
        guid,
        number,
        requesterGuid,
        providerGuid,
        title,
        priority,
        language,
        component,
        status,
        reporter,
        persons,
        texts,
        files,
        calls,
        value);
  }

  Incident with(List<Person> morePersons, List<Text> moreTexts, List<File> moreFiles) {
    List<Person> people = new ArrayList<>(persons);
    for (Person person : morePersons) {
      people.removeIf(known -> known.id().equals(person.id()));
      people.add(person);
    }
    return new Incident(
        guid,
        number,
        requesterGuid,
        providerGuid,
        title,
        priority,
        language,
        component,
        status,
        reporter,
        List.copyOf(people),
        joined(texts, moreTexts),
        joined(files, moreFiles),
        calls,
        hubNumber);
  }

  Incident with(Call call) {
    return new Incident(
        guid,
        number,
        requesterGuid,
        providerGuid,
        title,
        priority,
        language,
        component,
        status,
        reporter,
        persons,
        texts,
        files,
        joined(calls, List.of(call)),
        hubNumber);
  }

  Incident without(List<String> fileGuids) {
    return new Incident(
        guid,
        number,
        requesterGuid,
        providerGuid,
        title,
        priority,
        language,
        component,
        status,
        reporter,
        persons,
        texts,
        files.stream().filter(file -> !fileGuids.contains(file.guid())).toList(),
        calls,
        hubNumber);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
