package org.omnidesk.ai.similar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.ai.AiCallListener;
import org.omnidesk.ai.CallMeter;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.language.LanguageDetector;
import org.omnidesk.ai.language.LanguageResult;

/**
 * Nearest tickets by cosine, gated by language: the encoder hardly sees Devanagari, and two
 * unrelated Hindi sentences have a mean cosine of 0.71 (English 0.07), so Hindi is compared with
 * Hindi only and against a higher threshold, and never comes up for another language.
 */
public final class VectorSimilarTickets implements SimilarTickets {

  /** Least cosine by language of the text. */
  public record Thresholds(double standard, double hinglish, double hindi) {}

  private final Encoder encoder;
  private final VectorStore store;
  private final LanguageDetector languages;
  private final Thresholds thresholds;
  private final CallMeter meter;

  public VectorSimilarTickets(
      Encoder encoder,
      VectorStore store,
      LanguageDetector languages,
      Thresholds thresholds,
      List<AiCallListener> listeners) {
    this.encoder = encoder;
    this.store = store;
    this.languages = languages;
    this.thresholds = thresholds;
    this.meter = new CallMeter("similar", encoder::modelId, listeners);
  }

  @Override
  public List<SimilarTicket> find(String text, int k, UUID exclude) {
    if (text == null || text.isBlank() || k < 1) {
      return List.of();
    }
    return meter.time(
        () -> search(text, k, exclude),
        found -> found.isEmpty() ? "abstained" : "success",
        found -> found.isEmpty() ? 0 : found.getFirst().score());
  }

  private List<SimilarTicket> search(String text, int k, UUID exclude) {
    // Vectors of another model would give numbers without meaning.
    if (!store.model(VectorStore.TICKETS).equals(Optional.of(encoder.modelId()))) {
      return List.of();
    }
    boolean hindi = languages.detect(text).language().equals(LanguageResult.HINDI);
    boolean hinglish = languages.detect(text).language().equals(LanguageResult.HINGLISH);
    VectorFilter filter =
        hindi
            ? VectorFilter.ANY.withLanguages(LanguageResult.HINDI)
            : VectorFilter.ANY.withoutLanguages(LanguageResult.HINDI);
    if (exclude != null) {
      filter = filter.without(exclude);
    }
    float[] vector = encoder.encode(List.of(text)).getFirst();
    return store.search(VectorStore.TICKETS, vector, k, filter).stream()
        .filter(point -> point.score() >= threshold(hindi, hinglish, point.payload().language()))
        .map(
            point ->
                new SimilarTicket(
                    point.id(),
                    Math.min(1, point.score()),
                    encoder.modelId(),
                    reasons(point, hindi, hinglish)))
        .toList();
  }

  private double threshold(boolean hindi, boolean hinglish, String other) {
    if (hindi) {
      return thresholds.hindi();
    }
    return hinglish || LanguageResult.HINGLISH.equals(other)
        ? thresholds.hinglish()
        : thresholds.standard();
  }

  private List<String> reasons(ScoredPoint point, boolean hindi, boolean hinglish) {
    String other = point.payload().language();
    String score =
        String.format(
            Locale.ROOT,
            "cosine %.2f of the texts' vectors, %.2f is asked",
            point.score(),
            threshold(hindi, hinglish, other));
    return hindi
        ? List.of(
            score, "Hindi is compared with Hindi only: the encoder hardly tells Devanagari apart")
        : List.of(score);
  }
}
