package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was recognised once is the same value wherever else it stands in the text: a secret in a
 * quoted mail, an employee number without its label.
 */
final class Repeats {

  private static final Pattern TOKEN = Pattern.compile("[^\\s\"'`()\\[\\]{}<>,;:=|/।]+");
  private static final int SHORTEST = 5;

  private Repeats() {}

  /** Spans of further places where a known value stands as a word of its own. */
  static List<MaskSpan> of(String text, List<MaskSpan> known) {
    Map<String, MaskType> values = new HashMap<>();
    for (MaskSpan span : known) {
      String value = text.substring(span.from(), span.to());
      if (isTelling(value, span.type())) {
        values.put(value, span.type());
      }
    }
    List<MaskSpan> repeats = new ArrayList<>();
    if (!values.isEmpty()) {
      Matcher token = TOKEN.matcher(text);
      while (token.find()) {
        int to = token.end();
        while (to > token.start() && ".!?".indexOf(text.charAt(to - 1)) >= 0) {
          to--;
        }
        MaskType type = values.get(token.group());
        if (type != null) {
          repeats.add(new MaskSpan(token.start(), token.end(), type));
        } else if (to < token.end()
            && (type = values.get(text.substring(token.start(), to))) != null) {
          repeats.add(new MaskSpan(token.start(), to, type));
        }
      }
    }
    return repeats;
  }

  /** Long enough, and no word or count that stands for itself elsewhere. */
  private static boolean isTelling(String value, MaskType type) {
    boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean other = value.chars().anyMatch(c -> c < '0' || c > '9');
    return value.length() >= SHORTEST
        && value.length() <= 80
        && switch (type) {
          case EMPLOYEE -> digit;
          case PASSWORD -> digit && other;
          case HOST -> digit || value.indexOf('-') > 0;
          default -> false;
        };
  }
}
