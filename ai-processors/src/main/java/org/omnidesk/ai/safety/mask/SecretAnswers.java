package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dialogues: a secret is asked for in one turn and stands bare in one of the next, behind the name
 * of who speaks and the time.
 */
final class SecretAnswers {

  private static final int REACH = 240;

  private static final String CLOCK =
      "[\\[(]?(?:\\d{1,2}[./-]\\d{1,2}(?:[./-]\\d{2,4})?,?\\s)?\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?:\\s?[ap]\\.?m\\.?)?[\\])]?";

  /** The head of a turn and words of little weight, then the value, then the turn is over. */
  private static final Pattern TURN =
      Pattern.compile(
          "(?:\\n[ \\t>*|-]{0,6}|(?<=[.?!।]\\s)(?=\\p{L}[\\p{L}\\p{M}]{1,20}(?: \\p{L}[\\p{L}\\p{M}]{1,20})?:\\s))(?:"
              + CLOCK
              + "[ ,:–-]{0,3})?(?:(?:<[^>\\n]{1,24}>|\\p{L}[\\p{L}\\p{M}\\p{N}._'-]{0,19}(?: \\p{L}[\\p{L}\\p{M}._'-]{0,19}){0,2})(?:\\s?[(\\[]\\w{1,14}[)\\]])?(?:\\s?[:>-]\\s|\\s?,?\\s?"
              + CLOCK
              + "\\s?[:>-]?\\s))?(?:(?:it's|its|it is|is|sure|ok|okay|yes|yeah|yep|yup|ye|yeh|ye lo|lo|haan|ha|han|ji|sir|madam|that's|this is|here|here it is|here you go|try|use|the code is|code|es ist|das ist|ist|ja|klar|hier|bitte|moment|um|uh|hmm|जी|हाँ|हां|यह|लीजिए|ये|oh|right|mine is|pin|otp|password|still|should be|now)[\\s,.:!-]{1,3}){0,4}"
              + "[\"'`(]?(\\S{3,40}?)[\"'`)]?[.!,।]?(?=\\s{0,3}(?:\\n|$)|(?<=\\d,)\\s|\\s(?:\\p{Lu}\\p{L}{1,20}|\\p{L}[\\p{L}\\p{M}]{2,20}):\\s|\\s?[,-]\\s(?:sir|madam|thanks|please|all|i think|ji)|\\s(?:hai|है|sir|ji|thanks|please|try that|i think|जी)(?![\\p{L}\\p{M}]))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern ASKED =
      Pattern.compile(
          "\\?|(?<!\\p{L})(?:what|whats|what's|which|again|tell|give|share|send|say|read out|remind|need|enter|confirm|kya|bata\\p{L}*|bhej\\p{L}*|dijiye|de do|do na|bolo|boliye|wie|welche\\p{L}*|nenn\\p{L}*|sag\\p{L}*|schick\\p{L}*|gib|please|bitte)(?!\\p{L})|क्या|बता|भेज|दीजिए|दो |बोल",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern CODE = Pattern.compile("\\d{3,8}");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}!@#$%^&*_.+~-]{4,40}");

  private SecretAnswers() {}

  /**
   * @param from where the word that names the secret begins
   * @param to where it ends
   * @param code whether it names a code of digits
   */
  static void find(
      String text, int from, int to, boolean strong, boolean code, List<MaskSpan> found) {
    int line = text.indexOf('\n', to);
    int stop = Math.min(text.length(), to + 100);
    int asked = line < 0 ? stop : Math.min(line, stop);
    int begin = Math.max(text.lastIndexOf('\n', from) + 1, from - 70);
    if (!ASKED.matcher(text.substring(begin, asked)).find()) {
      return;
    }
    int limit = Math.min(text.length(), to + REACH);
    Matcher turn = TURN.matcher(text).region(to, limit).useTransparentBounds(true);
    for (int turns = 0; turns < 3 && turn.find(); turns++) {
      String value = turn.group(1);
      if (CODE.matcher(value).matches()
          ? code || strong && value.length() >= 4
          : WORD.matcher(value).matches()
              && Secrets.looks(value, strong)
              && !OtherThings.isOther(value)) {
        found.add(new MaskSpan(turn.start(1), turn.end(1), MaskType.PASSWORD));
        return;
      }
    }
  }
}
