package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wide net for numbers of employees: where one is spoken of or asked for, the next number that
 * is not recognisably something else is taken for it, in the same sentence, the next one or the
 * answer of a dialogue, or in front of the word. What {@link ChosenSecrets} is for secrets.
 */
final class NearbyEmployeeDetector implements Detector {

  /** In chars, behind a label; an answer may come later. */
  private static final int REACH = 90;

  private static final int ANSWER = 190;
  private static final int PERSON_REACH = 64;
  private static final int BEFORE = 60;

  /** A name behind a number. */
  private static final Pattern NAME =
      Pattern.compile(
          "\\s?(?:[-:=(|]\\s?|\\s)(?:(?:mr|mrs|ms|dr|shri|smt|herr|frau|श्री|श्रीमती)\\.?\\s)?(?-i:\\p{Lu}['’]?\\p{L}{2,14}|[\\u0900-\\u0963]{3,14})(?![\\p{L}\\p{M}\\p{N}_])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A label that begins a line or a sentence and names nothing but an id. */
  private static final Pattern ID =
      Pattern.compile(
          "(?:^|(?<=[.,;!?|]\\s)|(?<=\\()|(?<=\\n))\\s{0,4}(?-i:ID|Id|id|आईडी|आई डी)(?:\\s?[:=-]\\s?|\\s(?:no\\.?\\s)?)((?:(?-i:[A-Z]{2,4})\\s)?"
              + EmployeeToken.TOKEN.pattern()
              + ")(?!\\s?[@(])");

  private static final Pattern END =
      Pattern.compile(
          "[.?!][\"')]?\\s+(?=[>|\"'(\\s]*[\\p{Lu}\\p{Lo}\\d])[\\s>|]*|।[\\s>|]*|\\n[\\s>|]*|\\s(?=\\p{Lu}{2,10}:\\s)");

  /** Something is asked for: the answer is as good as a field. */
  private static final Pattern ASKED =
      Pattern.compile(
          "\\?|please|pls|kindly|bitte|bata|dijiye|de do|bhej|बता|दीजिए|दें|भेज|क्या|tell|give|share|nennen|sagen",
          Pattern.CASE_INSENSITIVE);

  /** Between a number and the label behind it. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "[\"')]?(?:,|\\s?[-=(/]|\\sis|\\sas|\\shai|\\sist|\\sयह|\\sहै|\\sye|\\syeh)?\\s?[\"'(]?(?:(?:is|as|my|the|his|her|their|mera|meri|uska|uski|ist|meine|seine|ihre|मेरा|मेरी|उनका|उनकी|इसका|old|new|own|same|being)\\s){0,3}",
          Pattern.CASE_INSENSITIVE);

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    boolean[] any = {false};
    Windows.each(EmployeeToken.TOKEN, text, Windows.ofDigits(text, 16, 14), token -> any[0] = true);
    if (!any[0]) {
      return found;
    }
    Map<Integer, Boolean> likely = new HashMap<>();
    EmployeeWords.KEY.each(
        text,
        key -> {
          boolean label = key.group(1) != null;
          if (!label) {
            named(text, key.start(), key.end(), likely, found);
          }
          if (key.group(2) != null) {
            return;
          }
          if (!behind(text, key.start(), label, likely, found)) {
            ahead(text, key.end(), label, likely, found);
          }
        });
    Windows.each(
        ID,
        text,
        Windows.ofDigits(text, 30, 30),
        id -> {
          if (EmployeeToken.isLikely(text, id.start(1), id.end(1))) {
            found.add(new MaskSpan(id.start(1), id.end(1), MaskType.EMPLOYEE));
          }
        });
    return found;
  }

  /** {@code EC-5582 (my employee code)}; what stands further off must be no bare number. */
  private static boolean behind(
      String text, int to, boolean label, Map<Integer, Boolean> likely, List<MaskSpan> found) {
    int from = Math.max(0, to - BEFORE);
    Matcher token = EmployeeToken.TOKEN.matcher(text).region(from, to);
    token.useTransparentBounds(true);
    boolean any = false;
    while (token.find()) {
      String value = token.group();
      boolean beside =
          label
              && BEHIND.matcher(text).region(token.end(), to).useTransparentBounds(true).matches();
      if ((beside
              || !EmployeeToken.isBare(value)
                  && value.length() >= 6
                  && !EmployeeToken.isTracker(value))
          && Windows.count(END, text, token.end(), to) <= (beside ? 0 : 1)
          && isLikely(text, token, likely)) {
        found.add(new MaskSpan(token.start(), token.end(), MaskType.EMPLOYEE));
        any |= beside;
      }
    }
    return any;
  }

  /** Numbers with letters and a name beside them, on either side of what is recorded. */
  private static void named(
      String text, int from, int to, Map<Integer, Boolean> likely, List<MaskSpan> found) {
    int limit = Math.min(text.length(), to + 110);
    Matcher token = EmployeeToken.TOKEN.matcher(text).region(Math.max(0, from - 90), limit);
    token.useTransparentBounds(true);
    while (token.find()) {
      if (!EmployeeToken.isBare(token.group())
          && NAME.matcher(text)
              .region(token.end(), Math.min(text.length(), token.end() + 30))
              .useTransparentBounds(true)
              .lookingAt()
          && likely.computeIfAbsent(
              -1 - token.start(), at -> EmployeeToken.isFree(text, token.start(), token.end()))) {
        found.add(new MaskSpan(token.start(), token.end(), MaskType.EMPLOYEE));
      }
    }
  }

  private static void ahead(
      String text, int from, boolean label, Map<Integer, Boolean> likely, List<MaskSpan> found) {
    int limit = Math.min(text.length(), from + (label ? ANSWER : REACH));
    Matcher token = EmployeeToken.TOKEN.matcher(text).region(from, limit);
    token.useTransparentBounds(true);
    String form = null;
    while (token.find()) {
      String value = token.group();
      int ends = Windows.count(END, text, from, token.start());
      int away = token.start() - from;
      boolean near =
          label
              ? away <= REACH && ends <= 1 || ends <= 5 && isAsked(text, from)
              : EmployeeToken.isBare(value)
                  ? value.length() >= 5 && away <= PERSON_REACH && ends == 0
                  : ends <= 1 && !EmployeeToken.isTracker(value);
      if (!near) {
        return;
      }
      if ((form == null || form.equals(EmployeeToken.form(value)))
          && !(value.length() < 5 && isDoor(text, from))
          && isLikely(text, token, likely)) {
        found.add(new MaskSpan(token.start(), token.end(), MaskType.EMPLOYEE));
        if (form == null) {
          EmployeeSequel.find(text, token.start(), token.end(), found);
        }
        form = EmployeeToken.form(value);
      }
    }
  }

  /** Asked once for each place: many words may stand around one number. */
  private static boolean isLikely(String text, Matcher token, Map<Integer, Boolean> likely) {
    return likely.computeIfAbsent(
        token.start(), at -> EmployeeToken.isLikely(text, at, token.end()));
  }

  /** Badges and tokens are numbered in few digits without being anybody's. */
  private static boolean isDoor(String text, int to) {
    String label = text.substring(Math.max(0, to - 14), to).toLowerCase(java.util.Locale.ROOT);
    return label.contains("badge") || label.contains("token") || label.contains("टोकन");
  }

  private static boolean isAsked(String text, int from) {
    Matcher end = END.matcher(text).region(from, Math.min(text.length(), from + REACH));
    end.useTransparentBounds(true);
    int to = end.find() ? Math.min(text.length(), end.start() + 2) : from;
    return ASKED.matcher(text.substring(Math.max(0, from - 60), to)).find();
  }
}
