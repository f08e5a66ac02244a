package org.omnidesk.ai.safety.mask;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.omnidesk.ai.safety.MaskingSession;

/**
 * Values and their placeholders of one question. What looks like a placeholder in an outside text
 * is written with other brackets before anything is masked, so nobody can ask for a value by naming
 * its placeholder; no value is put back into a link or into markup, where it would travel.
 */
final class PlaceholderSession implements MaskingSession {

  static final Pattern PLACEHOLDER = Pattern.compile("<([A-Z]{2,12})_(\\d{1,4})>");

  /** In any disguise that a later clean-up could turn into a placeholder. */
  private static final Pattern LOOK_ALIKE =
      Pattern.compile(
          "[<\\[{(&]\\s{0,2}(?:lt;)?\\s{0,2}((?:PASSWORD|EMAIL|IBAN|CARD|AADHAAR|IP|PAN|EMPLOYEE|PHONE|HOST)[\\s_-]{0,2}\\d{1,6})\\s{0,2}(?:[>\\])}]|&gt;)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LINK_BEFORE =
      Pattern.compile(
          "(?:://|\\]\\(|www\\.|(?:href|src|action)\\s?=|(?:mailto|tel|sms|javascript|data):|//)[^\\s]*$",
          Pattern.CASE_INSENSITIVE);

  private final SensitiveValues values;
  private final Map<String, String> placeholders = new HashMap<>();
  private final Map<String, String> originals = new HashMap<>();
  private final Map<MaskType, Integer> counts = new EnumMap<>(MaskType.class);

  PlaceholderSession(SensitiveValues values) {
    this.values = values;
  }

  @Override
  public String mask(String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    String harmless = withoutLookAlikes(text);
    StringBuilder masked = new StringBuilder(harmless.length());
    int at = 0;
    for (MaskSpan span : values.find(harmless)) {
      masked.append(harmless, at, span.from());
      masked.append(placeholder(span.type(), harmless.substring(span.from(), span.to())));
      at = span.to();
    }
    return masked.append(harmless, at, harmless.length()).toString();
  }

  @Override
  public String restore(String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    StringBuilder restored = new StringBuilder(text.length());
    Matcher placeholder = PLACEHOLDER.matcher(text);
    int at = 0;
    while (placeholder.find()) {
      String original = originals.get(placeholder.group());
      if (original != null && !isInMarkup(text, placeholder.start(), placeholder.end())) {
        restored.append(text, at, placeholder.start()).append(original);
        at = placeholder.end();
      }
    }
    return restored.append(text, at, text.length()).toString();
  }

  private String placeholder(MaskType type, String value) {
    return placeholders.computeIfAbsent(
        type + ":" + value,
        key -> {
          String made = "<" + type + "_" + counts.merge(type, 1, Integer::sum) + ">";
          originals.put(made, value);
          return made;
        });
  }

  private static String withoutLookAlikes(String text) {
    PlainForm form = PlainForm.of(text);
    Matcher matcher = LOOK_ALIKE.matcher(form.text());
    StringBuilder harmless = new StringBuilder(text.length());
    int at = 0;
    while (matcher.find()) {
      MaskSpan written = form.written(new MaskSpan(matcher.start(), matcher.end(), MaskType.HOST));
      harmless.append(text, at, written.from());
      harmless.append('\u2039').append(matcher.group(1)).append('\u203A');
      at = written.to();
    }
    return harmless.append(text, at, text.length()).toString();
  }

  private static boolean isInMarkup(String text, int from, int to) {
    int left = Math.max(0, from - 2000);
    String before = text.substring(left, from);
    if (LINK_BEFORE.matcher(before).find() || text.startsWith("](", to)) {
      return true;
    }
    int open = before.lastIndexOf('<');
    int image = before.lastIndexOf("![");
    return open >= 0
            && before.indexOf('>', open) < 0
            && before.substring(open).matches("(?s)</?[a-zA-Z!].*")
        || image >= 0 && before.indexOf(']', image) < 0;
  }
}
