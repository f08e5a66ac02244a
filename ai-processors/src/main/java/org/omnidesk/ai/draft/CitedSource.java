package org.omnidesk.ai.draft;

import java.util.List;
import java.util.UUID;

/**
 * A source that the answer uses.
 *
 * @param number as cited in the text: {@code [1]}
 * @param kind {@code knowledge} or {@code ticket}
 * @param quotes the sentences taken from it, word for word
 */
public record CitedSource(int number, String kind, UUID id, String title, List<String> quotes) {

  public CitedSource {
    quotes = List.copyOf(quotes);
  }
}
