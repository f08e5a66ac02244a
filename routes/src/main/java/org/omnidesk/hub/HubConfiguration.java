package org.omnidesk.hub;

import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.classify.Classifier;
import org.omnidesk.ai.claude.ClaudeBudget;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.enrich.ArticleIndexing;
import org.omnidesk.ai.enrich.DraftRequests;
import org.omnidesk.ai.enrich.DuplicateHints;
import org.omnidesk.ai.enrich.EnrichmentWriter;
import org.omnidesk.ai.enrich.KnowledgeSeed;
import org.omnidesk.ai.enrich.TicketEnrichment;
import org.omnidesk.ai.enrich.VectorIndexing;
import org.omnidesk.ai.incident.HintStore;
import org.omnidesk.ai.knowledge.ArticleDrafts;
import org.omnidesk.ai.knowledge.KnowledgeGaps;
import org.omnidesk.ai.knowledge.SeedArticles;
import org.omnidesk.ai.language.LanguageDetector;
import org.omnidesk.ai.learn.ModelLoader;
import org.omnidesk.ai.learn.ModelRegistry;
import org.omnidesk.ai.learn.ModelTraining;
import org.omnidesk.ai.similar.SimilarTickets;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.ai.similar.VectorsProperties;
import org.omnidesk.ai.status.GpuProbe;
import org.omnidesk.ai.status.ModelsStatus;
import org.omnidesk.api.ai.AiBudget;
import org.omnidesk.api.ai.Understanding;
import org.omnidesk.api.incident.IncidentHints;
import org.omnidesk.api.knowledge.KnowledgeWork;
import org.omnidesk.api.learn.LearnedModels;
import org.omnidesk.api.security.FirstUsers;
import org.omnidesk.api.system.SystemsStatus;
import org.omnidesk.api.ticket.AttachmentFiles;
import org.omnidesk.connectors.sms.PartStore;
import org.omnidesk.hub.intake.StoredSmsParts;
import org.omnidesk.hub.messaging.DenyAllHeaders;
import org.omnidesk.hub.messaging.FailedPolls;
import org.omnidesk.hub.messaging.KafkaCommit;
import org.omnidesk.hub.messaging.TicketEvents;
import org.omnidesk.hub.metrics.AiGauges;
import org.omnidesk.hub.metrics.AiMetrics;
import org.omnidesk.hub.metrics.LearningMetrics;
import org.omnidesk.hub.metrics.QueueMetrics;
import org.omnidesk.hub.metrics.TicketMetrics;
import org.omnidesk.hub.operations.SeedScrapeEndpoint;
import org.omnidesk.hub.start.StartBanner;
import org.omnidesk.hub.system.ConfiguredSystems;
import org.omnidesk.hub.system.DeliveryRecovery;
import org.omnidesk.hub.system.HubSystemsStatus;
import org.omnidesk.hub.system.OffSystems;
import org.omnidesk.hub.system.SystemHealth;
import org.omnidesk.hub.understanding.Answers;
import org.omnidesk.hub.understanding.LocalUnderstanding;
import org.omnidesk.hub.understanding.RegisteredModels;
import org.omnidesk.hub.understanding.StoredIncidentHints;
import org.omnidesk.hub.understanding.StoredKnowledge;
import org.omnidesk.tickets.TicketsSettings;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.attachment.BlobStore;
import org.omnidesk.tickets.delivery.DeliveryStore;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.DeadLetters;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.link.TicketLinks;
import org.omnidesk.tickets.system.SystemProbe;
import org.omnidesk.tickets.system.SystemType;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Beans that join rooms; a bean's name is what routes call it by. */
@Configuration(proxyBeanMethods = false)
class HubConfiguration {

  @Bean
  ConfiguredSystems configuredSystems(
      ConfigurableEnvironment environment, ObjectProvider<SystemType> types) {
    return new ConfiguredSystems(environment, types.orderedStream().toList());
  }

  @Bean
  PartStore smsParts(JdbcClient jdbc, Transactions transactions) {
    return new StoredSmsParts(jdbc, transactions);
  }

  @Bean
  TicketEvents ticketEvents() {
    return new TicketEvents();
  }

  @Bean
  KafkaCommit kafkaCommit() {
    return new KafkaCommit();
  }

  @Bean
  DenyAllHeaders denyAllHeaders() {
    return new DenyAllHeaders();
  }

  @Bean
  DeliveryRecovery deliveryRecovery(
      DeliveryStore deliveries, ConfiguredSystems systems, TicketsSettings settings) {
    DeliveryRecovery recovery = new DeliveryRecovery(deliveries, systems, settings.replica());
    recovery.recover();
    return recovery;
  }

  @Bean
  SystemHealth systemHealth(ConfiguredSystems systems, ObjectProvider<SystemProbe> probes) {
    return new SystemHealth(systems, probes.orderedStream().toList());
  }

  @Bean
  OffSystems offSystems(ConfiguredSystems systems) {
    return new OffSystems(systems);
  }

  @Bean
  FailedPolls failedPolls(SystemHealth health) {
    return new FailedPolls(health);
  }

  @Bean
  AttachmentFiles attachmentFiles(BlobStore blobs) {
    return blobs::open;
  }

  @Bean
  SystemsStatus systemsApi(
      ConfiguredSystems systems, SystemHealth health, CamelContext camel, JdbcClient jdbc) {
    return new HubSystemsStatus(systems, health, camel, jdbc);
  }

  @Bean
  IncidentHints incidentHints(HintStore hints) {
    return new StoredIncidentHints(hints);
  }

  @Bean
  KnowledgeWork knowledgeWork(ArticleDrafts drafts, KnowledgeGaps gaps, CamelContext camel) {
    return new StoredKnowledge(drafts, gaps, camel);
  }

  @Bean
  LearnedModels learnedModels(ModelRegistry registry, ModelTraining training, ModelLoader loader) {
    return new RegisteredModels(registry, training, loader);
  }

  @Bean
  LearningMetrics learningMetrics(MeterRegistry registry) {
    return new LearningMetrics(registry);
  }

  @Bean
  Answers answers(
      DraftRequests draftRequests,
      LanguageDetector languages,
      Encoder encoder,
      CamelContext camel) {
    return new Answers(draftRequests, languages, encoder, camel);
  }

  @Bean
  Understanding aiApi(
      LanguageDetector languages,
      Classifier classifier,
      SimilarTickets similar,
      ModelsStatus models,
      AiProperties properties,
      TicketLinks links,
      Answers answers) {
    return new LocalUnderstanding(
        languages, classifier, similar, models, properties, links, answers);
  }

  @Bean
  AiBudget aiBudget(ClaudeBudget claudeBudget) {
    return () -> {
      ClaudeBudget.Today today = claudeBudget.today();
      return new AiBudget.Today(
          today.enabled(), today.model(), today.dailyBudgetUsd(), today.spentTodayUsd());
    };
  }

  @Bean
  KnowledgeSeed knowledgeSeed(JdbcClient jdbc) {
    return new KnowledgeSeed(jdbc, SeedArticles.load());
  }

  @Bean
  StartBanner startBanner(FirstUsers users, ConfigurableEnvironment environment) {
    return new StartBanner(users, environment);
  }

  @Bean
  TicketMetrics ticketMetrics(MeterRegistry registry, DataSource dataSource) {
    return new TicketMetrics(registry, dataSource);
  }

  @Bean
  QueueMetrics queueMetrics(MeterRegistry registry, JdbcClient jdbc) {
    return new QueueMetrics(registry, jdbc);
  }

  @Bean
  SeedScrapeEndpoint seedScrapeEndpoint(PrometheusRegistry registry) {
    return new SeedScrapeEndpoint(registry);
  }

  @Bean
  AiMetrics aiMetrics(MeterRegistry registry) {
    return new AiMetrics(registry);
  }

  @Bean
  AiGauges aiGauges(MeterRegistry registry, ModelsStatus models) {
    return new AiGauges(registry, models, new GpuProbe()::utilization);
  }

  @Bean
  TicketEnrichment ticketEnrichment(
      JdbcClient jdbc,
      LanguageDetector languages,
      Classifier classifier,
      TicketStore tickets,
      TicketHistory history,
      ConsumedEvents consumed,
      TicketMetrics metrics,
      DeadLetters deadLetters) {
    EnrichmentWriter writer = new EnrichmentWriter(jdbc, tickets, history, consumed, metrics);
    return new TicketEnrichment(jdbc, languages, classifier, writer, consumed, deadLetters);
  }

  @Bean
  VectorIndexing vectorIndexing(
      JdbcClient jdbc,
      Encoder encoder,
      VectorStore store,
      ConsumedEvents consumed,
      VectorsProperties vectors) {
    return new VectorIndexing(jdbc, encoder, store, consumed, vectors.fillPause());
  }

  @Bean
  ArticleIndexing articleIndexing(
      JdbcClient jdbc, Encoder encoder, VectorIndexing vectorIndexing, VectorStore store) {
    return new ArticleIndexing(jdbc, encoder, vectorIndexing, store);
  }

  @Bean
  DuplicateHints duplicateHints(
      JdbcClient jdbc, SimilarTickets similar, TicketLinks links, VectorsProperties vectors) {
    return new DuplicateHints(jdbc, similar, links, vectors.duplicate().within());
  }
}
