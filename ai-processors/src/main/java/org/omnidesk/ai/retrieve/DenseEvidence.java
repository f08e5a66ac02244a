package org.omnidesk.ai.retrieve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.text.UnitVectors;

/**
 * Compares a question with passages by the encoder: with the title, and with title and text. Both
 * sides are read as they stand and, where they hold Hindi, word by word in English; the better of
 * both counts.
 */
final class DenseEvidence {

  private static final int READ = 700;
  private static final int KEPT = 4_000;

  /**
   * Cosines, 0-1.
   *
   * @param title with the title alone
   * @param text with title and text
   */
  record Closeness(double title, double text) {}

  private final Encoder encoder;
  private final Bridge bridge;
  // The same articles come up again and again; encoding them would be nearly all the time.
  private final Map<String, float[]> seen =
      Collections.synchronizedMap(
          new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
              return size() > KEPT;
            }
          });

  DenseEvidence(Encoder encoder, Bridge bridge) {
    this.encoder = encoder;
    this.bridge = bridge;
  }

  /** The question as it stands and, if that differs, in English. */
  List<float[]> question(String question, Terms terms) {
    return encoder.encode(
        terms.gloss().equals(question) ? List.of(question) : List.of(question, terms.gloss()));
  }

  List<Closeness> of(List<float[]> question, List<Passage> passages) {
    List<List<String>> titles = passages.stream().map(p -> forms(p.title())).toList();
    List<List<String>> texts =
        passages.stream().map(p -> forms(p.title() + ". " + cut(p.text()))).toList();
    Set<String> wanted = new LinkedHashSet<>();
    titles.forEach(wanted::addAll);
    texts.forEach(wanted::addAll);
    Map<String, float[]> vectors = vectors(wanted);
    List<Closeness> closeness = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      closeness.add(
          new Closeness(
              best(question, titles.get(i), vectors), best(question, texts.get(i), vectors)));
    }
    return closeness;
  }

  private List<String> forms(String text) {
    String gloss = bridge.terms(text, Map.of()).gloss();
    return gloss.equals(text) ? List.of(text) : List.of(text, gloss);
  }

  private Map<String, float[]> vectors(Set<String> texts) {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String text : texts) {
      float[] vector = seen.get(text);
      if (vector == null) {
        unknown.add(text);
      } else {
        vectors.put(text, vector);
      }
    }
    if (!unknown.isEmpty()) {
      List<float[]> encoded = encoder.encode(unknown);
      for (int i = 0; i < unknown.size(); i++) {
        vectors.put(unknown.get(i), encoded.get(i));
        seen.put(unknown.get(i), encoded.get(i));
      }
    }
    return vectors;
  }

  /**
   * As they stand two Hindi texts are alike to an encoder that does not read the script, so pairs
   * are formed within a form: plain with plain, English with English; plain English fits both.
   */
  private static double best(
      List<float[]> question, List<String> forms, Map<String, float[]> vectors) {
    float[] english = vectors.get(forms.getLast());
    double best = UnitVectors.cosine(question.getLast(), english);
    return Math.clamp(best, 0, 1);
  }

  private static String cut(String text) {
    return text.length() <= READ ? text : text.substring(0, READ);
  }
}
