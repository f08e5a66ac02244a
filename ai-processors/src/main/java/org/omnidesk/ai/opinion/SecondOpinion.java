package org.omnidesk.ai.opinion;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.omnidesk.tickets.Json;

/**
 * What the other model says of a ticket.
 *
 * @param category null where it is unsure
 * @param confidence 0-1 as the model states it, which nobody has calibrated
 * @param evidence passages that do stand in the ticket; others are dropped
 */
record SecondOpinion(
    String category, String urgency, String type, double confidence, List<String> evidence) {

  static final String UNSURE = "unsure";

  SecondOpinion {
    evidence = List.copyOf(evidence);
  }

  /**
   * @param json fits the schema of {@link OpinionQuestions}
   * @param text of the ticket, which evidence must stand in
   */
  static SecondOpinion read(String json, String text) {
    JsonNode answer = Json.read(json, JsonNode.class);
    String category = answer.path("category").asText();
    String said = plain(text);
    List<String> evidence = new ArrayList<>();
    for (JsonNode quote : answer.path("evidence")) {
      String passage = quote.asText().strip();
      if (plain(passage).length() > 1 && said.contains(plain(passage))) {
        evidence.add(passage);
      }
    }
    return new SecondOpinion(
        UNSURE.equals(category) ? null : category,
        answer.path("urgency").asText(),
        answer.path("type").asText(),
        answer.path("confidence").asDouble(),
        evidence);
  }

  /** Spaces, signs and capitals do not make another passage; the fence changes some of them. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
        .strip();
  }
}
