package org.omnidesk.ai.learn;

import java.nio.file.Path;
import org.omnidesk.ai.AiProcessors;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.classify.Classifier;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.ai.classify.TrainingOptions;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.FineTuning;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.lease.Leases;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Learning as beans, where there is a database. */
@AutoConfiguration(after = AiProcessors.class)
@EnableConfigurationProperties(LearnProperties.class)
@ConditionalOnBean({TicketStore.class, JdbcClient.class, Classifier.class})
public class LearnConfiguration {

  @Bean
  ModelRegistry modelRegistry(JdbcClient jdbc, Transactions transactions) {
    return new ModelRegistry(jdbc, transactions);
  }

  @Bean
  ModelLoader modelLoader(ModelRegistry modelRegistry, Classifier classifier) {
    return new ModelLoader(modelRegistry, local(classifier));
  }

  @Bean
  ModelTraining modelTraining(
      JdbcClient jdbc,
      Transactions transactions,
      Leases leases,
      ModelRegistry modelRegistry,
      ModelLoader modelLoader,
      Classifier classifier,
      Encoder encoder,
      AiProperties properties,
      LearnProperties settings,
      @Value("${omnidesk.data:./data}") Path data,
      ObjectProvider<LearningListener> listeners) {
    TrainingLog log = new TrainingLog(jdbc);
    TrainingRows rows = new TrainingRows(new LabelledTickets(jdbc, settings), properties, settings);
    Judge judge = new Judge(settings);
    UsableEncoder usable = new UsableEncoder(encoder);
    TrainingOptions options = options(properties, settings);
    return new ModelTraining(
        new TrainingRuns(log, leases),
        log,
        new CandidateTraining(
            rows,
            judge,
            modelRegistry,
            modelLoader,
            local(classifier),
            usable,
            options,
            leases,
            transactions,
            listeners.orderedStream().toList()),
        new EncoderTuning(
            rows,
            judge,
            modelRegistry,
            local(classifier),
            usable,
            options,
            plan(settings),
            data.resolve("models")),
        settings);
  }

  /** The encoder's own plan, as far as settings say nothing else. */
  static FineTuning.Plan plan(LearnProperties settings) {
    FineTuning.Plan standard = FineTuning.Plan.standard();
    return new FineTuning.Plan(
        settings.tunedLayers(),
        settings.tunedEpochs(),
        standard.batchSize(),
        standard.learningRate(),
        standard.maxTokens(),
        standard.seed());
  }

  /** As the product trains its own, so that only the rows differ. */
  static TrainingOptions options(AiProperties properties, LearnProperties settings) {
    return TrainingOptions.standard()
        .withThreads(settings.threads())
        .withTargetPrecision(properties.targetPrecision());
  }

  private static LocalClassifier local(Classifier classifier) {
    if (classifier instanceof LocalClassifier local) {
      return local;
    }
    throw new IllegalStateException(
        "learning needs the product's classifier, found " + classifier.getClass().getName());
  }
}
