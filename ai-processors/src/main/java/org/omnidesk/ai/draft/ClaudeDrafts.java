package org.omnidesk.ai.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.omnidesk.ai.claude.ClaudeOutcome;
import org.omnidesk.ai.claude.ClaudeQuestion;
import org.omnidesk.ai.claude.ClaudeReceipt;
import org.omnidesk.ai.claude.Prompts;
import org.omnidesk.ai.language.LanguageResult;
import org.omnidesk.ai.safety.OutsideText;
import org.omnidesk.tickets.Json;

/**
 * Puts the question {@code draft} and takes the answer only if every sentence of it names a source
 * that says it. One sentence that no source says refuses the whole answer: a procedure with a step
 * missing is worse than none. Safe for many threads.
 */
public class ClaudeDrafts {

  private static final String MODEL_ID = "claude";

  private final Prompts prompts;
  private final ClaimsGate gate;

  public ClaudeDrafts(Prompts prompts, ClaimsGate gate) {
    this.prompts = prompts;
    this.gate = gate;
  }

  /** The question for a request that has sources. */
  public ClaudeQuestion question(
      DraftRequest request, UUID ticketId, String channel, String dataClass) {
    List<OutsideText> outside = new ArrayList<>();
    outside.add(new OutsideText("ticket title", request.title()));
    outside.add(new OutsideText("ticket text", request.text()));
    for (int i = 0; i < request.sources().size(); i++) {
      DraftSource source = request.sources().get(i);
      outside.add(ClaimsQuestion.source(i + 1, source.title() + "\n" + source.text()));
    }
    return new ClaudeQuestion(
        "draft",
        ticketId,
        channel,
        dataClass,
        Prompts.filled(prompts.get("draft"), Map.of("language", languageName(request.language()))),
        outside,
        ClaimsQuestion.schema(request.sources().size(), List.of("gloss"), Map.of()),
        ClaimsQuestion.ANSWER_TOKENS);
  }

  /** A language as a prompt calls it. */
  public static String languageName(String language) {
    return switch (language) {
      case LanguageResult.HINDI -> "Hindi, in Devanagari";
      case LanguageResult.HINGLISH -> "Hinglish: Hindi in Latin letters, with English IT words";
      case "unknown" -> "the language of the ticket";
      default -> Locale.of(language).getDisplayLanguage(Locale.ENGLISH);
    };
  }

  /** The answer of an outcome, or why there is none; for routes. */
  public DraftResult answer(DraftWork work, ClaudeOutcome outcome) {
    if (outcome instanceof ClaudeOutcome.Answered answered) {
      return read(work.request(), answered);
    }
    return DraftResult.refused(
        MODEL_ID,
        outcome instanceof ClaudeOutcome.NotAsked not
            ? "Claude was not asked: " + not.reason()
            : "Claude gave no answer: " + ((ClaudeOutcome.Failed) outcome).reason());
  }

  private DraftResult read(DraftRequest request, ClaudeOutcome.Answered answered) {
    JsonNode claims = Json.read(answered.json(), JsonNode.class).path("claims");
    if (claims.isEmpty()) {
      return DraftResult.refused(MODEL_ID, "Claude found no answer in the sources");
    }
    Map<Integer, List<String>> said = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    StringBuilder gloss = new StringBuilder();
    List<Integer> order = new ArrayList<>();
    for (JsonNode claim : claims) {
      int number = claim.path("source").asInt();
      if (number < 1 || number > request.sources().size()) {
        return DraftResult.refused(MODEL_ID, "refused: a sentence of Claude names no source");
      }
      String sentence = claim.path("text").asText().strip();
      ClaimsGate.Verdict verdict =
          verdict(
              request, request.sources().get(number - 1), sentence, claim.path("gloss").asText());
      if (!verdict.supported()) {
        return DraftResult.refused(
            MODEL_ID,
            "refused: a sentence of Claude is not what its source says: " + verdict.reason());
      }
      if (!order.contains(number)) {
        order.add(number);
      }
      int cited = order.indexOf(number) + 1;
      said.computeIfAbsent(number, key -> new ArrayList<>()).add(sentence);
      line(text, sentence, cited);
      line(gloss, claim.path("gloss").asText().strip(), cited);
    }
    return DraftResult.of(compose(request, answered.receipt(), order, said, text, gloss));
  }

  private static void line(StringBuilder to, String sentence, int cited) {
    to.append(to.isEmpty() ? "" : "\n").append(sentence).append(" [").append(cited).append(']');
  }

  /** Within one language the sentence itself is held against the source, else its gloss as well. */
  private ClaimsGate.Verdict verdict(
      DraftRequest request, DraftSource source, String text, String gloss) {
    boolean english = "en".equals(source.language());
    boolean same =
        request.language().equals(source.language())
            || english && ("unknown".equals(request.language()));
    if (same) {
      return gate.check(text, source.title(), source.text());
    }
    return english
        ? gate.check(text, gloss, source.title(), source.text())
        : ClaimsGate.Verdict.refused(
            "a source in " + source.language() + " cannot be compared with " + request.language());
  }

  private static DraftAnswer compose(
      DraftRequest request,
      ClaudeReceipt receipt,
      List<Integer> order,
      Map<Integer, List<String>> said,
      StringBuilder text,
      StringBuilder gloss) {
    List<CitedSource> cited = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    double fit = 0;
    for (int number : order) {
      DraftSource source = request.sources().get(number - 1);
      int shown = cited.size() + 1;
      cited.add(
          new CitedSource(shown, source.kind(), source.id(), source.title(), said.get(number)));
      reasons.add(
          "[%d] %s: %d sentences, each held against it"
              .formatted(shown, source.title(), said.get(number).size()));
      fit = Math.max(fit, source.score());
    }
    reasons.add("the confidence is how well the best source fits, not the model's own");
    boolean english = "en".equals(request.language());
    return new DraftAnswer(
        text.toString(),
        "unknown".equals(request.language()) ? "en" : request.language(),
        english ? null : gloss.toString(),
        Math.min(1, fit),
        receipt.model(),
        reasons,
        cited,
        receipt);
  }
}
