package org.omnidesk.connectors.solman.ict;

import java.util.List;

/**
 * What a call was answered with. Success is decided by the errors, never by HTTP 200.
 *
 * @param errors what was wrong; empty if it took effect
 * @param personMaps the answerer's ids of the persons sent
 * @param number the number in the provider's system (PrdIctId); empty if there is none
 * @param guid of RequestGuid and RequestSystemGuid; empty elsewhere
 * @param incident of ReadCompleteIncident; null elsewhere
 */
public record IctAnswer(
    List<Error> errors,
    List<PersonMap> personMaps,
    String number,
    String guid,
    IctIncident incident) {

  public IctAnswer {
    errors = List.copyOf(errors);
    personMaps = List.copyOf(personMaps);
  }

  /** Errors/item; the meaning of a code depends on the peer, so the words always go along. */
  public record Error(String code, String val1, String val2, String val3, String val4) {

    /** Without leading zeros: peers write both {@code 04} and {@code 4}. */
    public String plainCode() {
      String plain = code.replaceFirst("^0+(?=.)", "");
      return plain.isEmpty() ? "?" : plain;
    }

    /** Code and words in one line. */
    public String inWords() {
      return ("error " + plainCode() + ": " + String.join(" | ", val1, val2, val3, val4))
          .replaceAll("( \\| )+$", "");
    }
  }

  /** PersonMaps/item. */
  public record PersonMap(String personId, String personIdExt) {}

  /** An answer that all went well. */
  public static IctAnswer done(String number, List<PersonMap> personMaps) {
    return new IctAnswer(List.of(), personMaps, number, "", null);
  }

  /** A refusal; {@code val1} is cut to the field's 255. */
  public static IctAnswer refused(String code, String val1) {
    String cut = val1.length() <= 255 ? val1 : val1.substring(0, 255);
    return new IctAnswer(List.of(new Error(code, cut, "", "", "")), List.of(), "", "", null);
  }

  /** An answer of RequestGuid or RequestSystemGuid. */
  public static IctAnswer ofGuid(String guid) {
    return new IctAnswer(List.of(), List.of(), "", guid, null);
  }
}
