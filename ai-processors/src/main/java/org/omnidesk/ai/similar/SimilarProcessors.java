package org.omnidesk.ai.similar;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.omnidesk.ai.AiCallListener;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.classify.SeedText;
import org.omnidesk.ai.classify.SeedTexts;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.language.LanguageDetector;
import org.omnidesk.ai.language.LanguageResult;
import org.omnidesk.ai.similar.qdrant.QdrantSnapshots;
import org.omnidesk.ai.similar.qdrant.QdrantVectorStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The vector store and similar tickets as beans. Qdrant where {@code
 * omnidesk.ai.vectors.qdrant.host} is set, else Lucene in a folder of this replica. The hub starts
 * without Qdrant; what needs it comes again.
 */
@AutoConfiguration
@EnableConfigurationProperties(VectorsProperties.class)
public class SimilarProcessors {

  /** Least cosine of two Hindi texts under an encoder that does not read Devanagari. */
  private static final double UNREAD = 0.90;

  private static final String QDRANT =
      "!environment.getProperty('omnidesk.ai.vectors.qdrant.host', '').isBlank()";

  @Bean
  @ConditionalOnMissingBean
  VectorStore vectorStore(
      Encoder encoder,
      VectorsProperties properties,
      @Value("${omnidesk.data:./data}") Path data,
      ObjectProvider<AiCallListener> listeners) {
    boolean qdrant = properties.qdrant().isSet();
    VectorStore store =
        qdrant
            ? new QdrantVectorStore(properties.qdrant(), encoder.dimensions())
            : new LuceneVectorStore(data.resolve("vectors"));
    // Also the collections that nothing was written to yet: the hub then knows what to fill.
    Stream.of(VectorStore.TICKETS, VectorStore.KNOWLEDGE, VectorStore.RESPONSES)
        .forEach(collection -> store.prepare(collection, encoder.modelId()));
    return new MeteredVectorStore(
        store,
        qdrant ? "qdrant" : "lucene-hnsw",
        encoder.dimensions(),
        listeners.orderedStream().toList());
  }

  /** To take, list and delete snapshots of a collection. */
  @Bean
  @ConditionalOnExpression(QDRANT)
  QdrantSnapshots qdrantSnapshots(VectorsProperties properties) {
    return new QdrantSnapshots(properties.qdrant());
  }

  @Bean
  @ConditionalOnMissingBean
  SimilarTickets similarTickets(
      Encoder encoder,
      VectorStore vectorStore,
      LanguageDetector languageDetector,
      AiProperties properties,
      VectorsProperties vectors,
      ObjectProvider<AiCallListener> listeners) {
    return new HybridSimilarTickets(
        encoder,
        vectorStore,
        languageDetector,
        new SimilarThresholds(
            vectors.acrossScripts() == null
                ? encoder.reads(LanguageResult.HINDI)
                : vectors.acrossScripts(),
            properties.similarThreshold(),
            properties.similarThresholdHinglish(),
            encoder.reads(LanguageResult.HINDI)
                ? properties.similarThresholdHindi()
                : Math.max(UNREAD, properties.similarThresholdHindi()),
            vectors.similarAcross(),
            vectors.lexicalThreshold(),
            vectors.duplicate()),
        vectors.candidates(),
        background(),
        listeners.orderedStream().toList());
  }

  private static List<String> background() {
    return SeedTexts.load(AiProperties.standardCategoryIds()).stream().map(SeedText::text).toList();
  }
}
