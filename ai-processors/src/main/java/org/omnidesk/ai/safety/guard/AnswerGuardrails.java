package org.omnidesk.ai.safety.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.omnidesk.ai.safety.Guardrails;
import org.omnidesk.ai.safety.OutsideText;
import org.omnidesk.ai.safety.mask.MaskSpan;
import org.omnidesk.ai.safety.mask.MaskType;
import org.omnidesk.ai.safety.mask.SensitiveValues;

/**
 * The rules for every answer of a model. Reads JSON answers by their strings, so no escape hides
 * anything. Compare masked answers with masked texts, or restored ones with plain ones.
 */
public final class AnswerGuardrails implements Guardrails {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern MARKUP =
      Pattern.compile(
          "<\\s*/?\\s*(?:[a-z][a-z0-9-]*)(?:[\\s/][^<>]{0,2000})?/?>|<!--|<!\\[|<\\?|&lt;\\s*/?(?:script|img|iframe|svg|a|form|object|embed|style|link|meta|base)\\b|<(?:script|img|iframe|svg|object|embed|style|link|meta|base|form)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]{0,2000}\\]\\s?[(\\[]");
  private static final Pattern LINK_MARKUP =
      Pattern.compile(
          "\\[[^\\]]{1,2000}\\]\\s?\\(|^\\s{0,3}\\[[^\\]]{1,200}\\]:\\s", Pattern.MULTILINE);
  private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Z]{2,12}_\\d{1,4}>");

  private final SensitiveValues values;
  private final Links links;
  private final SecretWords secretWords;
  private final int maxLength;

  /**
   * @param allowedHosts that answers may link to
   * @param secretWords our own instructions
   * @param maxLength chars of an answer
   */
  public AnswerGuardrails(
      SensitiveValues values, List<String> allowedHosts, SecretWords secretWords, int maxLength) {
    this.values = values;
    this.links = new Links(allowedHosts);
    this.secretWords = secretWords;
    this.maxLength = maxLength;
  }

  @Override
  public List<String> violations(String canary, String text, List<OutsideText> given) {
    List<String> violations = new ArrayList<>();
    if (text == null || text.isBlank()) {
      return violations;
    }
    if (text.length() > maxLength) {
      violations.add("the answer is longer than " + maxLength + " characters");
      text = text.substring(0, maxLength);
    }
    String raw = text;
    String readable = readable(text);
    String known = String.join("\n", given.stream().map(OutsideText::text).toList());
    if (Canaries.leaks(canary, raw) || Canaries.leaks(canary, readable)) {
      violations.add("the answer gives away the control word of the question");
    }
    if (secretWords.repeats(readable, known)) {
      violations.add("the answer repeats our instructions");
    }
    String markup = PLACEHOLDER.matcher(readable).replaceAll(" ");
    if (MARKUP.matcher(markup).find() || IMAGE.matcher(markup).find()) {
      violations.add("the answer holds markup or an image");
    }
    if (LINK_MARKUP.matcher(readable).find()) {
      violations.add("the answer hides a link behind words");
    }
    links.foreign(readable, given).forEach(link -> violations.add("link from nowhere: " + link));
    strangers(readable, known, violations);
    String deed = Promises.deed(readable, known.toLowerCase(Locale.ROOT));
    if (deed != null) {
      violations.add("claims a deed: " + deed);
    }
    String request = Promises.request(readable);
    if (request != null) {
      violations.add("asks for a secret: " + request);
    }
    return violations;
  }

  /** Addresses, numbers and placeholders that none of the texts had. */
  private void strangers(String text, String known, List<String> violations) {
    String plain = compact(known);
    Matcher placeholder = PLACEHOLDER.matcher(text);
    while (placeholder.find()) {
      if (!known.contains(placeholder.group())) {
        violations.add("placeholder from nowhere: " + placeholder.group());
      }
    }
    for (MaskSpan span : values.find(text)) {
      String value = text.substring(span.from(), span.to());
      if (span.type() != MaskType.HOST
          && !plain.contains(compact(value))
          && !PLACEHOLDER.matcher(value).find()) {
        violations.add(
            span.type().name().toLowerCase(Locale.ROOT) + " from nowhere: " + hidden(value));
      }
    }
  }

  private static String compact(String text) {
    StringBuilder compact = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) {
        compact.append((char) ('0' + Character.digit(c, 10)));
      } else if (Character.isLetter(c) || c == '@' || c == '.') {
        compact.append(Character.toLowerCase(c));
      }
    }
    return compact.toString();
  }

  private static String hidden(String value) {
    return value.length() <= 4
        ? "…"
        : value.substring(0, 2) + "…" + value.substring(value.length() - 2);
  }

  /** All strings of a JSON answer, names included; else the text itself. */
  private static String readable(String text) {
    String trimmed = text.strip();
    if (!trimmed.startsWith("{") && !trimmed.startsWith("[")) {
      return text;
    }
    try {
      StringBuilder strings = new StringBuilder();
      collect(JSON.readTree(trimmed), strings);
      return strings.toString();
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  private static void collect(JsonNode node, StringBuilder strings) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                strings.append(field.getKey()).append('\n');
                collect(field.getValue(), strings);
              });
    } else if (node.isArray()) {
      node.forEach(element -> collect(element, strings));
    } else if (node.isTextual()) {
      strings.append(node.asText()).append('\n');
    }
  }
}
