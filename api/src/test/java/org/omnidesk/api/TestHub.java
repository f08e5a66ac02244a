package org.omnidesk.api;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.omnidesk.api.ai.AiBudget;
import org.omnidesk.api.ai.Understanding;
import org.omnidesk.api.incident.IncidentHints;
import org.omnidesk.api.knowledge.KnowledgeWork;
import org.omnidesk.api.learn.LearnedModels;
import org.omnidesk.api.system.SystemsStatus;
import org.omnidesk.api.ticket.AttachmentFiles;
import org.omnidesk.tickets.WireName;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.Article;
import org.omnidesk.tickets.command.CommandException;
import org.omnidesk.tickets.command.KnowledgeStore;
import org.omnidesk.tickets.response.ResponseTemplate;
import org.omnidesk.tickets.response.ResponseTemplates;
import org.omnidesk.tickets.system.SystemCatalog;
import org.omnidesk.tickets.system.SystemSettings;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.ticket.Channel;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The API with the real route files and a real database; only what other rooms bring is small here.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
class TestHub {

  static final java.util.UUID HINT = new java.util.UUID(7, 7);

  @Bean(destroyMethod = "close")
  EmbeddedPostgres postgres() throws IOException {
    return EmbeddedPostgres.builder().start();
  }

  @Bean
  DataSource dataSource(EmbeddedPostgres postgres) {
    return postgres.getPostgresDatabase();
  }

  @Bean
  SystemCatalog systemCatalog() {
    return new SystemCatalog() {
      @Override
      public String type(String system) {
        return system.startsWith("sms") ? "sms" : system.replaceAll("-.*", "");
      }

      @Override
      public Channel channel(String system) {
        return WireName.find(Channel.class, type(system)).orElse(Channel.EMAIL);
      }

      @Override
      public java.util.Optional<String> first(String type) {
        return names().stream().filter(name -> type(name).equals(type)).findFirst();
      }

      @Override
      public List<String> names() {
        return List.of("glpi-hq", "sms-main", "mail-support", "portal");
      }
    };
  }

  @Bean
  AttachmentFiles attachmentFiles() {
    return key -> new ByteArrayInputStream(("bytes of " + key).getBytes(StandardCharsets.UTF_8));
  }

  @Bean
  Understanding aiApi(JdbcClient jdbc) {
    return new Understanding() {
      @Override
      public TextClassification classify(TextToClassify text) {
        return new TextClassification(
            "network", "high", 0.9, 0.8, "en", "test", false, List.of("word " + text.title()));
      }

      @Override
      public List<SimilarHit> searchSimilar(TextToSearch text) {
        return jdbc
            .sql("SELECT id FROM tickets WHERE id <> coalesce(:id, gen_random_uuid())")
            .param("id", text.exclude(), java.sql.Types.OTHER)
            .query(java.util.UUID.class)
            .list()
            .stream()
            .limit(text.limit())
            .map(id -> new SimilarHit(id, 0.7, "test", List.of("same words"), true, "suggested"))
            .toList();
      }

      @Override
      public GeneratedResponse answer(TextToAnswer text) {
        return text.text().contains("vpn")
            ? new GeneratedResponse(
                "Restart it. [1]", "en", null, 0.6, "test", List.of(), List.of("r"), null)
            : new GeneratedResponse(
                null, null, null, null, "test", List.of(), List.of("no source"), null);
      }

      @Override
      public Embeddings embed(List<String> texts) {
        return new Embeddings(
            "test", 2, texts.stream().map(text -> new float[] {text.length(), 1}).toList());
      }

      @Override
      public List<?> status() {
        return List.of();
      }

      @Override
      public List<Category> categories() {
        return List.of(new Category("network", "Network"));
      }
    };
  }

  @Bean
  AiBudget aiBudget() {
    return () -> new AiBudget.Today(false, "claude", BigDecimal.ZERO, BigDecimal.ZERO);
  }

  @Bean
  IncidentHints incidentHints() {
    IncidentHints.Hint hint =
        new IncidentHints.Hint(
            HINT,
            "suspected",
            "network-vpn",
            null,
            java.time.Instant.EPOCH,
            List.of(),
            5,
            0.2,
            1e-7,
            List.of("gateway"),
            java.util.Map.of("en", "We know of it."),
            java.time.Instant.EPOCH,
            java.time.Instant.EPOCH);
    return new IncidentHints() {
      @Override
      public List<Hint> list(java.util.UUID ticket) {
        return List.of(hint);
      }

      @Override
      public java.util.Optional<Hint> settle(java.util.UUID id, String state, java.util.UUID user) {
        return java.util.Optional.of(hint).filter(h -> h.id().equals(id) && user != null);
      }
    };
  }

  /** Proposes from any ticket, without a look at its state. */
  @Bean
  KnowledgeWork knowledgeWork(KnowledgeStore articles, JdbcClient jdbc) {
    return new KnowledgeWork() {
      @Override
      public Proposal propose(java.util.UUID ticket, Actor actor) {
        if (jdbc.sql("SELECT id FROM tickets WHERE id = ?")
            .param(ticket)
            .query(java.util.UUID.class)
            .list()
            .isEmpty()) {
          throw new CommandException(CommandException.Kind.NOT_FOUND, null, "no solved ticket");
        }
        Article article = new Article("Proposed", "Restart it.", null, List.of(), "en", null);
        return articles
            .createFrom(ticket, article, actor)
            .map(id -> new Proposal(id, true, "test", List.of("1 answer")))
            .orElseGet(
                () ->
                    new Proposal(
                        jdbc.sql("SELECT id FROM knowledge_base WHERE source_ticket = ?")
                            .param(ticket)
                            .query(java.util.UUID.class)
                            .single(),
                        false,
                        null,
                        List.of("there is one")));
      }

      @Override
      public List<Gap> gaps() {
        return List.of(new Gap("Coffee machine leaks", null, 3, List.of(HINT)));
      }
    };
  }

  @Bean
  LearnedModels learnedModels() {
    LearnedModels.LearnedModel model =
        new LearnedModels.LearnedModel(
            2,
            "category",
            "fused-0123456789",
            "promoted",
            "00",
            null,
            java.time.Instant.EPOCH,
            java.util.Map.of("corrections", 50),
            java.util.Map.of("judgement", java.util.Map.of("better", true)),
            "better on 25 held-out tickets",
            1L);
    LearnedModels.Training training =
        new LearnedModels.Training(
            HINT, "train", "running", "words", 3, 12, null, null, java.time.Instant.EPOCH, null);
    return new LearnedModels() {
      @Override
      public List<LearnedModel> models() {
        return List.of(model);
      }

      @Override
      public List<Training> trainings() {
        return List.of(training);
      }

      @Override
      public java.util.Optional<Training> train(java.util.UUID user) {
        return java.util.Optional.of(training).filter(t -> user != null);
      }

      @Override
      public java.util.Optional<Training> fineTune(java.util.UUID user) {
        return java.util.Optional.empty();
      }

      @Override
      public java.util.Optional<LearnedModel> rollBack(String reason, java.util.UUID user) {
        return java.util.Optional.of(model).filter(m -> reason.equals("too eager"));
      }
    };
  }

  @Bean
  SystemsStatus systemsApi() {
    return () ->
        List.of(
            new SystemsStatus.SystemView(
                "glpi-hq", "glpi", "running", null, null, new SystemsStatus.Counts(0, 0, 0, 0, 0)));
  }

  @Bean
  Systems systems() {
    return new Systems() {
      @Override
      public <S extends SystemSettings> S settings(String system, Class<S> type) {
        throw new org.omnidesk.tickets.system.UnknownSystemException(system);
      }

      @Override
      public List<String> ofType(String type) {
        return "sms".equals(type) ? List.of("sms-main") : List.of();
      }
    };
  }

  @Bean
  ResponseTemplates smsTemplates() {
    return new ResponseTemplates() {
      @Override
      public String type() {
        return "sms";
      }

      @Override
      public List<ResponseTemplate> of(String system) {
        return List.of(
            new ResponseTemplate("solved", "110", "en", "{ticket} solved", List.of("ticket")));
      }

      @Override
      public String render(
          String system, String template, java.util.Map<String, String> variables) {
        return variables.get("ticket") + " solved";
      }
    };
  }
}
