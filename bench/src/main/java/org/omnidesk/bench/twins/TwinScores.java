package org.omnidesk.bench.twins;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.omnidesk.ai.text.UnitVectors;

/**
 * How often the twin of a text is found by cosine.
 *
 * @param n texts that searched, each among as many
 * @param pAt1 share that found the twin first, 0-1
 * @param rAt10 share that found it among the first ten, 0-1
 */
public record TwinScores(
    int n, @JsonProperty("pAt1") double pAt1, @JsonProperty("rAt10") double rAt10) {

  /**
   * Scores by the candidates that are nearer than the twin; a twin whose text stands twice counts
   * as found with either.
   *
   * @param rights unit vectors of the texts that search
   * @param lefts unit vectors of the candidates; the twin has the same index
   */
  public static TwinScores of(List<float[]> rights, List<float[]> lefts) {
    int n = rights.size();
    int first = 0;
    int ten = 0;
    for (int i = 0; i < n; i++) {
      double own = UnitVectors.cosine(rights.get(i), lefts.get(i));
      int nearer = 0;
      for (int j = 0; j < n; j++) {
        if (j != i && UnitVectors.cosine(rights.get(i), lefts.get(j)) > own + 1e-6) {
          nearer++;
        }
      }
      first += nearer == 0 ? 1 : 0;
      ten += nearer < 10 ? 1 : 0;
    }
    return new TwinScores(n, (double) first / Math.max(1, n), (double) ten / Math.max(1, n));
  }
}
