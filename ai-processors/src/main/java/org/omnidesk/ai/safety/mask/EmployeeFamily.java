package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Further numbers of the same series: where {@code KNP/0311} is known as one of an employee, {@code
 * KNP/0327} is one, too, whatever stands around it.
 */
final class EmployeeFamily {

  private EmployeeFamily() {}

  /**
   * @param known spans found so far
   * @return spans of tokens that differ from a known employee number in their digits only
   */
  static List<MaskSpan> of(String text, List<MaskSpan> known) {
    Set<String> forms = new HashSet<>();
    for (MaskSpan span : known) {
      if (span.type() == MaskType.EMPLOYEE) {
        String token = text.substring(span.from(), span.to());
        if (Character.isLetter(token.charAt(0)) && token.length() >= 5) {
          forms.add(EmployeeToken.form(token));
        }
      }
    }
    List<MaskSpan> others = new ArrayList<>();
    if (!forms.isEmpty()) {
      Matcher token = EmployeeToken.TOKEN.matcher(text);
      while (token.find()) {
        if (forms.contains(EmployeeToken.form(token.group()))
            && EmployeeToken.isLikely(text, token.start(), token.end())) {
          others.add(new MaskSpan(token.start(), token.end(), MaskType.EMPLOYEE));
        }
      }
    }
    return others;
  }
}
