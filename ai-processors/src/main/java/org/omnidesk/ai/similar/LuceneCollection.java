package org.omnidesk.ai.similar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleUnaryOperator;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** The Lucene index behind one collection of one model. */
final class LuceneCollection implements AutoCloseable {

  private static final String ID = "id";
  private static final String VECTOR = "vector";

  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final boolean startedEmpty;

  /**
   * Opens or creates the index and reads all its checksums.
   *
   * @throws IOException also for a broken index; a {@code LockObtainFailedException} when another
   *     process has it open. The lock is the operating system's, so a killed process leaves none.
   */
  LuceneCollection(Path folder) throws IOException {
    Files.createDirectories(folder);
    directory = FSDirectory.open(folder);
    IndexWriter opened = null;
    try {
      startedEmpty = !DirectoryReader.indexExists(directory);
      opened = new IndexWriter(directory, new IndexWriterConfig().setCodec(new SmallSegments()));
      searchers = new SearcherManager(opened, null);
      check();
    } catch (IOException | RuntimeException e) {
      if (opened != null) {
        // Nothing of ours is in it yet; a commit could fail on what is broken.
        opened.rollback();
      }
      directory.close();
      throw e;
    }
    writer = opened;
  }

  private void check() throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        if (leaf.reader() instanceof CodecReader reader) {
          reader.checkIntegrity();
        }
      }
    } finally {
      searchers.release(searcher);
    }
  }

  boolean startedEmpty() {
    return startedEmpty;
  }

  void upsert(VectorPoint point) throws IOException {
    VectorPayload payload = point.payload();
    Document document = new Document();
    document.add(new StringField(ID, point.id().toString(), Store.YES));
    document.add(new KnnFloatVectorField(VECTOR, point.vector(), VectorSimilarityFunction.COSINE));
    document.add(new StringField("visibility", payload.visibility(), Store.YES));
    document.add(new StringField("site", payload.site(), Store.YES));
    document.add(new StringField("language", payload.language(), Store.YES));
    document.add(new StringField("status", payload.status(), Store.YES));
    document.add(new StringField("modelId", payload.modelId(), Store.YES));
    document.add(new StringField("textHash", payload.textHash(), Store.YES));
    LuceneTerms.add(document, point.terms());
    writer.updateDocument(new Term(ID, point.id().toString()), document);
  }

  void delete(List<UUID> ids) throws IOException {
    writer.deleteDocuments(
        ids.stream().map(id -> new Term(ID, id.toString())).toArray(Term[]::new));
  }

  List<ScoredPoint> search(float[] vector, int k, VectorFilter filter) throws IOException {
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      Query query = new KnnFloatVectorQuery(VECTOR, vector, k, filterQuery(filter));
      // Lucene's score of a cosine is (1 + cosine) / 2.
      return scored(searcher, query, k, score -> 2 * score - 1);
    } finally {
      searchers.release(searcher);
    }
  }

  List<ScoredPoint> searchTerms(SparseTerms terms, int k, VectorFilter filter) throws IOException {
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      query.add(LuceneTerms.query(terms), Occur.MUST);
      query.add(filterQuery(filter), Occur.FILTER);
      return scored(searcher, query.build(), k, score -> score);
    } finally {
      searchers.release(searcher);
    }
  }

  private static List<ScoredPoint> scored(
      IndexSearcher searcher, Query query, int k, DoubleUnaryOperator score) throws IOException {
    StoredFields stored = searcher.storedFields();
    List<ScoredPoint> points = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, k).scoreDocs) {
      Document found = stored.document(hit.doc);
      points.add(
          new ScoredPoint(
              UUID.fromString(found.get(ID)), score.applyAsDouble(hit.score), payload(found)));
    }
    return points;
  }

  /** Points of these ids that are there. */
  List<VectorPoint> read(List<UUID> ids) throws IOException {
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      Query query =
          new TermInSetQuery(ID, ids.stream().map(id -> new BytesRef(id.toString())).toList());
      List<VectorPoint> points = new ArrayList<>();
      StoredFields stored = searcher.storedFields();
      for (ScoreDoc hit : searcher.search(query, Math.max(1, ids.size())).scoreDocs) {
        Document found = stored.document(hit.doc);
        points.add(
            new VectorPoint(
                UUID.fromString(found.get(ID)),
                vector(searcher, hit.doc),
                payload(found),
                LuceneTerms.read(found)));
      }
      return points;
    } finally {
      searchers.release(searcher);
    }
  }

  private static float[] vector(IndexSearcher searcher, int doc) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    FloatVectorValues values = leaf.reader().getFloatVectorValues(VECTOR);
    KnnVectorValues.DocIndexIterator at = values.iterator();
    at.advance(doc - leaf.docBase);
    return values.vectorValue(at.index()).clone();
  }

  /** At most n ids from this one on, ascending as text; a deleted one may be among them. */
  List<UUID> ids(UUID from, int n) throws IOException {
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      List<UUID> ids = new ArrayList<>();
      Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), ID);
      if (terms != null) {
        TermsEnum each = terms.iterator();
        TermsEnum.SeekStatus status = each.seekCeil(new BytesRef(from.toString()));
        BytesRef id = status == TermsEnum.SeekStatus.END ? null : each.term();
        for (; id != null && ids.size() < n; id = each.next()) {
          ids.add(UUID.fromString(id.utf8ToString()));
        }
      }
      return ids;
    } finally {
      searchers.release(searcher);
    }
  }

  private static VectorPayload payload(Document found) {
    return new VectorPayload(
        found.get("visibility"),
        found.get("site"),
        found.get("language"),
        found.get("status"),
        found.get("modelId"),
        found.get("textHash"));
  }

  private static Query filterQuery(VectorFilter filter) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    only(query, "visibility", filter.visibilities(), Occur.FILTER);
    only(query, "site", filter.sites(), Occur.FILTER);
    only(query, "language", filter.languages(), Occur.FILTER);
    only(query, "status", filter.statuses(), Occur.FILTER);
    only(query, "language", filter.excludedLanguages(), Occur.MUST_NOT);
    only(
        query,
        ID,
        Set.copyOf(filter.excludedIds().stream().map(UUID::toString).toList()),
        Occur.MUST_NOT);
    return query.build();
  }

  private static void only(
      BooleanQuery.Builder query, String field, Collection<String> values, Occur occur) {
    if (!values.isEmpty()) {
      query.add(new TermInSetQuery(field, values.stream().map(BytesRef::new).toList()), occur);
    }
  }

  long count() throws IOException {
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      return searcher.getIndexReader().numDocs();
    } finally {
      searchers.release(searcher);
    }
  }

  /** Durable when it returns; does nothing without changes. */
  void commit() throws IOException {
    writer.commit();
  }

  @Override
  public void close() throws IOException {
    try (directory;
        writer;
        searchers) {
      writer.commit();
    }
  }
}
