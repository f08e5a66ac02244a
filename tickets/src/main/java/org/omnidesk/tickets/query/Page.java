package org.omnidesk.tickets.query;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param next cursor of the following page; null on the last one
 */
public record Page<T>(List<T> items, String next) {
  public Page {
    items = List.copyOf(items);
  }

  public static <T> Page<T> whole(List<T> items) {
    return new Page<>(items, null);
  }
}
