package org.omnidesk.ai.similar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.omnidesk.ai.AiCallListener;
import org.omnidesk.ai.CallMeter;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.language.LanguageDetector;
import org.omnidesk.ai.language.LanguageResult;
import org.omnidesk.ai.similar.HybridRanking.Ranked;
import org.omnidesk.ai.similar.TicketVectors.Titled;

/**
 * Tickets by vector and words together: the nearest of each kind from the store, filtered there,
 * ranked again by {@link HybridRanking}. What may be compared with what, and from which likeness,
 * depends on the languages: {@link SimilarThresholds}.
 */
public final class HybridSimilarTickets implements SimilarTickets {

  private static final int SHOWN_WORDS = 6;

  private final Encoder encoder;
  private final VectorStore store;
  private final LanguageDetector languages;
  private final SimilarThresholds thresholds;
  private final int candidates;
  private final LearnedRarity rarity;
  private final CallMeter meter;

  /**
   * @param background texts of the field by which words are weighed before there are tickets
   * @param candidates looked at, by vector and by words each
   */
  public HybridSimilarTickets(
      Encoder encoder,
      VectorStore store,
      LanguageDetector languages,
      SimilarThresholds thresholds,
      int candidates,
      Collection<String> background,
      List<AiCallListener> listeners) {
    this.encoder = encoder;
    this.store = store;
    this.languages = languages;
    this.thresholds = thresholds;
    this.candidates = candidates;
    this.rarity =
        new LearnedRarity(
            store, background.stream().map(text -> TicketWords.of("", text)).toList());
    this.meter = new CallMeter("similar", encoder::modelId, listeners);
  }

  @Override
  public List<SimilarTicket> find(String text, int k, UUID exclude) {
    if (text == null || text.isBlank() || k < 1) {
      return List.of();
    }
    return meter.time(
        () -> search(Titled.of(text), k, exclude),
        found -> found.isEmpty() ? "abstained" : "success",
        found -> found.isEmpty() ? 0 : found.getFirst().score());
  }

  private List<SimilarTicket> search(Titled text, int k, UUID exclude) {
    // Vectors of another model would give numbers without meaning.
    if (!store.model(VectorStore.TICKETS).equals(Optional.of(encoder.modelId()))) {
      return List.of();
    }
    String language = languages.detect(text.joined()).language();
    VectorFilter filter = thresholds.filter(language);
    if (exclude != null) {
      filter = filter.without(exclude);
    }
    float[] vector = TicketVectors.encode(encoder, List.of(text)).getFirst();
    SparseTerms words = TicketWords.of(text.title(), text.text());
    Rarity weights = rarity.get();
    List<VectorPoint> pool = pool(vector, weights.query(words, VectorStore.QUERY_TERMS), filter);
    HybridRanking ranking =
        new HybridRanking(
            pool.stream().map(VectorPoint::vector).toList(),
            pool.stream().map(VectorPoint::terms).toList(),
            weights);
    Map<Integer, String> readable = TicketWords.readable(text.title(), text.text());
    String site = exclude == null ? "" : site(exclude);
    List<SimilarTicket> similar = new ArrayList<>();
    for (Ranked hit : ranking.rank(vector, weights.weigh(words))) {
      VectorPoint other = pool.get(hit.index());
      if (similar.size() < k && thresholds.isSimilar(hit, language, other.payload().language())) {
        List<String> shared =
            weights.shared(words, other.terms()).stream()
                .limit(SHOWN_WORDS)
                .map(readable::get)
                .toList();
        similar.add(similar(hit, other, language, shared, site));
      }
    }
    return similar;
  }

  private List<VectorPoint> pool(float[] vector, SparseTerms query, VectorFilter filter) {
    Set<UUID> ids = new LinkedHashSet<>();
    Stream.concat(
            store.search(VectorStore.TICKETS, vector, candidates, filter).stream(),
            store.searchTerms(VectorStore.TICKETS, query, candidates, filter).stream())
        .forEach(point -> ids.add(point.id()));
    Map<UUID, VectorPoint> read = new LinkedHashMap<>();
    store
        .read(VectorStore.TICKETS, encoder.modelId(), List.copyOf(ids))
        .forEach(point -> read.put(point.id(), point));
    // in the order of the search, so that equals do not change places from call to call
    return ids.stream().map(read::get).filter(point -> point != null).toList();
  }

  private String site(UUID ticket) {
    return store.read(VectorStore.TICKETS, encoder.modelId(), List.of(ticket)).stream()
        .map(point -> point.payload().site())
        .findFirst()
        .orElse("");
  }

  private SimilarTicket similar(
      Ranked hit, VectorPoint other, String language, List<String> words, String site) {
    String theirs = other.payload().language();
    List<String> reasons = new ArrayList<>();
    reasons.add(
        String.format(
            Locale.ROOT,
            "cosine %.2f of the texts' vectors, %.2f is asked",
            hit.dense(),
            thresholds.cosine(language, theirs)));
    if (!words.isEmpty()) {
      reasons.add(
          String.format(
              Locale.ROOT, "words in common (%.2f): %s", hit.lexical(), String.join(", ", words)));
    }
    if (!site.isEmpty() && site.equals(other.payload().site())) {
      reasons.add("same site: " + site);
    }
    if (LanguageResult.HINDI.equals(language) && !thresholds.acrossScripts()) {
      reasons.add("Hindi is compared with Hindi only: the encoder hardly tells Devanagari apart");
    }
    return new SimilarTicket(
        other.id(),
        hit.score(),
        encoder.modelId(),
        reasons,
        thresholds.isDuplicate(hit, language, theirs),
        hit.dense(),
        hit.lexical(),
        words);
  }
}
