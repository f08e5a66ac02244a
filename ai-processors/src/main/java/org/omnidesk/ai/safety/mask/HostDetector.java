package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Short names of machines: built as machines are named (see {@link HostShape}) or told by the words
 * around them (see {@link HostContext}).
 */
final class HostDetector implements Detector {

  static final String START = "(?<![\\p{L}\\p{N}_.\\\\-])";
  static final String END = "(?![\\p{L}\\p{N}_@-])";

  private static final Pattern SHORT =
      Pattern.compile(
          START + "[a-z0-9]{1,15}(?:[-_][a-z0-9]{1,15}){0,5}" + END, Pattern.CASE_INSENSITIVE);

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    each(
        text,
        name -> {
          if (isMachine(text, name)) {
            found.add(new MaskSpan(name.start(), name.end(), MaskType.HOST));
          }
        });
    return found;
  }

  /** Every word that could be a short name: it has a digit or a hyphen near and no domain. */
  static void each(String text, java.util.function.Consumer<Matcher> found) {
    Windows.each(
        SHORT,
        text,
        Windows.around(text, HostDetector::isDigitOrHyphen, 64, 64),
        name -> {
          if (!followedByLabel(text, name.end())) {
            found.accept(name);
          }
        });
  }

  private static boolean isDigitOrHyphen(String text, int i) {
    char c = text.charAt(i);
    return c >= '0' && c <= '9' || c == '-';
  }

  private static boolean isMachine(String text, Matcher name) {
    String value = name.group();
    boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean letter = value.chars().anyMatch(Character::isLetter);
    boolean hyphen = value.indexOf('-') >= 0;
    if (!letter || !digit && !hyphen || value.length() < 3 || NoHost.isOther(value)) {
      return false;
    }
    int from = name.start();
    if (HostShape.isShaped(value, digit, hyphen)) {
      return !HostContext.isOtherThing(text, from)
          && (hyphen || !HostContext.isProductModel(text, from));
    }
    if (value.length() < 4) {
      return false;
    }
    if (!digit && HostRole.hasStrongRole(value) && HostContext.isDeed(text, from)) {
      return true;
    }
    if (!NoHost.isOrdinary(value) && HostContext.isNamed(text, from)) {
      return true;
    }
    if (digit && HostShape.isNumbered(value)) {
      return HostContext.isPlace(text, from, name.end()) && !HostContext.isOtherThing(text, from)
          || HostContext.isAnnounced(text, from);
    }
    // No host name has an underscore: a process or a table, whatever the word before.
    return (digit
            ? !NoHost.isProduct(value) && value.indexOf('_') < 0
            : HostRole.hasStrongRole(value))
        && HostContext.isAnnounced(text, from);
  }

  private static boolean followedByLabel(String text, int end) {
    return end + 1 < text.length()
        && (text.charAt(end) == '.' || text.charAt(end) == '@')
        && Character.isLetterOrDigit(text.charAt(end + 1));
  }
}
