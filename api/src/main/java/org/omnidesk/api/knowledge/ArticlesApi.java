package org.omnidesk.api.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.omnidesk.api.http.ApiAnswer;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.http.Bodies;
import org.omnidesk.api.http.Query;
import org.omnidesk.api.http.Versions;
import org.omnidesk.api.idempotency.Idempotency;
import org.omnidesk.api.security.CurrentUser;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.Article;
import org.omnidesk.tickets.command.KnowledgeStore;
import org.omnidesk.tickets.query.KnowledgeFilter;
import org.omnidesk.tickets.query.KnowledgeQueries;
import org.omnidesk.tickets.query.KnowledgeVersion;
import org.omnidesk.tickets.query.KnowledgeView;
import org.omnidesk.tickets.query.Page;
import org.omnidesk.tickets.query.Reader;
import org.omnidesk.tickets.response.Visibility;

/** The operations on {@code /knowledge}, and an article from a ticket. */
public class ArticlesApi {

  private static final int PAGE = 50;

  private final Bodies bodies;
  private final KnowledgeStore articles;
  private final KnowledgeQueries queries;
  private final KnowledgeWork work;
  private final Idempotency idempotency;
  private final CurrentUser current;

  public ArticlesApi(
      Bodies bodies,
      KnowledgeStore articles,
      KnowledgeQueries queries,
      KnowledgeWork work,
      Idempotency idempotency,
      CurrentUser current) {
    this.bodies = bodies;
    this.articles = articles;
    this.queries = queries;
    this.work = work;
    this.idempotency = idempotency;
    this.current = current;
  }

  /** Null leaves a field as it is; an empty category clears it. */
  record Patch(
      String title,
      String content,
      String category,
      List<String> tags,
      String language,
      Visibility visibility) {}

  /** A proposal with the article as it is stored. */
  public record ProposedArticle(KnowledgeView article, String model, List<String> reasons) {}

  /**
   * @param query the request's query string
   */
  public Page<KnowledgeView> list(String query) {
    Query asked = Query.of(query);
    return queries.list(
        new KnowledgeFilter(
            asked.list("category"),
            asked.list("language").stream().map(l -> l.toLowerCase(Locale.ROOT)).toList(),
            asked.text("tag"),
            asked.text("visibility"),
            asked.text("q")),
        asked.number("limit", PAGE),
        asked.text("cursor"),
        current.reader());
  }

  /**
   * @param ifNoneMatch the version the caller has; the same one is answered by 304
   */
  public ApiAnswer get(String id, String ifNoneMatch) {
    KnowledgeView article = find(Query.id(id), current.reader());
    ApiAnswer answer = tagged(ApiAnswer.ok(article));
    return Versions.isKnown(ifNoneMatch, article.version())
        ? new ApiAnswer(304, null, answer.headers(), null)
        : answer;
  }

  /** Every wording, the newest first. */
  public List<KnowledgeVersion> versions(String id) {
    List<KnowledgeVersion> versions = queries.versions(Query.id(id));
    if (versions.isEmpty()) {
      throw ApiProblemException.notFound("article");
    }
    return versions;
  }

  public ApiAnswer create(String body, String idempotencyKey) {
    Actor actor = current.actor();
    return idempotency.once(
        actor.userId(),
        idempotencyKey,
        "create-article\n" + body,
        () -> {
          Article article = bodies.read(body, Article.class);
          UUID id = articles.create(cleared(article), actor);
          return tagged(ApiAnswer.created(find(id, Reader.of(actor))))
              .with("Location", "/api/knowledge/" + id);
        });
  }

  public ApiAnswer update(String id, String body, String ifMatch) {
    int version =
        Math.toIntExact(Math.min(Integer.MAX_VALUE, Versions.required(ifMatch, "article")));
    Patch patch = bodies.read(body, Patch.class);
    Actor actor = current.actor();
    KnowledgeView now = find(Query.id(id), Reader.of(actor));
    articles.change(now.id(), patched(now, patch), version, actor);
    return tagged(ApiAnswer.ok(find(now.id(), Reader.of(actor))));
  }

  /** 201 with a new draft, 200 with the article that the ticket has already. */
  public ApiAnswer propose(String ticket) {
    Actor actor = current.actor();
    KnowledgeWork.Proposal proposal = work.propose(Query.id(ticket), actor);
    KnowledgeView article = find(proposal.article(), Reader.of(actor));
    ProposedArticle shown = new ProposedArticle(article, proposal.model(), proposal.reasons());
    return (proposal.isNew() ? ApiAnswer.created(shown) : ApiAnswer.ok(shown))
        .with("ETag", Versions.tag(article.version()))
        .with("Location", "/api/knowledge/" + article.id());
  }

  /** What people ask and no article answers. */
  public List<KnowledgeWork.Gap> gaps() {
    return work.gaps();
  }

  /** The change is refused by the store if the article is no longer the one that it was made on. */
  private static Article patched(KnowledgeView now, Patch patch) {
    return cleared(
        new Article(
            patch.title() == null ? now.title() : patch.title(),
            patch.content() == null ? now.content() : patch.content(),
            patch.category() == null ? now.category() : patch.category(),
            patch.tags() == null ? now.tags() : patch.tags(),
            patch.language() == null ? now.language() : patch.language(),
            patch.visibility() == null
                ? Visibility.valueOf(now.visibility())
                : patch.visibility()));
  }

  private static Article cleared(Article article) {
    boolean none = article.category() == null || article.category().isBlank();
    return new Article(
        article.title(),
        article.content(),
        none ? null : article.category(),
        article.tags(),
        article.language(),
        article.visibility());
  }

  private KnowledgeView find(UUID id, Reader reader) {
    return queries.find(id, reader).orElseThrow(() -> ApiProblemException.notFound("article"));
  }

  private static ApiAnswer tagged(ApiAnswer answer) {
    return answer.with("ETag", Versions.tag(((KnowledgeView) answer.body()).version()));
  }
}
