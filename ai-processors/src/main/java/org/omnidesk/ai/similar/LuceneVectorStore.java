package org.omnidesk.ai.similar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    points.forEach(point -> requireUsable(point.vector()));
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

  private static void requireUsable(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    if (!(square > 0) || Double.isInfinite(square)) {
      throw new IllegalArgumentException("a vector must be finite and not all zero");
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
    requireUsable(vector);
    Optional<String> model = model(collection);
    if (model.isEmpty() || k < 1) {
      return List.of();
    }
    LuceneCollection index = collection(collection, model.get());
    return io(() -> index.search(vector, k, filter));
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
    if (!folder.model(collection).equals(Optional.of(modelId))) {
      collection(collection, modelId);
      folder.use(collection, modelId);
    }
  }

  @Override
  public synchronized Set<String> incomplete() {
    Set<String> aliases = new TreeSet<>();
    for (String alias : folder.aliases()) {
      if (!folder.isComplete(alias, folder.model(alias).orElseThrow())) {
        aliases.add(alias);
      }
    }
    return aliases;
  }

  @Override
  public void complete(String collection) {
    flush();
    synchronized (this) {
      folder.model(collection).ifPresent(model -> folder.markComplete(collection, model));
    }
  }

  private synchronized LuceneCollection collection(String alias, String model) {
    if (closed) {
      throw new IllegalStateException("the vector store is closed");
    }
    return open.computeIfAbsent(
        VectorFolder.physical(alias, model), name -> io(() -> openOrBeginAnew(alias, model)));
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
