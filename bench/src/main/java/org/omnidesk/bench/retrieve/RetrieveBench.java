package org.omnidesk.bench.retrieve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.knowledge.SeedArticles;
import org.omnidesk.ai.retrieve.Bridge;
import org.omnidesk.ai.retrieve.HybridRetriever;
import org.omnidesk.ai.retrieve.LexicalIndex;
import org.omnidesk.ai.retrieve.Passage;
import org.omnidesk.ai.retrieve.RetrievalQuery;
import org.omnidesk.ai.similar.LuceneVectorStore;
import org.omnidesk.ai.similar.VectorPayload;
import org.omnidesk.ai.similar.VectorPoint;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.bench.Folders;
import org.omnidesk.bench.Options;
import org.omnidesk.bench.model.Models;

/** Asks the product's retriever questions whose article is known, on an index of its own. */
public final class RetrieveBench {

  private static final int TOP = 3;

  private RetrieveBench() {}

  /** An article. */
  public record Article(String id, String title, String text) {}

  /** A question and the article that answers it. */
  public record Question(String text, String articleId) {}

  /**
   * How it went.
   *
   * @param n questions
   * @param top3 share whose article is among the first three, 0-1
   */
  public record Figures(int n, double top3) {
    public String json() {
      return String.format(Locale.ROOT, "{\"n\":%d,\"top3\":%.4f}", n, top3);
    }
  }

  public static void main(String[] arguments) {
    try {
      Options options = Options.parse(arguments, "articles", "questions");
      String articles = options.text("articles", null);
      String questions = options.text("questions", null);
      Figures figures =
          run(
              articles == null ? ownArticles() : articles(Path.of(articles)),
              questions == null ? ownQuestions() : questions(Path.of(questions)));
      System.out.println(figures.json());
      System.exit(0);
    } catch (IllegalArgumentException e) {
      System.err.println("retrieve: " + e.getMessage());
      System.exit(2);
    }
  }

  /** The articles of the product. */
  public static List<Article> ownArticles() {
    return SeedArticles.load().stream()
        .map(article -> new Article(article.key(), article.title(), article.content()))
        .toList();
  }

  /** Our 60 questions, which the retriever was not tuned on. */
  public static List<Question> ownQuestions() {
    return questions(JsonLines.resource("/retrieve/questions.jsonl", "text", "articleId"));
  }

  private static List<Question> questions(Path file) {
    return questions(JsonLines.read(file, "text", "articleId"));
  }

  private static List<Question> questions(List<Map<String, String>> rows) {
    return rows.stream().map(row -> new Question(row.get("text"), row.get("articleId"))).toList();
  }

  private static List<Article> articles(Path file) {
    return JsonLines.read(file, "id", "title", "text").stream()
        .map(row -> new Article(row.get("id"), row.get("title"), row.get("text")))
        .toList();
  }

  /**
   * @throws IllegalArgumentException if a question names an article that is not there
   */
  public static Figures run(List<Article> articles, List<Question> questions) {
    Path folder = folder();
    try (Encoder encoder = Models.encoder();
        VectorStore vectors = new LuceneVectorStore(folder);
        LexicalIndex words = new LexicalIndex(new Bridge())) {
      Map<UUID, Passage> passages = new LinkedHashMap<>();
      articles.forEach(article -> passages.put(id(article.id()), passage(article)));
      questions.stream()
          .filter(question -> !passages.containsKey(id(question.articleId())))
          .findFirst()
          .ifPresent(
              question -> {
                throw new IllegalArgumentException("no article " + question.articleId());
              });
      words.put(passages.values());
      index(encoder, vectors, List.copyOf(passages.values()));
      HybridRetriever retriever =
          new HybridRetriever(
              encoder,
              new Bridge(),
              words,
              vectors,
              ids -> ids.stream().map(passages::get).toList());
      return ask(retriever, questions);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Figures ask(HybridRetriever retriever, List<Question> questions) {
    int right = 0;
    for (Question question : questions) {
      List<UUID> found =
          retriever.retrieve(RetrievalQuery.of(question.text(), TOP)).stream()
              .map(hit -> hit.passage().id())
              .toList();
      if (found.contains(id(question.articleId()))) {
        right++;
      } else {
        System.err.println("not found: " + question.articleId() + ": " + question.text());
      }
    }
    return new Figures(
        questions.size(), questions.isEmpty() ? 0 : (double) right / questions.size());
  }

  private static void index(Encoder encoder, VectorStore vectors, List<Passage> passages) {
    List<float[]> encoded =
        encoder.encode(passages.stream().map(p -> p.title() + "\n" + p.text()).toList());
    List<VectorPoint> points = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      points.add(
          new VectorPoint(
              passages.get(i).id(),
              encoded.get(i),
              new VectorPayload("PUBLIC", null, null, "published", encoder.modelId(), null)));
    }
    Stream.of(VectorStore.KNOWLEDGE, VectorStore.RESPONSES)
        .forEach(collection -> vectors.use(collection, encoder.modelId()));
    vectors.upsert(VectorStore.KNOWLEDGE, points);
  }

  private static Passage passage(Article article) {
    UUID id = id(article.id());
    return new Passage(
        Passage.KNOWLEDGE, id, id, article.title(), article.text(), null, "PUBLIC", null);
  }

  private static UUID id(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("omnidesk-retrieve");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
