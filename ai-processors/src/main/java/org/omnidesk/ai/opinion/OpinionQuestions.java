package org.omnidesk.ai.opinion;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnidesk.ai.AiProperties.Category;
import org.omnidesk.ai.claude.ClaudeQuestion;
import org.omnidesk.ai.claude.Prompts;
import org.omnidesk.ai.enrich.TicketText;
import org.omnidesk.ai.safety.OutsideText;
import org.omnidesk.tickets.Json;

/** Puts the question {@code classify}: categories from the settings, answer bound to a schema. */
class OpinionQuestions {

  private static final int ANSWER_TOKENS = 512;

  private final List<Category> categories;
  private final Prompts prompts;

  OpinionQuestions(List<Category> categories, Prompts prompts) {
    this.categories = List.copyOf(categories);
    this.prompts = prompts;
  }

  ClaudeQuestion about(TicketText text, String channel, String dataClass) {
    String list =
        categories.stream()
            .map(c -> "- %s: %s. %s".formatted(c.id(), c.name(), c.description()))
            .collect(Collectors.joining("\n"));
    return new ClaudeQuestion(
        "classify",
        text.ticketId(),
        channel,
        dataClass,
        Prompts.filled(prompts.get("classify"), Map.of("categories", list)),
        List.of(
            new OutsideText("ticket title", text.title()),
            new OutsideText("ticket text", text.text())),
        schema(),
        ANSWER_TOKENS);
  }

  private String schema() {
    List<String> ids =
        Stream.concat(categories.stream().map(Category::id), Stream.of(SecondOpinion.UNSURE))
            .toList();
    return Json.write(
        Map.of(
            "type",
            "object",
            "additionalProperties",
            false,
            "required",
            List.of("category", "urgency", "type", "confidence", "evidence"),
            "properties",
            Map.of(
                "category", Map.of("type", "string", "enum", ids),
                "urgency",
                    Map.of("type", "string", "enum", List.of("low", "medium", "high", "critical")),
                "type", Map.of("type", "string", "enum", List.of("incident", "request")),
                "confidence", Map.of("type", "number", "minimum", 0, "maximum", 1),
                "evidence",
                    Map.of(
                        "type",
                        "array",
                        "maxItems",
                        5,
                        "items",
                        Map.of("type", "string", "maxLength", 400)))));
  }
}
