package org.omnidesk.ai.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.omnidesk.ai.safety.OutsideText;
import org.omnidesk.tickets.Json;

/**
 * What every question to Claude has in common whose answer is a list of claims, each with the
 * number of the source that says it.
 */
public final class ClaimsQuestion {

  /** Tokens that an answer may take. */
  public static final int ANSWER_TOKENS = 1_500;

  private static final int SOURCE_LENGTH = 6_000;
  private static final int MOST_CLAIMS = 14;
  private static final Map<String, Object> SENTENCE = Map.of("type", "string", "maxLength", 600);

  private ClaimsQuestion() {}

  /** A text of a question, cut to what may be sent of one. */
  public static String cut(String text) {
    return text.length() > SOURCE_LENGTH ? text.substring(0, SOURCE_LENGTH) : text;
  }

  /**
   * A source as the answer names it.
   *
   * @param number counted from 1
   */
  public static OutsideText source(int number, String text) {
    return new OutsideText("source " + number, cut(text));
  }

  /**
   * The schema of an answer: {@code claims} with {@code text} and {@code source}.
   *
   * @param sources how many there are
   * @param ofClaims further texts of each claim
   * @param beside further properties of the answer and their schemas
   */
  public static String schema(int sources, List<String> ofClaims, Map<String, Object> beside) {
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("text", SENTENCE);
    ofClaims.forEach(name -> claim.put(name, SENTENCE));
    claim.put("source", Map.of("type", "integer", "minimum", 1, "maximum", sources));
    Map<String, Object> answer = new LinkedHashMap<>(new TreeMap<>(beside));
    answer.put("claims", Map.of("type", "array", "maxItems", MOST_CLAIMS, "items", object(claim)));
    return Json.write(object(answer));
  }

  /** Every property is required, in this order, and no other may be there. */
  private static Map<String, Object> object(Map<String, Object> properties) {
    return Map.of(
        "type",
        "object",
        "additionalProperties",
        false,
        "required",
        List.copyOf(properties.keySet()),
        "properties",
        properties);
  }
}
