package org.omnidesk.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.omnidesk.api.ai.AnswersApi;
import org.omnidesk.api.ai.SimilarApi;
import org.omnidesk.api.auth.AuthApi;
import org.omnidesk.api.contract.Contract;
import org.omnidesk.api.draft.DraftsApi;
import org.omnidesk.api.http.Bodies;
import org.omnidesk.api.http.RestAnswers;
import org.omnidesk.api.hub.HubApi;
import org.omnidesk.api.idempotency.Idempotency;
import org.omnidesk.api.incident.IncidentHints;
import org.omnidesk.api.incident.IncidentHintsApi;
import org.omnidesk.api.knowledge.ArticlesApi;
import org.omnidesk.api.knowledge.KnowledgeWork;
import org.omnidesk.api.learn.LearnedModels;
import org.omnidesk.api.learn.LearnedModelsApi;
import org.omnidesk.api.live.LiveConfiguration;
import org.omnidesk.api.live.LiveSockets;
import org.omnidesk.api.reference.ReferenceApi;
import org.omnidesk.api.response.ResponsesApi;
import org.omnidesk.api.security.AccessTokens;
import org.omnidesk.api.security.CurrentUser;
import org.omnidesk.api.security.Logins;
import org.omnidesk.api.security.SecurityConfiguration;
import org.omnidesk.api.security.UserStore;
import org.omnidesk.api.ticket.AttachmentFiles;
import org.omnidesk.api.ticket.AttachmentsApi;
import org.omnidesk.api.ticket.TicketPartsApi;
import org.omnidesk.api.ticket.TicketsApi;
import org.omnidesk.tickets.command.KnowledgeStore;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.link.TicketLinks;
import org.omnidesk.tickets.query.KnowledgeQueries;
import org.omnidesk.tickets.query.TicketAccess;
import org.omnidesk.tickets.query.TicketQueries;
import org.omnidesk.tickets.query.TimelineQueries;
import org.omnidesk.tickets.query.WorkQueries;
import org.omnidesk.tickets.response.ResponseTemplates;
import org.omnidesk.tickets.system.Systems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The beans that the routes in {@code routes/rest} call. The hub adds {@link TicketCommands},
 * {@link AttachmentFiles}, {@link KnowledgeWork}, {@code aiApi} and {@code systemsApi}.
 */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
      "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration",
      "org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration"
    },
    afterName = "org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration")
@Import({SecurityConfiguration.class, HttpConfiguration.class, LiveConfiguration.class})
public class ApiConfiguration {

  /** The API's JSON: ISO instants, nulls said, unknown fields refused by the contract before. */
  static ObjectMapper json() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  @Bean
  Contract contract() {
    return Contract.load();
  }

  @Bean
  Bodies requestBodies() {
    return new Bodies(json());
  }

  @Bean
  RestAnswers restAnswers() {
    return new RestAnswers(json());
  }

  @Bean
  Idempotency idempotency(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new Idempotency(jdbc, new TransactionTemplate(transactions), json());
  }

  @Bean
  TicketAccess ticketAccess(JdbcClient jdbc) {
    return new TicketAccess(jdbc);
  }

  @Bean
  TicketQueries ticketQueries(JdbcClient jdbc, TicketAccess access) {
    return new TicketQueries(jdbc, access);
  }

  @Bean
  TimelineQueries timelineQueries(JdbcClient jdbc, TicketAccess access) {
    return new TimelineQueries(jdbc, access);
  }

  @Bean
  WorkQueries workQueries(JdbcClient jdbc, TicketAccess access) {
    return new WorkQueries(jdbc, access);
  }

  @Bean
  KnowledgeQueries knowledgeQueries(JdbcClient jdbc) {
    return new KnowledgeQueries(jdbc);
  }

  @Bean
  LiveSockets liveUpdates(AccessTokens tokens, TicketAccess access) {
    return new LiveSockets(tokens, access, json());
  }

  @Bean
  AuthApi authApi(Bodies bodies, Logins logins, UserStore users, CurrentUser current) {
    return new AuthApi(bodies, logins, users, current);
  }

  @Bean
  TicketsApi ticketsApi(
      Bodies bodies,
      TicketCommands commands,
      TicketQueries queries,
      Idempotency idempotency,
      CurrentUser current,
      UserStore users) {
    return new TicketsApi(bodies, commands, queries, idempotency, current, users);
  }

  @Bean
  TicketPartsApi ticketPartsApi(TimelineQueries timeline, WorkQueries work, CurrentUser current) {
    return new TicketPartsApi(timeline, work, current);
  }

  @Bean
  AttachmentsApi attachmentsApi(
      TimelineQueries timeline, AttachmentFiles files, CurrentUser current) {
    return new AttachmentsApi(timeline, files, current);
  }

  @Bean
  ResponsesApi responsesApi(
      Bodies bodies,
      TicketCommands commands,
      TicketAccess access,
      TimelineQueries timeline,
      Idempotency idempotency,
      CurrentUser current) {
    return new ResponsesApi(bodies, commands, access, timeline, idempotency, current);
  }

  @Bean
  DraftsApi draftsApi(
      Bodies bodies,
      TicketCommands commands,
      TimelineQueries timeline,
      Idempotency idempotency,
      CurrentUser current) {
    return new DraftsApi(bodies, commands, timeline, idempotency, current);
  }

  @Bean
  IncidentHintsApi incidentHintsApi(Bodies bodies, CurrentUser current, IncidentHints hints) {
    return new IncidentHintsApi(bodies, current, hints);
  }

  @Bean
  LearnedModelsApi learnedModelsApi(Bodies bodies, CurrentUser current, LearnedModels models) {
    return new LearnedModelsApi(bodies, current, models);
  }

  @Bean
  ReferenceApi referenceApi(
      ObjectProvider<ResponseTemplates> templates, ObjectProvider<Systems> systems) {
    return new ReferenceApi(templates.orderedStream().toList(), systems.getIfAvailable());
  }

  @Bean
  ArticlesApi articlesApi(
      Bodies bodies,
      KnowledgeStore articles,
      KnowledgeQueries queries,
      KnowledgeWork work,
      Idempotency idempotency,
      CurrentUser current) {
    return new ArticlesApi(bodies, articles, queries, work, idempotency, current);
  }

  @Bean
  AnswersApi answersApi(Bodies bodies, TicketQueries queries) {
    return new AnswersApi(bodies, queries);
  }

  @Bean
  SimilarApi similarApi(
      Bodies bodies, TicketQueries queries, TicketLinks links, CurrentUser current) {
    return new SimilarApi(bodies, queries, links, current);
  }

  @Bean
  HubApi hubApi(ApplicationAvailability availability, JdbcClient jdbc, Contract contract) {
    return new HubApi(availability, jdbc, contract);
  }
}
