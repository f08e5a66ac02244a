package org.omnidesk.tickets.query;

import java.util.List;

/**
 * Which tickets of the queue; an empty list means any. Values are wire names, and unknown ones find
 * nothing.
 *
 * @param categories {@code none} stands for tickets without a category
 * @param text words of title and description, or a ticket's number; null or blank for any
 */
public record TicketFilter(
    List<String> statuses,
    List<String> systems,
    List<String> categories,
    List<String> urgencies,
    List<String> languages,
    List<String> channels,
    String text) {

  /** Every ticket. */
  public static final TicketFilter ANY =
      new TicketFilter(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null);

  public TicketFilter {
    statuses = List.copyOf(statuses);
    systems = List.copyOf(systems);
    categories = List.copyOf(categories);
    urgencies = List.copyOf(urgencies);
    languages = List.copyOf(languages);
    channels = List.copyOf(channels);
  }
}
