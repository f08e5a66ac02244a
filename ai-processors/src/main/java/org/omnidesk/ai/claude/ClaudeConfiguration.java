package org.omnidesk.ai.claude;

import java.util.List;
import org.omnidesk.ai.AiCallListener;
import org.omnidesk.ai.safety.Fence;
import org.omnidesk.ai.safety.Guardrails;
import org.omnidesk.ai.safety.Masker;
import org.omnidesk.tickets.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What {@code routes/enrich/ask-claude} and {@code call-claude} call by name. The beans are there
 * also when Claude is off: the gate then refuses every question.
 */
@AutoConfiguration
@EnableConfigurationProperties(ClaudeProperties.class)
public class ClaudeConfiguration {

  @Bean
  Prompts prompts(ClaudeProperties properties) {
    return new Prompts(properties.prompts());
  }

  @Bean
  ClaudeGate claudeGate(
      ClaudeProperties properties,
      ObjectProvider<Masker> masker,
      ObjectProvider<Fence> fence,
      ObjectProvider<Guardrails> guardrails) {
    boolean safe =
        masker.getIfAvailable() != null
            && fence.getIfAvailable() != null
            && guardrails.getIfAvailable() != null;
    return new ClaudeGate(properties, safe);
  }

  @Bean
  ClaudeWords claudeWords(ObjectProvider<Masker> masker, ObjectProvider<Fence> fence) {
    return new ClaudeWords(masker.getIfAvailable(), fence.getIfAvailable());
  }

  @Bean
  AiLog aiLog(JdbcClient jdbc, Transactions transactions) {
    return new AiLog(jdbc, transactions);
  }

  @Bean
  ClaudeBudget claudeBudget(ClaudeProperties properties, ClaudeGate claudeGate, AiLog aiLog) {
    return new ClaudeBudget(properties, claudeGate, aiLog);
  }

  @Bean
  ClaudeTries claudeTries(ClaudeProperties properties) {
    return new ClaudeTries(properties);
  }

  @Bean
  ClaudeChecks claudeChecks(ClaudeProperties properties, ObjectProvider<Guardrails> guardrails) {
    return new ClaudeChecks(properties, guardrails.getIfAvailable());
  }

  @Bean
  ClaudeModel claudeModel(ClaudeProperties properties) {
    return new ClaudeModel(properties);
  }

  @Bean
  ClaudeLedger claudeLedger(
      ClaudeProperties properties, AiLog aiLog, ObjectProvider<AiCallListener> listeners) {
    List<AiCallListener> all = listeners.orderedStream().toList();
    return new ClaudeLedger(properties, aiLog, all);
  }
}
