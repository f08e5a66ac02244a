package org.omnidesk.ai.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.omnidesk.ai.claude.ClaudeOutcome;
import org.omnidesk.ai.claude.ClaudeQuestion;
import org.omnidesk.ai.claude.Prompts;
import org.omnidesk.ai.draft.ClaimsGate;
import org.omnidesk.ai.draft.ClaimsQuestion;
import org.omnidesk.ai.draft.ClaudeDrafts;
import org.omnidesk.ai.safety.OutsideText;
import org.omnidesk.tickets.Json;

/**
 * Puts the question {@code article} and takes the answer only if every sentence of it is what one
 * of the ticket's public answers says. One that none says refuses the whole article. Safe for many
 * threads.
 */
public class ClaudeArticles {

  private static final String MODEL_ID = "claude";
  private static final int MOST_SOURCES = 12;
  private static final Map<String, Object> ABOUT =
      Map.of(
          "title", Map.of("type", "string", "maxLength", 200),
          "procedure", Map.of("type", "boolean"));

  private final Prompts prompts;
  private final ClaimsGate gate;

  public ClaudeArticles(Prompts prompts, ClaimsGate gate) {
    this.prompts = prompts;
    this.gate = gate;
  }

  /** The question about a ticket; its last answers count where there are many. */
  ClaudeQuestion question(ArticleWork work, String channel, String dataClass) {
    List<String> sources = sources(work);
    List<OutsideText> outside = new ArrayList<>();
    outside.add(new OutsideText("ticket title", work.title()));
    outside.add(new OutsideText("ticket text", ClaimsQuestion.cut(work.text())));
    for (int i = 0; i < sources.size(); i++) {
      outside.add(ClaimsQuestion.source(i + 1, sources.get(i)));
    }
    return new ClaudeQuestion(
        "article",
        work.ticket(),
        channel,
        dataClass,
        Prompts.filled(
            prompts.get("article"), Map.of("language", ClaudeDrafts.languageName(work.language()))),
        outside,
        ClaimsQuestion.schema(sources.size(), List.of(), ABOUT),
        ClaimsQuestion.ANSWER_TOKENS);
  }

  private static List<String> sources(ArticleWork work) {
    List<String> all = work.answers();
    return all.subList(Math.max(0, all.size() - MOST_SOURCES), all.size());
  }

  /** The article of an outcome, or why there is none; for routes. */
  public ArticleText answer(ArticleWork work, ClaudeOutcome outcome) {
    return switch (outcome) {
      case ClaudeOutcome.Answered answered -> read(work, answered);
      case ClaudeOutcome.NotAsked not ->
          ArticleText.refused(MODEL_ID, "Claude was not asked: " + not.reason());
      case ClaudeOutcome.Failed failed ->
          ArticleText.refused(MODEL_ID, "Claude gave no article: " + failed.reason());
    };
  }

  private ArticleText read(ArticleWork work, ClaudeOutcome.Answered answered) {
    JsonNode json = Json.read(answered.json(), JsonNode.class);
    JsonNode claims = json.path("claims");
    if (claims.isEmpty()) {
      return ArticleText.refused(MODEL_ID, "Claude found nothing in the answers to learn from");
    }
    List<String> sources = sources(work);
    boolean numbered = json.path("procedure").asBoolean() && claims.size() > 1;
    StringBuilder content = new StringBuilder();
    int step = 1;
    for (JsonNode claim : claims) {
      int number = claim.path("source").asInt();
      if (number < 1 || number > sources.size()) {
        return ArticleText.refused(MODEL_ID, "refused: a sentence of Claude names no answer");
      }
      String sentence = claim.path("text").asText().strip();
      ClaimsGate.Verdict verdict = gate.check(sentence, work.title(), sources.get(number - 1));
      if (!verdict.supported()) {
        return ArticleText.refused(
            MODEL_ID,
            "refused: a sentence of Claude is not what the public answers say: "
                + verdict.reason());
      }
      content.append(content.isEmpty() ? "" : "\n");
      content.append(numbered ? step++ + ". " : "").append(sentence);
    }
    List<String> reasons = new ArrayList<>();
    reasons.add(claims.size() + " sentences, each held against a public answer of the ticket");
    return new ArticleText(
        title(work, json.path("title").asText().strip(), reasons),
        content.toString(),
        answered.receipt().model(),
        reasons);
  }

  /** Claude's if the ticket says it, else the ticket's own. */
  private String title(ArticleWork work, String proposed, List<String> reasons) {
    ClaimsGate.Verdict verdict =
        gate.check(proposed, work.title(), work.title() + ".\n" + work.text());
    if (verdict.supported()) {
      return proposed;
    }
    reasons.add("the title is the ticket's, as Claude's says more: " + verdict.reason());
    return work.title();
  }
}
