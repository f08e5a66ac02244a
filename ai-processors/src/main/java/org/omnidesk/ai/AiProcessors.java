package org.omnidesk.ai;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.omnidesk.ai.adapter.AdaptedEncoder;
import org.omnidesk.ai.classify.Classifier;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.ai.classify.SeedText;
import org.omnidesk.ai.classify.SeedTexts;
import org.omnidesk.ai.draft.Drafter;
import org.omnidesk.ai.draft.ExtractiveDrafter;
import org.omnidesk.ai.draft.Relevance;
import org.omnidesk.ai.encoder.Cuda;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.EncoderProperties;
import org.omnidesk.ai.encoder.EncoderSettings;
import org.omnidesk.ai.encoder.LocalEncoder;
import org.omnidesk.ai.knowledge.SeedArticle;
import org.omnidesk.ai.knowledge.SeedArticles;
import org.omnidesk.ai.language.LanguageDetector;
import org.omnidesk.ai.language.LocalLanguageDetector;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.ai.status.MeasuredModel;
import org.omnidesk.ai.status.ModelsStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The processors as beans; routes call them by name. Nothing here waits for a model: the encoder
 * loads and the classifier trains in the background, and a call that comes early waits for them.
 */
@AutoConfiguration
@EnableConfigurationProperties({AiProperties.class, EncoderProperties.class})
public class AiProcessors {

  @Bean
  @ConditionalOnMissingBean
  Encoder encoder(
      EncoderProperties encoder,
      AiProperties properties,
      ObjectProvider<AiCallListener> listeners) {
    return AdaptedEncoder.over(
        new LocalEncoder(
            EncoderSettings.resolve(encoder, properties, Cuda.usable()),
            listeners.orderedStream().toList()),
        properties.patience());
  }

  @Bean
  @ConditionalOnMissingBean
  LanguageDetector languageDetector(
      AiProperties properties, ObjectProvider<AiCallListener> listeners) {
    return new LocalLanguageDetector(
        properties.languages(),
        // All seed texts, whatever categories are configured: a language is no category.
        SeedTexts.load(AiProperties.STANDARD.stream().map(AiProperties.Category::id).toList()),
        properties.patience(),
        listeners.orderedStream().toList());
  }

  @Bean
  @ConditionalOnMissingBean
  Classifier classifier(
      AiProperties properties,
      Encoder encoder,
      @Value("${omnidesk.data:./data}") Path data,
      ObjectProvider<AiCallListener> listeners) {
    return new LocalClassifier(
        properties, encoder, data.resolve("models"), listeners.orderedStream().toList());
  }

  @Bean
  @ConditionalOnMissingBean
  Drafter drafter(
      Encoder encoder, AiProperties properties, ObjectProvider<AiCallListener> listeners) {
    return new ExtractiveDrafter(
        new Relevance(encoder, AiProcessors::fieldTexts),
        properties.draftThreshold(),
        listeners.orderedStream().toList());
  }

  private static List<String> fieldTexts() {
    List<String> texts = new ArrayList<>();
    SeedTexts.load(AiProperties.STANDARD.stream().map(AiProperties.Category::id).toList()).stream()
        .map(SeedText::text)
        .forEach(texts::add);
    SeedArticles.load().stream().map(SeedArticle::content).forEach(texts::add);
    return texts;
  }

  @Bean
  @ConditionalOnMissingBean
  ModelsStatus modelsStatus(
      Encoder encoder,
      LanguageDetector languageDetector,
      Classifier classifier,
      VectorStore vectorStore,
      Drafter drafter) {
    return () ->
        Stream.of(encoder, languageDetector, classifier, vectorStore, drafter)
            .filter(MeasuredModel.class::isInstance)
            .map(model -> ((MeasuredModel) model).status())
            .toList();
  }
}
