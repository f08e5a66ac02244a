package org.omnidesk.ai.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.language.LanguageResult;
import org.omnidesk.ai.text.SparseVector;
import org.omnidesk.ai.text.TfIdf;
import org.omnidesk.ai.text.UnitVectors;
import org.omnidesk.ai.text.Words;

/**
 * How well a source fits a question: half the cosine of the encoder's vectors, half that of TF-IDF;
 * TF-IDF alone where one side is Hindi, which the encoder hardly sees, or while it loads.
 */
public final class Relevance {

  private static final int READ = 600;
  // TF-IDF cosines of a question and its article are about half of the encoder's.
  private static final double LEXICAL_SCALE = 2;

  // The retriever's scores of right sources are about 0.8 of the relevance of such.
  private static final double RETRIEVAL_SCALE = 1.25;

  /** A source with its relevance, 0-1. */
  record Judged(DraftSource source, double score, String reason) {}

  private final Encoder encoder;
  private final Supplier<List<String>> known;
  private TfIdf rarity;
  // The same articles come up again and again; encoding them is nearly all the time of a draft.
  private final Map<String, float[]> seen =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
              return size() > 500;
            }
          });

  /**
   * @param encoder of the vectors
   * @param known texts of the field, from which the rarity of words is learned at the first draft,
   *     which keeps it off the start
   */
  public Relevance(Encoder encoder, Supplier<List<String>> known) {
    this.encoder = encoder;
    this.known = known;
  }

  private synchronized TfIdf rarity() {
    if (rarity == null) {
      rarity = TfIdf.fit(known.get());
    }
    return rarity;
  }

  List<Judged> judge(DraftRequest request) {
    String question = request.title() + ". " + request.text();
    List<float[]> vectors = vectors(question, request.sources());
    TfIdf rarity = rarity();
    SparseVector words = rarity.transform(question);
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < request.sources().size(); i++) {
      DraftSource source = request.sources().get(i);
      double lexical = Math.min(1, LEXICAL_SCALE * cosine(words, rarity.transform(head(source))));
      boolean across = !request.language().equals(source.language()) && source.score() > 0;
      boolean hindi =
          LanguageResult.HINDI.equals(request.language())
              || LanguageResult.HINDI.equals(source.language());
      if (across && !bothLatin(request, source)) {
        judged.add(
            new Judged(
                source,
                Math.min(1, RETRIEVAL_SCALE * source.score()),
                String.format(Locale.ROOT, "found across languages, fits %.2f", source.score())));
      } else if (vectors.isEmpty() || hindi) {
        judged.add(
            new Judged(
                source,
                lexical,
                String.format(
                    Locale.ROOT,
                    "common words %.2f%s",
                    lexical,
                    hindi ? "; the encoder does not read Hindi" : "; the encoder still loads")));
      } else {
        double dense = Math.max(0, UnitVectors.cosine(vectors.getFirst(), vectors.get(i + 1)));
        judged.add(
            new Judged(
                source,
                (dense + lexical) / 2,
                String.format(Locale.ROOT, "meaning %.2f, common words %.2f", dense, lexical)));
      }
    }
    return judged;
  }

  private static boolean bothLatin(DraftRequest request, DraftSource source) {
    return !List.of(LanguageResult.HINDI, LanguageResult.HINGLISH).contains(request.language())
        && !List.of(LanguageResult.HINDI, LanguageResult.HINGLISH).contains(source.language());
  }

  /** Sum of the rarity of the words that a statement shares with the question. */
  double overlap(DraftRequest request, String statement) {
    Set<String> shared = new HashSet<>(Words.of(statement));
    shared.retainAll(new HashSet<>(Words.of(request.title() + " " + request.text())));
    return shared.stream().mapToDouble(rarity()::rarity).sum();
  }

  private List<float[]> vectors(String question, List<DraftSource> sources) {
    if (!encoder.ready().isDone()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    texts.add(question);
    sources.forEach(source -> texts.add(head(source)));
    try {
      Map<String, float[]> vectors = new HashMap<>();
      for (String text : texts) {
        vectors.put(text, seen.get(text));
      }
      List<String> unknown = texts.stream().distinct().filter(t -> vectors.get(t) == null).toList();
      List<float[]> encoded = encoder.encode(unknown);
      for (int i = 0; i < unknown.size(); i++) {
        vectors.put(unknown.get(i), encoded.get(i));
        seen.put(unknown.get(i), encoded.get(i));
      }
      return texts.stream().map(vectors::get).toList();
    } catch (ModelNotReadyException e) {
      return List.of();
    }
  }

  private static String head(DraftSource source) {
    String text = source.text();
    return source.title() + ". " + (text.length() > READ ? text.substring(0, READ) : text);
  }

  private static double cosine(SparseVector a, SparseVector b) {
    double lengths = Math.sqrt(a.dot(a) * b.dot(b));
    return lengths == 0 ? 0 : a.dot(b) / lengths;
  }
}
