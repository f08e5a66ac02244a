package org.omnidesk.ai.enrich;

import java.util.List;
import org.omnidesk.ai.claude.ClaudeGate;
import org.omnidesk.ai.claude.Prompts;
import org.omnidesk.ai.draft.ClaimsGate;
import org.omnidesk.ai.draft.ClaudeDrafts;
import org.omnidesk.ai.draft.ClaudeGlosses;
import org.omnidesk.ai.draft.DraftModes;
import org.omnidesk.ai.draft.DraftPrecision;
import org.omnidesk.ai.draft.DraftProperties;
import org.omnidesk.ai.draft.Drafter;
import org.omnidesk.ai.draft.LocalDrafts;
import org.omnidesk.ai.draft.SmsDrafts;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.knowledge.ArticleDrafts;
import org.omnidesk.ai.knowledge.ClaudeArticles;
import org.omnidesk.ai.knowledge.KnowledgeGaps;
import org.omnidesk.ai.retrieve.Bridge;
import org.omnidesk.ai.retrieve.HybridRetriever;
import org.omnidesk.ai.retrieve.LexicalIndex;
import org.omnidesk.ai.retrieve.Retriever;
import org.omnidesk.ai.retrieve.StoredPassages;
import org.omnidesk.ai.retrieve.StoredRetriever;
import org.omnidesk.ai.safety.Masker;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.tickets.command.DraftStore;
import org.omnidesk.tickets.command.KnowledgeStore;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.response.ResponseTemplates;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Retrieval and drafting as beans; {@code routes/enrich} calls them by name. */
@AutoConfiguration
@EnableConfigurationProperties(DraftProperties.class)
public class DraftConfiguration {

  @Bean
  Bridge bridge() {
    return new Bridge();
  }

  @Bean
  LexicalIndex lexicalIndex(Bridge bridge) {
    return new LexicalIndex(bridge);
  }

  @Bean
  Retriever retriever(
      Encoder encoder,
      Bridge bridge,
      LexicalIndex lexicalIndex,
      VectorStore vectorStore,
      JdbcClient jdbc,
      DraftProperties settings) {
    StoredPassages stored = new StoredPassages(jdbc);
    return new StoredRetriever(
        new HybridRetriever(encoder, bridge, lexicalIndex, vectorStore, stored),
        lexicalIndex,
        stored,
        settings.refresh(),
        settings.answers());
  }

  @Bean
  KnowledgeGaps knowledgeGaps(JdbcClient jdbc, Encoder encoder, Retriever retriever) {
    return new KnowledgeGaps(jdbc, encoder, retriever);
  }

  @Bean
  ClaudeArticles claudeArticles(Prompts prompts, ClaimsGate claimsGate) {
    return new ClaudeArticles(prompts, claimsGate);
  }

  @Bean
  ArticleDrafts articleDrafts(
      JdbcClient jdbc,
      Masker masker,
      KnowledgeStore articles,
      ClaudeGate claudeGate,
      ClaudeArticles claudeArticles) {
    return new ArticleDrafts(jdbc, masker, articles, claudeGate, claudeArticles);
  }

  @Bean
  ClaudeGlosses claudeGlosses(Prompts prompts, ClaimsGate claimsGate) {
    return new ClaudeGlosses(prompts, claimsGate);
  }

  @Bean
  ClaimsGate claimsGate(Encoder encoder, Bridge bridge) {
    return new ClaimsGate(encoder, bridge);
  }

  @Bean
  ClaudeDrafts claudeDrafts(Prompts prompts, ClaimsGate claimsGate) {
    return new ClaudeDrafts(prompts, claimsGate);
  }

  @Bean
  LocalDrafts localDrafts(Drafter drafter, Bridge bridge) {
    return new LocalDrafts(drafter, bridge);
  }

  @Bean
  DraftModes draftModes(DraftProperties settings, JdbcClient jdbc) {
    return new DraftModes(settings, new DraftPrecision(jdbc));
  }

  @Bean
  DraftRequests draftRequests(
      JdbcClient jdbc,
      Retriever retriever,
      DraftModes draftModes,
      ClaudeGate claudeGate,
      ClaudeDrafts claudeDrafts,
      DraftProperties settings) {
    return new DraftRequests(jdbc, retriever, draftModes, claudeGate, claudeDrafts, settings);
  }

  @Bean
  DraftProposals draftProposals(
      JdbcClient jdbc,
      DraftRequests draftRequests,
      ObjectProvider<ResponseTemplates> templates,
      DraftProperties settings,
      DraftStore drafts,
      TicketCommands commands,
      TicketStore tickets,
      TicketHistory history,
      ConsumedEvents consumed) {
    List<ResponseTemplates> registered = templates.orderedStream().toList();
    return new DraftProposals(
        jdbc,
        draftRequests,
        new SmsDrafts(registered, settings),
        drafts,
        commands,
        tickets,
        history,
        consumed);
  }
}
