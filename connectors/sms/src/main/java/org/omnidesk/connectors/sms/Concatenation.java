package org.omnidesk.connectors.sms;

import java.util.Optional;

/**
 * Which part of a long message a text is (3GPP TS 23.040, 9.2.3.24.1 and .8).
 *
 * @param reference what its parts have in common
 * @param total how many there are
 * @param number which one it is, from 1
 */
record Concatenation(int reference, int total, int number) {

  /** From the user data header, else from parameters of their own; empty for a single message. */
  static Optional<Concatenation> of(RawParameters parameters, SmsProfile.Inbound names) {
    Optional<Concatenation> header = ofHeader(parameters.bytes(names.udh()));
    return header.isPresent()
        ? header
        : checked(
            parameters.number(names.concatReference()),
            parameters.number(names.concatTotal()),
            parameters.number(names.concatPart()));
  }

  /** From a header's bytes: elements of id, length, data after the header's own length. */
  static Optional<Concatenation> ofHeader(byte[] udh) {
    int at = 1;
    while (at + 1 < udh.length) {
      int id = udh[at];
      int length = udh[at + 1] & 0xff;
      if (at + 2 + length > udh.length) {
        return Optional.empty();
      }
      if (id == 0 && length == 3) {
        return checked(octet(udh, at + 2), octet(udh, at + 3), octet(udh, at + 4));
      }
      if (id == 8 && length == 4) {
        int reference = octet(udh, at + 2) << 8 | octet(udh, at + 3);
        return checked(reference, octet(udh, at + 4), octet(udh, at + 5));
      }
      at += 2 + length;
    }
    return Optional.empty();
  }

  private static Optional<Concatenation> checked(int reference, int total, int number) {
    return reference >= 0 && total > 1 && number >= 1 && number <= total
        ? Optional.of(new Concatenation(reference, total, number))
        : Optional.empty();
  }

  private static int octet(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }
}
