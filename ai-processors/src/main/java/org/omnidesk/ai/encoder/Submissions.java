package org.omnidesk.ai.encoder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.omnidesk.ai.ModelNotReadyException;

/**
 * The way of a caller's texts into the queue: what is known or under way is not encoded again, the
 * rest is tokenised and queued some batches at a time, so that the engine finds full batches and
 * begins before the last text is tokenised. Safe for many threads.
 */
final class Submissions {

  /** Batches that are queued at once. */
  private static final int AT_ONCE = 4;

  private final String fingerprint;
  private final VectorCache cache;
  private final UnderWay underWay;
  private final BatchQueue queue;
  private final int atOnce;
  private final Duration patience;

  /**
   * @param fingerprint what a vector depends on beside its text
   * @param patience how long a caller waits for a place in the queue
   */
  Submissions(
      String fingerprint,
      VectorCache cache,
      BatchQueue queue,
      BatchLimits limits,
      Duration patience) {
    this.fingerprint = fingerprint;
    this.cache = cache;
    this.underWay = new UnderWay(cache);
    this.queue = queue;
    this.atOnce = Math.min(limits.queue(), AT_ONCE * limits.size());
    this.patience = patience;
  }

  /**
   * Queues texts.
   *
   * @return a claim for each text, in their order
   * @throws ModelNotReadyException if there was no place in time or the thread was interrupted;
   *     then none is waited for
   */
  List<UnderWay.Claim> submit(Tokenizer tokenizer, List<String> texts) {
    List<UnderWay.Claim> claims = new ArrayList<>(texts.size());
    try {
      for (int from = 0; from < texts.size(); from += atOnce) {
        List<String> some = texts.subList(from, Math.min(texts.size(), from + atOnce));
        List<UnderWay.Claim> claimed = underWay.claim(some.stream().map(this::key).toList());
        claims.addAll(claimed);
        queue(tokenizer, some, claimed);
      }
      return claims;
    } catch (RuntimeException e) {
      abandon(claims);
      throw e;
    }
  }

  private VectorCache.Key key(String text) {
    return cache.keeps() ? VectorCache.Key.of(fingerprint, given(text)) : null;
  }

  private static String given(String text) {
    return text == null ? "" : text;
  }

  private void queue(Tokenizer tokenizer, List<String> texts, List<UnderWay.Claim> claims) {
    try {
      List<BatchQueue.Entry> entries = new ArrayList<>(texts.size());
      for (int i = 0; i < texts.size(); i++) {
        if (claims.get(i).first()) {
          entries.add(
              new BatchQueue.Entry(
                  tokenizer.tokens(given(texts.get(i))), claims.get(i).entry(), System.nanoTime()));
        }
      }
      if (!queue.put(entries, patience)) {
        throw new ModelNotReadyException("the encoder's queue is full for " + patience, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(
          claims, new ModelNotReadyException("interrupted while waiting for the encoder", e));
    } catch (RuntimeException e) {
      throw failed(claims, e);
    }
  }

  /** Others may wait for a text that never got its place. */
  private static RuntimeException failed(List<UnderWay.Claim> claims, RuntimeException error) {
    claims.stream()
        .filter(UnderWay.Claim::first)
        .forEach(claim -> claim.entry().completeExceptionally(error));
    return error;
  }

  /** The caller waits for these no longer: those that still queue for nobody are not computed. */
  void abandon(List<UnderWay.Claim> claims) {
    claims.forEach(underWay::leave);
  }
}
