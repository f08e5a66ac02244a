package org.omnidesk.ai.retrieve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A retriever whose words come from PostgreSQL: before a question it takes over what was changed
 * since, at most every few seconds. Each replica has its own index in memory, so no event is
 * needed, and a restart begins anew.
 */
public class StoredRetriever implements Retriever {

  // A transaction may commit after one that began later.
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  private final Retriever retriever;
  private final LexicalIndex words;
  private final StoredPassages stored;
  private final Duration refresh;
  private final int answers;
  private final Set<UUID> articles = new HashSet<>();
  private Instant taken = Instant.EPOCH;

  /**
   * @param retriever over the same index
   * @param refresh changes are seen after it
   * @param answers at most so many of solved tickets, the newest
   */
  public StoredRetriever(
      Retriever retriever,
      LexicalIndex words,
      StoredPassages stored,
      Duration refresh,
      int answers) {
    this.retriever = retriever;
    this.words = words;
    this.stored = stored;
    this.refresh = refresh;
    this.answers = answers;
  }

  @Override
  public List<Retrieved> retrieve(RetrievalQuery query) {
    takeOver();
    return retriever.retrieve(query);
  }

  private synchronized void takeOver() {
    Instant now = Instant.now();
    if (now.isBefore(taken.plus(refresh))) {
      return;
    }
    Instant since = taken.equals(Instant.EPOCH) ? taken : taken.minus(OVERLAP);
    List<Passage> changed = new ArrayList<>(stored.articlesSince(since));
    changed.addAll(stored.answersSince(since, answers));
    if (!changed.isEmpty()) {
      words.put(changed);
    }
    Set<UUID> there = new HashSet<>(stored.articles());
    articles.removeAll(there);
    List<UUID> gone = new ArrayList<>(articles);
    if (!since.equals(Instant.EPOCH)) {
      gone.addAll(stored.withdrawnSince(since));
    }
    if (!gone.isEmpty()) {
      words.remove(gone);
    }
    articles.clear();
    articles.addAll(there);
    taken = now;
  }
}
