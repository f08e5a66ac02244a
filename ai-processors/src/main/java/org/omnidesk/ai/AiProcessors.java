package org.omnidesk.ai;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.omnidesk.ai.classify.Classifier;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.ai.classify.SeedText;
import org.omnidesk.ai.classify.SeedTexts;
import org.omnidesk.ai.draft.Drafter;
import org.omnidesk.ai.draft.ExtractiveDrafter;
import org.omnidesk.ai.draft.Relevance;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.omnidesk.ai.knowledge.SeedArticle;
import org.omnidesk.ai.knowledge.SeedArticles;
import org.omnidesk.ai.language.LanguageDetector;
import org.omnidesk.ai.language.LocalLanguageDetector;
import org.omnidesk.ai.similar.LuceneVectorStore;
import org.omnidesk.ai.similar.MeteredVectorStore;
import org.omnidesk.ai.similar.SimilarTickets;
import org.omnidesk.ai.similar.VectorSimilarTickets;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.ai.status.MeasuredModel;
import org.omnidesk.ai.status.ModelsStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

/**
 * The processors as beans; routes call them by name. Nothing here waits for a model: the encoder
 * loads and the classifier trains in the background, and a call that comes early waits for them.
 */
@AutoConfiguration
@EnableConfigurationProperties(AiProperties.class)
public class AiProcessors {

  @Bean
  @ConditionalOnMissingBean
  Encoder encoder(AiProperties properties, ObjectProvider<AiCallListener> listeners) {
    return new OnnxMiniLmEncoder(
        properties.inferenceThreads(),
        properties.maxTokens(),
        properties.batchTokens(),
        properties.patience(),
        listeners.orderedStream().toList());
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

  /** Lingua takes seconds of processor time, so it waits until the hub is up. */
  @Bean
  ApplicationListener<ApplicationReadyEvent> linguaAfterReady(LanguageDetector languageDetector) {
    return event -> {
      if (languageDetector instanceof LocalLanguageDetector local) {
        local.loadLingua();
      }
    };
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
  VectorStore vectorStore(
      Encoder encoder,
      @Value("${omnidesk.data:./data}") Path data,
      ObjectProvider<AiCallListener> listeners) {
    VectorStore store = new LuceneVectorStore(data.resolve("vectors"));
    // Also the collections that nothing was written to yet: the hub then knows what to fill.
    Stream.of(VectorStore.TICKETS, VectorStore.KNOWLEDGE, VectorStore.RESPONSES)
        .forEach(collection -> store.use(collection, encoder.modelId()));
    return new MeteredVectorStore(
        store, "lucene-hnsw", encoder.dimensions(), listeners.orderedStream().toList());
  }

  @Bean
  @ConditionalOnMissingBean
  SimilarTickets similarTickets(
      Encoder encoder,
      VectorStore vectorStore,
      LanguageDetector languageDetector,
      AiProperties properties,
      ObjectProvider<AiCallListener> listeners) {
    return new VectorSimilarTickets(
        encoder,
        vectorStore,
        languageDetector,
        new VectorSimilarTickets.Thresholds(
            properties.similarThreshold(),
            properties.similarThresholdHinglish(),
            properties.similarThresholdHindi()),
        listeners.orderedStream().toList());
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
