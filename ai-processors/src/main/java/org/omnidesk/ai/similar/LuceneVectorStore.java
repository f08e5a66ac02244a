package org.omnidesk.ai.similar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vectors in a folder: one Lucene HNSW index a collection and model, cosine. Changes are found at
 * once and durable within a second, or by {@link #flush()}. A broken index is moved aside and begun
 * anew; {@link #incomplete()} then names its alias until the hub has filled it again.
 */
public final class LuceneVectorStore implements VectorStore {

  private static final Logger LOG = LoggerFactory.getLogger(LuceneVectorStore.class);
  private static final long COMMIT_MILLIS = 500;

  private final VectorFolder folder;
  private final Map<String, LuceneCollection> open = new HashMap<>();

  /** Which model this process encodes with, by alias. */
  private final Map<String, String> prepared = new HashMap<>();

  private final ScheduledExecutorService committer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("vector-commit").daemon().factory());
  private boolean closed;

  /** Opens what is in the folder; creates it if absent. */
  public LuceneVectorStore(Path folder) {
    this.folder = new VectorFolder(folder);
    for (String alias : this.folder.aliases()) {
      collection(alias, this.folder.model(alias).orElseThrow());
    }
    committer.scheduleWithFixedDelay(
        this::commitQuietly, COMMIT_MILLIS, COMMIT_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void upsert(String collection, List<VectorPoint> points) {
    points.forEach(point -> Vectors.requireUsable(point.vector()));
    for (VectorPoint point : points) {
      String model = point.payload().modelId();
      if (model(collection).isEmpty()) {
        use(collection, model);
      }
      LuceneCollection index = collection(collection, model);
      io(
          () -> {
            index.upsert(point);
            return null;
          });
    }
  }

  @Override
  public void delete(String collection, List<UUID> ids) {
    for (String model : folder.models(collection)) {
      LuceneCollection index = collection(collection, model);
      io(
          () -> {
            index.delete(ids);
            return null;
          });
    }
  }

  @Override
  public List<ScoredPoint> search(String collection, float[] vector, int k, VectorFilter filter) {
    Vectors.requireUsable(vector);
    Optional<LuceneCollection> index = searched(collection);
    return index.isEmpty() || k < 1 ? List.of() : io(() -> index.get().search(vector, k, filter));
  }

  @Override
  public List<ScoredPoint> searchTerms(
      String collection, SparseTerms query, int k, VectorFilter filter) {
    Optional<LuceneCollection> index = searched(collection);
    return index.isEmpty() || query.isEmpty() || k < 1
        ? List.of()
        : io(() -> index.get().searchTerms(query, k, filter));
  }

  /** The index that the alias stands for, unless this process encodes with another model. */
  private synchronized Optional<LuceneCollection> searched(String alias) {
    Optional<String> model = folder.model(alias);
    String mine = prepared.get(alias);
    return model
        .filter(served -> mine == null || served.equals(mine))
        .map(served -> collection(alias, served));
  }

  @Override
  public List<VectorPoint> read(String collection, String modelId, List<UUID> ids) {
    return ids.isEmpty() || !models(collection).contains(modelId)
        ? List.of()
        : io(() -> collection(collection, modelId).read(ids));
  }

  @Override
  public List<VectorPoint> scroll(String collection, String modelId, UUID from, int n) {
    if (!models(collection).contains(modelId)) {
      return List.of();
    }
    LuceneCollection index = collection(collection, modelId);
    return io(() -> index.read(index.ids(from, n))).stream()
        .sorted(Comparator.comparing(point -> point.id().toString()))
        .toList();
  }

  @Override
  public Set<String> models(String collection) {
    return Set.copyOf(folder.models(collection));
  }

  @Override
  public long count(String collection) {
    Optional<String> model = model(collection);
    return model.isEmpty() ? 0 : io(collection(collection, model.get())::count);
  }

  @Override
  public synchronized Optional<String> model(String collection) {
    return folder.model(collection);
  }

  @Override
  public synchronized void use(String collection, String modelId) {
    prepared.computeIfPresent(collection, (alias, model) -> modelId);
    if (!folder.model(collection).equals(Optional.of(modelId))) {
      collection(collection, modelId);
      folder.use(collection, modelId);
    }
  }

  @Override
  public synchronized void prepare(String collection, String modelId) {
    collection(collection, modelId);
    prepared.put(collection, modelId);
    if (folder.model(collection).isEmpty()) {
      folder.use(collection, modelId);
    }
  }

  private Optional<String> filled(String alias) {
    return Optional.ofNullable(prepared.get(alias)).or(() -> folder.model(alias));
  }

  @Override
  public synchronized Set<String> incomplete() {
    Set<String> aliases = folder.aliases();
    aliases.removeIf(alias -> folder.isComplete(alias, filled(alias).orElseThrow()));
    return aliases;
  }

  @Override
  public void complete(String collection) {
    flush();
    synchronized (this) {
      filled(collection)
          .ifPresent(
              model -> {
                folder.markComplete(collection, model);
                use(collection, model);
              });
    }
  }

  private synchronized LuceneCollection collection(String alias, String model) {
    if (closed) {
      throw new IllegalStateException("the vector store is closed");
    }
    return open.computeIfAbsent(
        CollectionNames.physical(alias, model), name -> io(() -> openOrBeginAnew(alias, model)));
  }

  private LuceneCollection openOrBeginAnew(String alias, String model) throws IOException {
    Path index = folder.index(alias, model);
    LuceneCollection opened;
    try {
      opened = new LuceneCollection(index);
    } catch (org.apache.lucene.store.LockObtainFailedException e) {
      throw new IOException(
          "another process has the vectors open: "
              + index
              + "; stop it or set another omnidesk.data",
          e);
    } catch (IOException | RuntimeException e) {
      Path aside = folder.moveAside(alias, model);
      LOG.warn("vector index {} is broken ({}); moved to {}, begun anew", index, e, aside);
      opened = new LuceneCollection(index);
    }
    if (opened.startedEmpty()) {
      folder.clearComplete(alias, model);
    }
    return opened;
  }

  @Override
  public void flush() {
    List<LuceneCollection> all;
    synchronized (this) {
      all = List.copyOf(open.values());
    }
    for (LuceneCollection index : all) {
      io(
          () -> {
            index.commit();
            return null;
          });
    }
  }

  private void commitQuietly() {
    try {
      flush();
    } catch (RuntimeException e) {
      // Tried again in half a second; flush() tells the caller that needs to know.
      LOG.warn("vectors could not be committed: {}", e.toString());
    }
  }

  @Override
  public void close() {
    committer.shutdown();
    synchronized (this) {
      closed = true;
      for (LuceneCollection index : open.values()) {
        try {
          index.close();
        } catch (IOException e) {
          LOG.warn("vectors could not be closed: {}", e.toString());
        }
      }
      open.clear();
    }
  }

  private interface Io<T> {
    T run() throws IOException;
  }

  private static <T> T io(Io<T> action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
