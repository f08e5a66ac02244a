package org.omnidesk.ai.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.omnidesk.ai.claude.ClaudeOutcome;
import org.omnidesk.ai.claude.ClaudeQuestion;
import org.omnidesk.ai.claude.Prompts;
import org.omnidesk.ai.safety.OutsideText;
import org.omnidesk.tickets.Json;

/**
 * Puts the question {@code gloss}: a local draft in Hindi or Hinglish has an English gloss word by
 * word only, and an agent who cannot read Hindi needs a better one. What the draft says stays as it
 * is; a gloss that says another number, name or denial, or speaks of something else, is refused.
 * Safe for many threads.
 */
public class ClaudeGlosses {

  private static final int ANSWER_TOKENS = 1_500;
  private static final int LINE_LENGTH = 600;
  // Of the whole: a line's few words are often not on the list. A gloss of something else has none.
  private static final double SHARED = 0.25;
  // a step's number, its words, its citation
  private static final Pattern LINE = Pattern.compile("(?s)(\\d{1,2}\\. )?(.*?)( \\[\\d{1,2}])?");

  private final Prompts prompts;
  private final ClaimsGate gate;

  public ClaudeGlosses(Prompts prompts, ClaimsGate gate) {
    this.prompts = prompts;
    this.gate = gate;
  }

  private record Line(String step, String words, String citation) {
    static Line of(String line) {
      Matcher matcher = LINE.matcher(line);
      return matcher.matches()
          ? new Line(blank(matcher.group(1)), matcher.group(2), blank(matcher.group(3)))
          : new Line("", line, "");
    }

    private static String blank(String part) {
      return part == null ? "" : part;
    }
  }

  private static List<Line> lines(DraftAnswer answer) {
    return answer.text().lines().map(Line::of).toList();
  }

  /** The question for the answer of a result; for routes, which ask only where Claude may write. */
  public ClaudeQuestion question(DraftWork work, DraftResult result) {
    DraftAnswer answer = result.answer().orElseThrow();
    List<Line> lines = lines(answer);
    List<OutsideText> outside = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      outside.add(new OutsideText("line " + (i + 1), lines.get(i).words()));
    }
    ClaudeQuestion drafted = work.question();
    return new ClaudeQuestion(
        "gloss",
        drafted.ticketId(),
        drafted.channel(),
        drafted.dataClass(),
        Prompts.filled(
            prompts.get("gloss"), Map.of("language", ClaudeDrafts.languageName(answer.language()))),
        outside,
        schema(lines.size()),
        ANSWER_TOKENS);
  }

  private static String schema(int lines) {
    return Json.write(
        Map.of(
            "type",
            "object",
            "additionalProperties",
            false,
            "required",
            List.of("lines"),
            "properties",
            Map.of(
                "lines",
                Map.of(
                    "type",
                    "array",
                    "minItems",
                    lines,
                    "maxItems",
                    lines,
                    "items",
                    Map.of("type", "string", "minLength", 2, "maxLength", LINE_LENGTH)))));
  }

  /** The result with a better gloss, or as it was with the reason why; for routes. */
  public DraftResult put(DraftResult result, ClaudeOutcome outcome) {
    if (!(outcome instanceof ClaudeOutcome.Answered answered)) {
      return result;
    }
    DraftAnswer answer = result.answer().orElseThrow();
    List<Line> lines = lines(answer);
    JsonNode said = Json.read(answered.json(), JsonNode.class).path("lines");
    if (said.size() != lines.size()) {
      return noted(answer, answer.gloss(), "Claude's English gloss has another number of lines");
    }
    StringBuilder gloss = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      String english = said.get(i).asText().strip();
      ClaimsGate.Verdict verdict = gate.agree(line.words(), english, "");
      if (!verdict.supported()) {
        return noted(
            answer, answer.gloss(), "Claude's English gloss is refused: " + verdict.reason());
      }
      gloss.append(gloss.isEmpty() ? "" : "\n");
      gloss.append(line.step()).append(english).append(line.citation());
    }
    // numbers have been compared already
    if (gate.shared(withoutNumbers(said(lines)), withoutNumbers(words(said))) < SHARED) {
      return noted(
          answer, answer.gloss(), "Claude's English gloss is refused: it speaks of something else");
    }
    return noted(
        answer,
        gloss.toString(),
        "English gloss by %s, prompt %s v%d"
            .formatted(
                answered.receipt().model(),
                answered.receipt().promptName(),
                answered.receipt().promptVersion()));
  }

  private static String said(List<Line> lines) {
    return lines.stream().map(Line::words).collect(Collectors.joining("\n"));
  }

  private static String words(JsonNode said) {
    return StreamSupport.stream(said.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining("\n"));
  }

  private static String withoutNumbers(String text) {
    return text.replaceAll("\\p{N}+", " ");
  }

  private static DraftResult noted(DraftAnswer answer, String gloss, String reason) {
    List<String> reasons = new ArrayList<>(answer.reasons());
    reasons.add(reason);
    return DraftResult.of(answer.with(gloss, reasons));
  }
}
