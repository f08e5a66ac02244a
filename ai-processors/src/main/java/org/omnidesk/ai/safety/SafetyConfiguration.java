package org.omnidesk.ai.safety;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.omnidesk.ai.safety.fence.BoundaryFence;
import org.omnidesk.ai.safety.guard.AnswerGuardrails;
import org.omnidesk.ai.safety.guard.SecretWords;
import org.omnidesk.ai.safety.mask.PlaceholderMasker;
import org.omnidesk.ai.safety.mask.SensitiveValues;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Masking, fence and guardrails as beans: {@code masker, fence, guardrails}. */
@AutoConfiguration
@EnableConfigurationProperties(SafetyProperties.class)
public class SafetyConfiguration {

  @Bean
  @ConditionalOnMissingBean
  public SensitiveValues sensitiveValues(SafetyProperties safety) {
    return new SensitiveValues(
        safety.region(),
        safety.employeeNumbers().stream().map(Pattern::compile).toList(),
        safety.internalDomains());
  }

  @Bean
  @ConditionalOnMissingBean
  public Masker masker(SensitiveValues sensitiveValues) {
    return new PlaceholderMasker(sensitiveValues);
  }

  @Bean
  @ConditionalOnMissingBean
  public Fence fence(SafetyProperties safety) {
    return new BoundaryFence(safety.maxOutsideText());
  }

  @Bean
  @ConditionalOnMissingBean
  public Guardrails guardrails(SensitiveValues sensitiveValues, SafetyProperties safety) {
    return new AnswerGuardrails(
        sensitiveValues,
        safety.links(),
        new SecretWords(SafetyConfiguration::instructions),
        safety.maxAnswer());
  }

  /** The rule of the fence and every prompt of the class path. */
  private static Collection<String> instructions() {
    List<String> texts = new ArrayList<>(List.of(BoundaryFence.RULE));
    try {
      for (Resource prompt :
          new PathMatchingResourcePatternResolver().getResources("classpath*:ai/prompts/*/*.md")) {
        texts.add(prompt.getContentAsString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the prompts cannot be read", e);
    }
    return texts;
  }
}
