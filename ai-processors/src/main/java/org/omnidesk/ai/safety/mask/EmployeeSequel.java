package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows a number of an employee: the column of numbers below it, the one that it was changed
 * to.
 */
final class EmployeeSequel {

  private static final int ROWS = 300;

  private static final Pattern ROW =
      Pattern.compile("[^\\n]{0,160}\\n[ \\t>|*•-]{0,6}(?:\\d{1,2}[.)]\\s)?");

  private static final Pattern CHANGED =
      Pattern.compile(
          "[\"')]?,?\\s(?:to|auf|into|and not|not|instead of|statt|nicht|sondern|but|->|=>|→|now|became|corrected to|ki jagah|ke badle|nahi|hua|की जगह|के बदले|नहीं|se)\\s(?:it is |is |be |the |my |new )?[\"']?",
          Pattern.CASE_INSENSITIVE);

  private EmployeeSequel() {}

  /**
   * @param to where a number that is known ends
   */
  static void find(String text, int from, int to, List<MaskSpan> found) {
    Matcher token = EmployeeToken.TOKEN.matcher(text).useTransparentBounds(true);
    Matcher changed = CHANGED.matcher(text).region(to, Math.min(text.length(), to + 40));
    if (changed.lookingAt()
        && token.region(changed.end(), text.length()).lookingAt()
        && EmployeeToken.isLikely(text, token.start(), token.end())) {
      found.add(new MaskSpan(token.start(), token.end(), MaskType.EMPLOYEE));
    }
    String form = EmployeeToken.form(text.substring(from, to));
    Matcher row = ROW.matcher(text);
    int at = to;
    for (int i = 0; i < ROWS; i++) {
      if (!row.region(at, text.length()).lookingAt()
          || !token.region(row.end(), text.length()).lookingAt()
          || !EmployeeToken.form(token.group()).equals(form)) {
        return;
      }
      found.add(new MaskSpan(token.start(), token.end(), MaskType.EMPLOYEE));
      at = token.end();
    }
  }
}
