package org.omnidesk.ai.retrieve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.retrieve.LexicalIndex.Allowed;
import org.omnidesk.ai.retrieve.LexicalIndex.Channel;
import org.omnidesk.ai.similar.ScoredPoint;
import org.omnidesk.ai.similar.VectorFilter;
import org.omnidesk.ai.similar.VectorStore;

/**
 * Finds by words and by vectors, both with the visibility inside the query, and ranks what either
 * found by a weighted sum of the evidence. The weights were chosen on 30 questions of ours ({@code
 * bench/src/main/resources/retrieve/tuning.jsonl}) and measured on 60 others by {@code
 * bench/retrieve}; a plain sum of the ranks was worse.
 */
public final class HybridRetriever implements Retriever {

  private static final int FOUND_BY_EACH = 30;
  private static final int JUDGED = 40;
  private static final Map<Channel, Double> LEXICAL =
      new EnumMap<>(
          Map.of(
              Channel.TITLE, 1.0,
              Channel.CONCEPTS, 1.0,
              Channel.WORDS, 0.2,
              Channel.SOUNDS, 0.05,
              Channel.PIECES, 0.2));
  private static final double TITLE_MEANING = 0.3;
  private static final double TEXT_MEANING = 1.5;
  private static final double ALL =
      LEXICAL.values().stream().mapToDouble(Double::doubleValue).sum()
          + TITLE_MEANING
          + TEXT_MEANING;

  private final Encoder encoder;
  private final LexicalIndex words;
  private final VectorStore vectors;
  private final Passages passages;
  private final DenseEvidence dense;

  public HybridRetriever(
      Encoder encoder, Bridge bridge, LexicalIndex words, VectorStore vectors, Passages passages) {
    this.encoder = encoder;
    this.words = words;
    this.vectors = vectors;
    this.passages = passages;
    this.dense = new DenseEvidence(encoder, bridge);
  }

  @Override
  public List<Retrieved> retrieve(RetrievalQuery query) {
    String question = query.joined();
    if (question.isBlank()) {
      return List.of();
    }
    Terms terms = words.terms(question);
    Set<String> categories = query.category() == null ? Set.of() : Set.of(query.category());
    Map<UUID, Map<Channel, Double>> byWords =
        words.search(
            terms, new Allowed("PUBLIC", categories, query.excludedSources()), FOUND_BY_EACH);
    List<float[]> asked = dense.question(question, terms);
    Set<UUID> candidates = new LinkedHashSet<>();
    byWords.entrySet().stream()
        .sorted(
            Comparator.comparingDouble(
                (Map.Entry<UUID, Map<Channel, Double>> e) -> -lexical(e.getValue())))
        .limit(JUDGED / 2)
        .forEach(e -> candidates.add(e.getKey()));
    byVectors(asked, candidates);
    List<Passage> read =
        passages.read(candidates.stream().limit(JUDGED).toList()).stream()
            .filter(passage -> fits(passage, query))
            .toList();
    return ranked(read, byWords, dense.of(asked, read), query.limit());
  }

  /** The index may lag behind, so what was asked of it is asked of the passage again. */
  private static boolean fits(Passage passage, RetrievalQuery query) {
    return passage.visibility().equals("PUBLIC")
        && !query.excludedSources().contains(passage.sourceId())
        && (query.category() == null
            || passage.category() == null
            || passage.category().equals(query.category()));
  }

  private void byVectors(List<float[]> asked, Set<UUID> to) {
    for (float[] vector : asked) {
      for (String collection : List.of(VectorStore.KNOWLEDGE, VectorStore.RESPONSES)) {
        for (ScoredPoint point :
            vectors.search(collection, vector, FOUND_BY_EACH / 2, VectorFilter.PUBLIC_ONLY)) {
          to.add(point.id());
        }
      }
    }
  }

  private static double lexical(Map<Channel, Double> scores) {
    return scores.entrySet().stream()
        .mapToDouble(e -> LEXICAL.get(e.getKey()) * e.getValue())
        .sum();
  }

  private static List<Retrieved> ranked(
      List<Passage> read,
      Map<UUID, Map<Channel, Double>> byWords,
      List<DenseEvidence.Closeness> closeness,
      int limit) {
    List<Retrieved> ranked = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      double lexical = lexical(byWords.getOrDefault(read.get(i).id(), Map.of()));
      double meaning =
          TITLE_MEANING * closeness.get(i).title() + TEXT_MEANING * closeness.get(i).text();
      ranked.add(
          new Retrieved(
              read.get(i),
              (lexical + meaning) / ALL,
              String.format(
                  Locale.ROOT,
                  "meaning %.2f, common words %.2f",
                  meaning / (TITLE_MEANING + TEXT_MEANING),
                  lexical / (ALL - TITLE_MEANING - TEXT_MEANING))));
    }
    ranked.sort(Comparator.comparingDouble(Retrieved::score).reversed());
    return List.copyOf(ranked.subList(0, Math.min(limit, ranked.size())));
  }

  /** Names encoder and words, for reasons and receipts. */
  public String modelId() {
    return "bm25+" + encoder.modelId();
  }
}
