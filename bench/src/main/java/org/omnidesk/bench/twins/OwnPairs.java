package org.omnidesk.bench.twins;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.omnidesk.ai.adapter.AdapterTrainer;
import org.omnidesk.ai.adapter.TextPair;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.bench.Options;

/**
 * {@code bench/pairs [--folds 4]}: cross-validation on the product's own pairs, no sentence pattern
 * in two folds; each text searches among all texts of its language in its fold, with the English
 * encoder alone and with the adapter trained on the other folds. Prints {@code
 * {"hindi":{"before":{…},"after":{…}},"hinglish":{…}}}.
 */
public final class OwnPairs {

  private OwnPairs() {}

  public static void main(String[] arguments) throws IOException {
    int code = 0;
    try {
      int folds = Options.parse(arguments, "folds").number("folds", 4);
      if (folds < 2 || folds > 20) {
        throw new IllegalArgumentException("--folds: 2 to 20");
      }
      System.out.println(new ObjectMapper().writeValueAsString(run(folds)));
    } catch (IllegalArgumentException wrong) {
      System.err.println("pairs: " + wrong.getMessage());
      code = 2;
    }
    System.exit(code);
  }

  /** Scores by language, then before and after. */
  public static Map<String, Map<String, TwinScores>> run(int folds) {
    List<TextPair> pairs = TextPair.shipped();
    Map<String, Map<String, List<TwinScores>>> found = new LinkedHashMap<>();
    try (Encoder english = Twins.encoder()) {
      for (int fold = 0; fold < folds; fold++) {
        List<TextPair> train = new ArrayList<>();
        Map<String, List<TextPair>> test = new LinkedHashMap<>();
        for (TextPair pair : pairs) {
          if (Math.floorMod(pair.pattern().hashCode() * 0x9E3779B1 >>> 8, folds) == fold) {
            test.computeIfAbsent(language(pair), l -> new ArrayList<>()).add(pair);
          } else {
            train.add(pair);
          }
        }
        Encoder adapted = new AdapterTrainer(english).adapted(train);
        test.forEach(
            (language, part) -> {
              var scores = found.computeIfAbsent(language, l -> new LinkedHashMap<>());
              scores
                  .computeIfAbsent("before", b -> new ArrayList<>())
                  .add(Twins.score(english, part));
              scores
                  .computeIfAbsent("after", a -> new ArrayList<>())
                  .add(Twins.score(adapted, part));
            });
        System.err.printf("fold %d: %s%n", fold + 1, found);
      }
    }
    Map<String, Map<String, TwinScores>> means = new LinkedHashMap<>();
    found.forEach(
        (language, scores) ->
            scores.forEach(
                (when, parts) ->
                    means
                        .computeIfAbsent(language, l -> new LinkedHashMap<>())
                        .put(when, mean(parts))));
    return means;
  }

  private static String language(TextPair pair) {
    return pair.other().codePoints().anyMatch(c -> c >= 0x0900 && c <= 0x097F)
        ? "hindi"
        : "hinglish";
  }

  private static TwinScores mean(List<TwinScores> parts) {
    int n = parts.stream().mapToInt(TwinScores::n).sum();
    return new TwinScores(
        n,
        parts.stream().mapToDouble(s -> s.n() * s.pAt1()).sum() / n,
        parts.stream().mapToDouble(s -> s.n() * s.rAt10()).sum() / n);
  }
}
