package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Employee numbers behind the word that names them, one or a list of them. */
final class LabelledEmployeeDetector implements Detector {

  private static final int LIST = 200;

  private static final String VALUE =
      "(?:[A-Z]{1,6}(?:\\d{1,3}(?=[-/_]))?[-/_.]?(?:[A-Z]{1,5}[-/_])?|(?-i:[A-Z]{1,4}) |emp |\\d{1,3}[-/](?=\\d{3}))?\\d{3,10}(?:[-/]\\d{2,8})?[A-Z]?(?![\\p{L}\\p{N}_])(?![.,:-]\\d)";

  private static final Keyed ANNOUNCED =
      new Keyed(
          EmployeeLabels.PAIRS,
          Pattern.compile(
              "(?<![\\p{L}\\p{N}_])("
                  + EmployeeLabels.LABEL
                  + ")(?![\\p{L}\\p{M}])[\\s\"']{0,2}(?:[. ]{0,24}(?=[:=]))?(?:(?:is|was|h|hai|है|ist|lautet|est|for|ke|of|mera|meri|मेरा|मेरी)(?![\\p{L}\\p{M}])\\s?){0,2}[\\s:=#(\\[\"'|>–-]{0,24}("
                  + VALUE
                  + ")",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));

  /** {@code Employee IDs of the new joiners: 40518}. */
  private static final Keyed TOLD =
      new Keyed(
          EmployeeLabels.PAIRS,
          Pattern.compile(
              "(?<![\\p{L}\\p{N}_])("
                  + EmployeeLabels.NUMBERED
                  + ")(?:[^\\n.:;,\\d]{1,40}:\\s{0,3}[-*•]?\\s?|\\s(?:on|in|as per|from|per|auf|laut)\\s(?:the |my |der )?\\p{L}{3,12}\\s|[^\\n\\d]{1,90}?[.;!?।]\\s{1,2}(?:it|mine|that|this|the number|number|no|wo|woh|vo|ye|yeh|mera|वह|यह|मेरा|sie|es|meine)(?:'s|:|\\s(?:is|was|ist|lautet|hai|reads|है))\\s{1,2}[\"']?)("
                  + VALUE
                  + ")",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));

  /** Few digits after a bare word are a count or a place; a unit makes them one for sure. */
  private static final Pattern BARE =
      Pattern.compile(
          "(?i)(?:employee|emp|empl|staff|associate|worker|workman|contractor|colleague|badge|mitarbeiter(?:in)?|कर्मचारी|स्टाफ)s?\\s+\\d{3,4}|badge (?:id|no\\.?|number) \\d{3,4}|(?:token|टोकन).*\\D\\d{3}");

  private static final Pattern LETTER =
      Pattern.compile(
          "(?i)(?:p|e|ई|p\\.|e\\.)[\\s:=#(\\[\"'|.–-]*[A-Z]{0,2}[-/ _]?\\d+(?:[-/]\\d+)?");

  private static final Pattern NO_VALUE =
      Pattern.compile(
          "(?i)(?:in|of|on|at|by|for|from|ticket|order|inc|req|version|page|to|room|line|policy|the|error|form|group|area|batch)[ ]\\d+|(?:inc|req|ritm|chg|prb|kb|sr|task|win|sap|error|err|http)[-_]?\\d+");

  private static final Pattern COUNTED =
      Pattern.compile(
          "\\s(?:users?|people|employees|persons?|workers|staff|members|rs|inr|eur|days?|hours?|min|times|records|rows|lines|numbers|entries|log|logon)(?![\\p{L}]).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern NEXT =
      Pattern.compile(
          "\\s{0,2}(?:,|;|&|/|\\||\\+|\\n|(?<=\\s)(?:and|und|aur|or|et|और|तथा|y)(?=\\s)|,\\s?(?:and|und|aur))\\s{0,2}[-*•]?\\s{0,2}("
              + VALUE
              + ")",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A bare number in the sentence, or, without a group, its end. */
  private static final Pattern OTHER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_./:,₹$€+-])(?<!Rs\\.? )([A-Z]{0,4}-?\\d{4,10})(?![\\p{L}\\p{N}_])(?![.,:/-]\\d)(?!\\s(?:rs|users|days|people|rupees|inr|times|hours))|[.?!।](?=\\s|$)|\\n",
          Pattern.CASE_INSENSITIVE);

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    if (!EmployeeToken.isAnyIn(text)) {
      return found;
    }
    ANNOUNCED.each(text, announced -> add(text, announced, found));
    TOLD.each(text, told -> add(text, told, found));
    return found;
  }

  private static void add(String text, Matcher announced, List<MaskSpan> found) {
    if (isEmployee(text, announced)) {
      found.add(new MaskSpan(announced.start(2), announced.end(2), MaskType.EMPLOYEE));
      addList(text, announced.group(2), announced.end(2), found);
      addSecond(text, announced.group(2), announced.end(2), found);
    }
  }

  private static boolean isEmployee(String text, Matcher announced) {
    String value = announced.group(2);
    return !BARE.matcher(announced.group()).matches()
        && (announced.group(1).matches("P-?Nr") || !LETTER.matcher(announced.group()).matches())
        && !NO_VALUE.matcher(value).matches()
        && !COUNTED
            .matcher(text.substring(announced.end(), Math.min(text.length(), announced.end() + 20)))
            .matches();
  }

  /** One more of the same form later in the sentence: {@code Emp 51022 was replaced by 51044}. */
  private static void addSecond(String text, String first, int from, List<MaskSpan> found) {
    String form = form(first);
    if (form.length() < 5) {
      return;
    }
    Matcher other = OTHER.matcher(text).region(from, Math.min(text.length(), from + 90));
    other.useTransparentBounds(true);
    while (other.find() && other.group(1) != null) {
      if (form(other.group(1)).equals(form) && !Surroundings.isOtherNumber(text, other.start(1))) {
        found.add(new MaskSpan(other.start(1), other.end(1), MaskType.EMPLOYEE));
      }
    }
  }

  /** Letters as they are, digits as zeros. */
  private static String form(String value) {
    return value.replaceAll("\\d", "0");
  }

  /** More of as many digits: {@code employee ids 40518, 40522 and 40530}. */
  private static void addList(String text, String first, int from, List<MaskSpan> found) {
    long digits = PhoneDetector.digits(first);
    Matcher next = NEXT.matcher(text).useTransparentBounds(true);
    int at = from;
    for (int i = 0; i < LIST; i++) {
      next.region(at, Math.min(text.length(), at + 40));
      if (!next.lookingAt() || PhoneDetector.digits(next.group(1)) != digits) {
        return;
      }
      found.add(new MaskSpan(next.start(1), next.end(1), MaskType.EMPLOYEE));
      at = next.end();
    }
  }
}
