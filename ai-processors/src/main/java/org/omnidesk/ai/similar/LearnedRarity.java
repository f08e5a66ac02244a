package org.omnidesk.ai.similar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How rare words are in the tickets of this installation, learned from the store: from all tickets,
 * or from {@value #SAMPLE} of a larger collection, in slices over the whole range of ids (which
 * ascend with time, so that old and new words both count). The product's own texts are counted
 * along, so that the first tickets are compared sensibly. Learned anew when the collection has
 * grown by a fifth or an hour has passed; of a large collection in the background.
 */
final class LearnedRarity {

  private static final Logger LOG = LoggerFactory.getLogger(LearnedRarity.class);
  private static final int SAMPLE = 20_000;
  private static final int SLICES = 40;
  private static final int PAGE = 500;
  private static final int SMALL = 2_000;
  private static final long LOOK_NANOS = 10_000_000_000L;
  private static final long OLD_NANOS = 3_600_000_000_000L;

  private final VectorStore store;
  private final List<SparseTerms> background;
  private final AtomicBoolean learning = new AtomicBoolean();
  private volatile Rarity rarity;
  private volatile long learnedOf = -1;
  private volatile long learnedAt;
  private volatile long lookedAt;

  /**
   * @param background texts that are counted along
   */
  LearnedRarity(VectorStore store, List<SparseTerms> background) {
    this.store = store;
    this.background = background;
    this.rarity = Rarity.of(background);
  }

  Rarity get() {
    long now = System.nanoTime();
    if (learnedOf < SMALL || now - lookedAt >= LOOK_NANOS) {
      lookedAt = now;
      long count = store.count(VectorStore.TICKETS);
      boolean grown = Math.abs(count - learnedOf) > learnedOf / 5;
      if (learnedOf < 0 || grown || now - learnedAt >= OLD_NANOS) {
        learn(count);
      }
    }
    return rarity;
  }

  private void learn(long count) {
    if (!learning.compareAndSet(false, true)) {
      return;
    }
    Runnable work =
        () -> {
          try {
            rarity = Rarity.of(texts(count));
            learnedOf = count;
            learnedAt = System.nanoTime();
          } finally {
            learning.set(false);
          }
        };
    if (count <= SMALL) {
      work.run();
      return;
    }
    Thread.ofVirtual()
        .name("learn-rarity")
        .start(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                LOG.warn("how rare words are could not be learned: {}", e.toString());
              }
            });
  }

  private List<SparseTerms> texts(long count) {
    List<SparseTerms> texts = new ArrayList<>(background);
    Optional<String> model = store.model(VectorStore.TICKETS);
    if (model.isEmpty()) {
      return texts;
    }
    Set<UUID> seen = new HashSet<>();
    boolean all = count <= SAMPLE;
    long first = 0;
    for (int slice = 0; slice < (all ? 1 : SLICES); slice++) {
      UUID from = all ? new UUID(0, 0) : start(first, slice);
      int most = all ? SAMPLE : SAMPLE / SLICES;
      for (int read = 0; read < most; ) {
        List<VectorPoint> page = store.scroll(VectorStore.TICKETS, model.get(), from, PAGE);
        if (slice == 0 && read == 0 && !page.isEmpty()) {
          first = page.getFirst().id().getMostSignificantBits();
        }
        page.stream()
            .filter(point -> seen.add(point.id()))
            .forEach(point -> texts.add(point.terms()));
        if (page.size() < 2) {
          break;
        }
        read += page.size();
        from = page.getLast().id();
      }
    }
    return texts;
  }

  /** Where a slice begins: the first 48 bits of a UUIDv7 are milliseconds. */
  private static UUID start(long first, int slice) {
    long from = first >>> 16;
    long now = Math.max(from, System.currentTimeMillis());
    return new UUID(slice == 0 ? 0 : from + (now - from) / SLICES * slice << 16, 0);
  }
}
