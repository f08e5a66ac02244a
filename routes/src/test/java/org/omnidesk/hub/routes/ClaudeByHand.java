package org.omnidesk.hub.routes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.omnidesk.ai.claude.ClaudeGate;
import org.omnidesk.ai.claude.ClaudeOutcome;
import org.omnidesk.ai.claude.ClaudeProperties;
import org.omnidesk.ai.claude.ClaudeQuestion;
import org.omnidesk.ai.claude.ClaudeReceipt;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Stands where {@code direct:ask-claude} is: answers each operation as a test says. */
public final class ClaudeByHand {

  final List<ClaudeQuestion> asked = new ArrayList<>();
  final Map<String, String> answers = new HashMap<>();

  /** Puts itself in place of the route. */
  void into(DefaultCamelContext camel) throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:ask-claude").bean(ClaudeByHand.this, "ask");
          }
        });
  }

  public ClaudeOutcome ask(ClaudeQuestion question) {
    asked.add(question);
    String json = answers.get(question.operation());
    return json == null
        ? new ClaudeOutcome.Failed("timeout", "it took too long")
        : new ClaudeOutcome.Answered(
            json,
            new ClaudeReceipt(
                UUID.randomUUID(),
                "claude-x",
                question.prompt().name(),
                question.prompt().version(),
                question.prompt().hash(),
                90,
                80,
                BigDecimal.ONE,
                12));
  }

  /** The gate as the settings would have it. */
  static ClaudeGate gate(boolean on) {
    Map<String, String> settings =
        on ? Map.of("claude.api-key", "k", "claude.daily-budget-usd", "1") : Map.of();
    return new ClaudeGate(
        new Binder(new MapConfigurationPropertySource(settings))
            .bindOrCreate("claude", ClaudeProperties.class),
        true);
  }
}
