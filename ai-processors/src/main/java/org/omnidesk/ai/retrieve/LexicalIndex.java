package org.omnidesk.ai.retrieve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Passages by their words, in memory: BM25 over concepts, words, sounds and letter pieces, with
 * visibility, kind and exclusions inside the query. Safe for many threads.
 */
public final class LexicalIndex implements AutoCloseable {

  /** What a passage is found by. */
  enum Channel {
    TITLE,
    CONCEPTS,
    WORDS,
    SOUNDS,
    PIECES
  }

  /**
   * What may come back.
   *
   * @param visibility the only one that is found
   * @param categories empty for all; passages without one are found in any case
   * @param excludedSources articles or tickets that must not come back
   */
  record Allowed(String visibility, Set<String> categories, Set<UUID> excludedSources) {}

  private static final String ID = "id";
  private static final String SOURCE = "source";
  private static final String VISIBILITY = "visibility";
  private static final String CATEGORY = "category";
  private static final String NO_CATEGORY = "";

  private final Bridge bridge;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Map<String, String> loans = new ConcurrentHashMap<>();

  public LexicalIndex(Bridge bridge) {
    this.bridge = bridge;
    try {
      writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig());
      searchers = new SearcherManager(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds or replaces passages by id; the next search finds them. */
  public void put(Collection<Passage> passages) {
    for (Passage passage : passages) {
      for (String word : Bridge.words(passage.title() + " " + passage.text())) {
        if (Bridge.isLoan(word)) {
          loans.putIfAbsent(Romanised.sound(word), word);
        }
      }
    }
    try {
      for (Passage passage : passages) {
        writer.updateDocument(new Term(ID, passage.id().toString()), document(passage));
      }
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes passages by id. */
  public void remove(Collection<UUID> ids) {
    try {
      for (UUID id : ids) {
        writer.deleteDocuments(new Term(ID, id.toString()));
      }
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Document document(Passage passage) {
    Terms title = bridge.terms(passage.title(), Map.of());
    Terms all = bridge.terms(passage.title() + "\n" + passage.text(), Map.of());
    Document document = new Document();
    document.add(new StringField(ID, passage.id().toString(), Field.Store.YES));
    document.add(new StringField(SOURCE, passage.sourceId().toString(), Field.Store.NO));
    document.add(new StringField(VISIBILITY, passage.visibility(), Field.Store.NO));
    String category = passage.category() == null ? NO_CATEGORY : passage.category();
    document.add(new StringField(CATEGORY, category, Field.Store.NO));
    add(document, Channel.TITLE, title.concepts());
    add(document, Channel.CONCEPTS, all.concepts());
    add(document, Channel.WORDS, all.words());
    add(document, Channel.SOUNDS, all.sounds());
    add(document, Channel.PIECES, all.pieces());
    return document;
  }

  private static void add(Document document, Channel channel, List<String> tokens) {
    document.add(new TextField(channel.name(), new ListedTokens(tokens)));
  }

  /** How the question is looked up here: Hindi loan words by the English words of the passages. */
  Terms terms(String question) {
    return bridge.terms(question, loans);
  }

  /**
   * The best passages of each channel with their scores: BM25 as a share of what a passage with all
   * of the question's tokens could reach, 0-1.
   */
  Map<UUID, Map<Channel, Double>> search(Terms question, Allowed allowed, int k) {
    Map<UUID, Map<Channel, Double>> found = new HashMap<>();
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        Query filter = filter(allowed);
        for (Channel channel : Channel.values()) {
          search(searcher, channel, tokens(channel, question), filter, allowed, k, found);
        }
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static Set<String> tokens(Channel channel, Terms terms) {
    return new HashSet<>(
        switch (channel) {
          case TITLE, CONCEPTS -> terms.concepts();
          case WORDS -> terms.words();
          case SOUNDS -> terms.sounds();
          case PIECES -> terms.pieces();
        });
  }

  private static void search(
      IndexSearcher searcher,
      Channel channel,
      Set<String> tokens,
      Query filter,
      Allowed allowed,
      int k,
      Map<UUID, Map<Channel, Double>> found)
      throws IOException {
    double reachable = 0;
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    int clauses = 0;
    for (String token : tokens) {
      Term term = new Term(channel.name(), token);
      reachable += idf(searcher.getIndexReader(), term);
      if (clauses++ < IndexSearcher.getMaxClauseCount() / 2) {
        any.add(new TermQuery(term), Occur.SHOULD);
      }
    }
    if (tokens.isEmpty()) {
      return;
    }
    BooleanQuery.Builder query =
        new BooleanQuery.Builder().add(any.build(), Occur.MUST).add(filter, Occur.FILTER);
    excluded(allowed).forEach(q -> query.add(q, Occur.MUST_NOT));
    for (ScoreDoc hit : searcher.search(query.build(), k).scoreDocs) {
      UUID id = UUID.fromString(searcher.storedFields().document(hit.doc).get(ID));
      found
          .computeIfAbsent(id, key -> new EnumMap<>(Channel.class))
          .put(channel, hit.score / reachable);
    }
  }

  private static double idf(IndexReader reader, Term term) throws IOException {
    double documents = reader.numDocs();
    double with = reader.docFreq(term);
    return Math.log(1 + Math.max(0, documents - with + 0.5) / (with + 0.5));
  }

  private static Query filter(Allowed allowed) {
    BooleanQuery.Builder filter =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(VISIBILITY, allowed.visibility())), Occur.FILTER);
    if (!allowed.categories().isEmpty()) {
      List<BytesRef> categories = new ArrayList<>();
      allowed.categories().forEach(category -> categories.add(new BytesRef(category)));
      categories.add(new BytesRef(NO_CATEGORY));
      filter.add(new TermInSetQuery(CATEGORY, categories), Occur.FILTER);
    }
    return filter.build();
  }

  private static List<Query> excluded(Allowed allowed) {
    return allowed.excludedSources().isEmpty()
        ? List.of(new MatchNoDocsQuery())
        : List.of(
            new TermInSetQuery(
                SOURCE,
                allowed.excludedSources().stream()
                    .map(id -> new BytesRef(id.toString()))
                    .toList()));
  }

  /** Number of passages. */
  public int size() {
    return writer.getDocStats().numDocs;
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
