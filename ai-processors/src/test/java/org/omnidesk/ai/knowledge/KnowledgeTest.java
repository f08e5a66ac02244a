package org.omnidesk.ai.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.claude.ClaudeGate;
import org.omnidesk.ai.claude.ClaudeProperties;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.omnidesk.ai.retrieve.Bridge;
import org.omnidesk.ai.retrieve.HybridRetriever;
import org.omnidesk.ai.retrieve.LexicalIndex;
import org.omnidesk.ai.retrieve.RetrievalQuery;
import org.omnidesk.ai.retrieve.Retriever;
import org.omnidesk.ai.retrieve.StoredPassages;
import org.omnidesk.ai.retrieve.StoredRetriever;
import org.omnidesk.ai.safety.MaskingSession;
import org.omnidesk.ai.similar.LuceneVectorStore;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.Article;
import org.omnidesk.tickets.command.CommandException;
import org.omnidesk.tickets.command.KnowledgeStore;
import org.omnidesk.tickets.command.NewResponse;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.response.Visibility;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Articles with versions, from solved tickets, and what no article answers. */
class KnowledgeTest {

  @TempDir Path data;
  private TestHub hub;
  private LuceneVectorStore vectors;
  private OnnxMiniLmEncoder encoder;
  private Retriever retriever;
  private KnowledgeStore articles;
  private Actor agent;

  @BeforeEach
  void start() {
    hub = new TestHub(data.resolve("hub"));
    agent = new Actor(hub.user("ann@hub.example", "agent"), "Ann", "agent");
    encoder = new OnnxMiniLmEncoder(2, 256, 8192, Duration.ofSeconds(60), List.of());
    vectors = new LuceneVectorStore(data.resolve("vectors"));
    List.of(VectorStore.KNOWLEDGE, VectorStore.RESPONSES)
        .forEach(name -> vectors.use(name, encoder.modelId()));
    Bridge bridge = new Bridge();
    LexicalIndex words = new LexicalIndex(bridge);
    StoredPassages stored = new StoredPassages(hub.jdbc);
    retriever =
        new StoredRetriever(
            new HybridRetriever(encoder, bridge, words, vectors, stored),
            words,
            stored,
            Duration.ZERO,
            100);
    articles = new KnowledgeStore(hub.jdbc, hub.bean(Transactions.class));
  }

  @AfterEach
  void stop() {
    vectors.close();
    encoder.close();
    hub.close();
  }

  private static Article article(String content, Visibility visibility) {
    return new Article(
        "Badge does not open the gate", content, null, List.of("badge"), "en", visibility);
  }

  private List<UUID> found(String question) {
    return retriever.retrieve(RetrievalQuery.of(question, 5)).stream()
        .map(hit -> hit.passage().id())
        .toList();
  }

  @Test
  void a_change_keeps_the_wording_it_replaces_and_is_found_at_once() {
    UUID id = articles.create(article("Hold it to the reader.", Visibility.INTERNAL), agent);
    assertThat(found("gate badge")).isEmpty();
    assertThat(articles.change(id, article("Ask reception.", Visibility.PUBLIC), 1, agent))
        .isEqualTo(2);
    assertThat(found("gate badge")).containsExactly(id);
    assertThat(hub.text("SELECT content FROM knowledge_versions WHERE article_id = ?", id))
        .isEqualTo("Hold it to the reader.");
    assertThatThrownBy(() -> articles.change(id, article("x", Visibility.PUBLIC), 1, agent))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("changed since");
    hub.jdbc.sql("DELETE FROM knowledge_base WHERE id = ?").param(id).update();
    assertThat(found("gate badge")).isEmpty();
  }

  @Test
  void a_solved_ticket_proposes_an_internal_masked_article_once_of_public_answers_only() {
    UUID ticket =
        hub.receive(
                "mail-support",
                Said.mail("My badge is dead").title("Badge of ann@hub.example").intake())
            .ticketId();
    TicketCommands commands = hub.bean(TicketCommands.class);
    commands.respond(
        ticket,
        new NewResponse(
            "Write to gate@hub.example and wait an hour.", Visibility.PUBLIC, null, null),
        agent);
    commands.respond(
        ticket, new NewResponse("He is a nuisance.", Visibility.INTERNAL, null, null), agent);
    ClaudeGate off =
        new ClaudeGate(
            new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("claude", ClaudeProperties.class),
            true);
    ArticleDrafts drafts = new ArticleDrafts(hub.jdbc, () -> new Mails(), articles, off, null);
    assertThatThrownBy(() -> drafts.begin(ticket, agent)).hasMessageContaining("no such solved");
    hub.jdbc.sql("UPDATE tickets SET status = 'resolved' WHERE id = ?").param(ticket).update();
    ArticleWork work = drafts.begin(ticket, agent);
    assertThat(work.isForClaude()).isFalse();
    assertThat(drafts.of(ticket)).isEmpty();
    UUID id = drafts.store(work, drafts.locally(work, drafts.none())).orElseThrow();
    assertThat(drafts.store(work, drafts.locally(work, drafts.none()))).isEmpty();
    assertThat(drafts.of(ticket)).contains(id);
    assertThat(
            hub.text(
                "SELECT title || '|' || content || '|' || visibility FROM knowledge_base WHERE id = ?",
                id))
        .isEqualTo("Badge of <EMAIL>|Write to <EMAIL> and wait an hour.|INTERNAL");
  }

  /** Masks addresses; the masker of the house is tested in its own room. */
  private static final class Mails implements MaskingSession {
    @Override
    public String mask(String text) {
      return text.replaceAll("\\S+@\\S+", "<EMAIL>");
    }

    @Override
    public String restore(String text) {
      return text;
    }
  }

  @Test
  void tickets_that_no_article_answers_are_grouped_and_answered_ones_left_out() {
    articles.create(article("Hold the badge to the reader at the gate.", Visibility.PUBLIC), agent);
    for (int i = 0; i < 3; i++) {
      hub.receive(
          "mail-support",
          Said.mail("The coffee machine on floor " + i + " leaks milk")
              .title("Coffee machine leaks")
              .intake());
      hub.receive(
          "mail-support",
          Said.mail("My badge does not open the gate").title("Gate stays shut, badge").intake());
    }
    hub.receive("mail-support", Said.mail("Please water the plants").title("Plants").intake());
    List<KnowledgeGaps.Gap> gaps = new KnowledgeGaps(hub.jdbc, encoder, retriever).find();
    assertThat(gaps).singleElement().extracting(KnowledgeGaps.Gap::tickets).isEqualTo(3);
    assertThat(gaps.getFirst().title()).isEqualTo("Coffee machine leaks");
    assertThat(Set.copyOf(gaps.getFirst().examples())).hasSize(3);
  }
}
