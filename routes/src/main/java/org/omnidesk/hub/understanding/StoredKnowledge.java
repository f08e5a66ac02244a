package org.omnidesk.hub.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.FluentProducerTemplate;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.knowledge.ArticleDrafts;
import org.omnidesk.ai.knowledge.ArticleText;
import org.omnidesk.ai.knowledge.ArticleWork;
import org.omnidesk.ai.knowledge.KnowledgeGaps;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.knowledge.KnowledgeWork;
import org.omnidesk.tickets.command.Actor;

/** Articles from tickets, which the route {@code draft-article} words, and gaps. */
public class StoredKnowledge implements KnowledgeWork {

  private static final String WRITE = "direct:draft-article";

  private final ArticleDrafts drafts;
  private final KnowledgeGaps gaps;
  private final CamelContext camel;

  public StoredKnowledge(ArticleDrafts drafts, KnowledgeGaps gaps, CamelContext camel) {
    this.drafts = drafts;
    this.gaps = gaps;
    this.camel = camel;
  }

  @Override
  public Proposal propose(UUID ticket, Actor actor) {
    Optional<UUID> before = drafts.of(ticket);
    if (before.isPresent()) {
      return there(before.get());
    }
    try {
      ArticleWork work = drafts.begin(ticket, actor);
      ArticleText text = written(work);
      return drafts
          .store(work, text)
          .map(id -> new Proposal(id, true, text.modelId(), text.reasons()))
          .orElseGet(() -> there(drafts.of(ticket).orElseThrow()));
    } catch (ModelNotReadyException e) {
      throw ApiProblemException.unavailable(e.getMessage());
    }
  }

  private static Proposal there(UUID article) {
    return new Proposal(
        article, false, null, List.of("there is an article from this ticket already"));
  }

  private ArticleText written(ArticleWork work) {
    try (FluentProducerTemplate route = camel.createFluentProducerTemplate()) {
      return route.withVariable("article", work).to(WRITE).request(ArticleText.class);
    } catch (CamelExecutionException e) {
      throw e.getCause() instanceof ModelNotReadyException notReady ? notReady : e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Gap> gaps() {
    try {
      return gaps.find().stream()
          .map(gap -> new Gap(gap.title(), gap.category(), gap.tickets(), gap.examples()))
          .toList();
    } catch (ModelNotReadyException e) {
      throw ApiProblemException.unavailable(e.getMessage());
    }
  }
}
