package org.omnidesk.connectors.glpi;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;

/**
 * How far tickets have been read: the server's own {@code date_mod} literal, and the id among equal
 * ones.
 */
record Watermark(String dateMod, int id) implements Comparable<Watermark> {

  static final DateTimeFormatter LITERAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Comparator<Watermark> ORDER =
      Comparator.comparing(Watermark::dateMod).thenComparingInt(Watermark::id);

  /** As a checkpoint keeps it, for example {@code 2026-11-22 23:00:00|113}. */
  String position() {
    return dateMod + "|" + id;
  }

  /**
   * Reads a kept position.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Watermark parse(String position) {
    try {
      int bar = position.indexOf('|');
      String date = position.substring(0, bar);
      LocalDateTime.parse(date, LITERAL);
      return new Watermark(date, Integer.parseInt(position.substring(bar + 1)));
    } catch (DateTimeParseException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("'" + position + "' is no GLPI watermark", e);
    }
  }

  static Watermark at(LocalDateTime time) {
    return new Watermark(time.format(LITERAL), 0);
  }

  Watermark back(Duration by) {
    return at(LocalDateTime.parse(dateMod, LITERAL).minus(by));
  }

  @Override
  public int compareTo(Watermark other) {
    return ORDER.compare(this, other);
  }
}
