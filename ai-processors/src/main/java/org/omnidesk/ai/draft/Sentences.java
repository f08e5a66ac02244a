package org.omnidesk.ai.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a source into statements that can be cited: its lines, and the sentences of a line. */
final class Sentences {

  private static final Pattern STEP = Pattern.compile("^\\s*(?:\\d{1,2}[.)]|[-*•])\\s+(.+)$");
  private static final Pattern END = Pattern.compile("(?<=[.!?।])\\s+(?=\\p{L}|\\p{N}|[\"'(])");

  /**
   * One statement.
   *
   * @param text word for word, without the step's own number
   * @param step whether it is a numbered or bulleted step
   */
  record Statement(String text, boolean step) {}

  private Sentences() {}

  static List<Statement> of(String text) {
    List<Statement> statements = new ArrayList<>();
    for (String line : text.split("\\R")) {
      var step = STEP.matcher(line);
      if (step.matches()) {
        statements.add(new Statement(step.group(1).strip(), true));
      } else {
        for (String sentence : END.split(line.strip())) {
          if (!sentence.isBlank()) {
            statements.add(new Statement(sentence.strip(), false));
          }
        }
      }
    }
    return statements;
  }
}
