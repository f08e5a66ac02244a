package org.omnidesk.tickets.ticket;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number people read: {@code OD-000123}, in subjects {@code [OD-000123]}, in an SMS {@code
 * OD-123}.
 */
public record TicketNumber(long value) {

  private static final Pattern WRITTEN =
      Pattern.compile("\\bOD-0*(\\d{1,12})\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG =
      Pattern.compile("\\[OD-0*(\\d{1,12})]", Pattern.CASE_INSENSITIVE);

  /** The full form, six digits at least. */
  @Override
  public String toString() {
    return "OD-%06d".formatted(value);
  }

  /** The tag of a mail's subject. */
  public String subjectTag() {
    return "[" + this + "]";
  }

  /** The short form of an SMS. */
  public String brief() {
    return "OD-" + value;
  }

  /** The first {@code OD-…} in a text, with or without leading zeros. */
  public static Optional<TicketNumber> findIn(String text) {
    return first(WRITTEN, text);
  }

  /** The first {@code [OD-…]} in a subject. */
  public static Optional<TicketNumber> findTagIn(String subject) {
    return first(TAG, subject);
  }

  private static Optional<TicketNumber> first(Pattern pattern, String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? Optional.of(new TicketNumber(Long.parseLong(matcher.group(1))))
        : Optional.empty();
  }
}
