package org.omnidesk.ai.adapter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.text.SparseVector;

/** Trains an {@link Adapter} from pairs. Deterministic: same pairs and vectors, same numbers. */
public final class AdapterTrainer {

  /** Changes with anything here that changes the vectors. */
  private static final String VERSION = "1";

  private static final double RIDGE = 0.2;
  private static final int STEPS = 120;
  private static final int BATCH = 256;

  /** With fewer pairs of a script its map stays as it starts. */
  private static final int LEAST_FOR_MAP = 64;

  private static final float ANSWER_SHARE = 0.8f;

  private final Encoder encoder;
  private final int together;

  /**
   * @param encoder the English one, not adapted
   */
  public AdapterTrainer(Encoder encoder) {
    this(encoder, Integer.MAX_VALUE);
  }

  /**
   * @param together texts given to the encoder at once: an int8 model moves a vector a little with
   *     the company that its text has in a batch, so only with 1 the bytes are the same each time
   */
  AdapterTrainer(Encoder encoder, int together) {
    this.encoder = encoder;
    this.together = together;
  }

  /** The adapted encoder after training on these pairs; the encoder itself stays in use. */
  public AdaptedEncoder adapted(List<TextPair> pairs) {
    return new AdaptedEncoder(encoder, train(pairs));
  }

  Adapter train(List<TextPair> all) {
    List<TextPair> pairs = distinct(all);
    Lexicon lexicon = Lexicon.load();
    List<String> english = pairs.stream().map(TextPair::english).toList();
    List<String> others = new ArrayList<>(english);
    others.addAll(SeedLines.english());
    Loanwords loanwords = Loanwords.of(others);
    Gloss gloss = new Gloss(lexicon, loanwords);
    List<Script> scripts = pairs.stream().map(pair -> script(pair.other())).toList();
    float[][] bases = bases(pairs, scripts, gloss);
    float[][] twins = encode(english).toArray(float[][]::new);
    List<SparseVector> counts = pairs.stream().map(pair -> Ngrams.counts(pair.other())).toList();
    float[] idf = Ngrams.idf(counts);
    List<SparseVector> grams = counts.stream().map(count -> Ngrams.weighted(count, idf)).toList();

    int n = pairs.size();
    double[][] matrix = new double[n][n];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j <= i; j++) {
                matrix[i][j] =
                    Adapter.kernel(grams.get(i).dot(grams.get(j)), Vectors.dot(bases[i], bases[j]));
              }
              matrix[i][i] += RIDGE;
            });
    Cholesky factor = Cholesky.of(matrix);
    double[][] dual = new double[n][];
    for (int i = 0; i < n; i++) {
      dual[i] = new double[twins[i].length];
      for (int d = 0; d < dual[i].length; d++) {
        dual[i][d] = twins[i][d] - bases[i][d];
      }
    }
    factor.solve(dual);
    double[] inverse = factor.inverseDiagonal();
    float[][] alphas = new float[n][];
    float[][] unseen = new float[n][];
    for (int i = 0; i < n; i++) {
      alphas[i] = new float[dual[i].length];
      // What the regression says of a text when trained without it.
      float[] answer = new float[dual[i].length];
      for (int d = 0; d < answer.length; d++) {
        alphas[i][d] = (float) dual[i][d];
        answer[d] = (float) (twins[i][d] - dual[i][d] / inverse[i]);
      }
      unseen[i] = Adapter.joined(answer, bases[i]);
    }
    Map<Script, float[][]> maps = new EnumMap<>(Script.class);
    for (Script script : Script.values()) {
      maps.put(script, map(script, scripts, unseen, twins));
    }
    return new Adapter(
        id(pairs), idf, grams, bases, alphas, maps, detector(pairs, gloss), loanwords, gloss);
  }

  private static List<TextPair> distinct(List<TextPair> pairs) {
    Set<String> seen = new LinkedHashSet<>();
    return pairs.stream()
        .filter(pair -> !pair.english().isBlank() && !pair.other().isBlank())
        .filter(pair -> seen.add(pair.english() + "\t" + pair.other()))
        .toList();
  }

  private static Script script(String text) {
    return text.chars().anyMatch(Devanagari::isDevanagari) ? Script.HINDI : Script.HINGLISH;
  }

  private float[][] bases(List<TextPair> pairs, List<Script> scripts, Gloss gloss) {
    int n = pairs.size();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      texts.add(gloss.of(pairs.get(i).other(), scripts.get(i)));
    }
    List<float[]> glossed = encode(texts);
    // Not asked for Hindi, which the encoder does not read.
    List<float[]> own =
        encode(
            IntStream.range(0, n)
                .mapToObj(i -> scripts.get(i) == Script.HINDI ? "" : pairs.get(i).other())
                .toList());
    float[][] bases = new float[n][];
    for (int i = 0; i < n; i++) {
      bases[i] =
          Adapter.base(scripts.get(i) == Script.HINDI ? null : own.get(i), glossed.get(i)).clone();
    }
    return bases;
  }

  private List<float[]> encode(List<String> texts) {
    List<float[]> vectors = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += Math.min(together, texts.size())) {
      int to = Math.min(texts.size() - from, together) + from;
      vectors.addAll(encoder.encode(texts.subList(from, to)));
    }
    return vectors;
  }

  private static float[][] map(
      Script script, List<Script> scripts, float[][] unseen, float[][] twins) {
    int dimensions = twins[0].length;
    float[][] map = new float[2 * dimensions][dimensions];
    for (int d = 0; d < dimensions; d++) {
      map[d][d] = ANSWER_SHARE;
      map[dimensions + d][d] = 1 - ANSWER_SHARE;
    }
    int[] rows = IntStream.range(0, twins.length).filter(i -> scripts.get(i) == script).toArray();
    if (rows.length >= LEAST_FOR_MAP) {
      ContrastiveMap.learn(
          IntStream.of(rows).mapToObj(i -> unseen[i]).toArray(float[][]::new),
          IntStream.of(rows).mapToObj(i -> twins[i]).toArray(float[][]::new),
          map,
          STEPS,
          BATCH);
    }
    return map;
  }

  private static HinglishModel detector(List<TextPair> pairs, Gloss gloss) {
    List<String> hinglish = new ArrayList<>(SeedLines.hinglish());
    List<String> others = new ArrayList<>(SeedLines.others());
    for (TextPair pair : pairs) {
      others.add(pair.english());
      hinglish.add(
          Tokens.of(pair.other()).stream()
              .map(t -> Tokens.isDevanagari(t) ? typed(Devanagari.romanized(t)) : t)
              .collect(Collectors.joining(" ")));
    }
    return HinglishModel.train(hinglish, others, gloss);
  }

  /** As people type it: long vowels once, final nasals as n. */
  private static String typed(String romanized) {
    return romanized.replace("aa", "a").replace("ii", "i").replace("uu", "u");
  }

  String id(List<TextPair> pairs) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((VERSION + "\n" + encoder.modelId() + "\n").getBytes(StandardCharsets.UTF_8));
      for (TextPair pair : pairs) {
        digest.update(
            (pair.english() + "\t" + pair.other() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      for (String[] row : Tsv.read(Lexicon.RESOURCE, 2)) {
        digest.update((row[0] + "\t" + row[1] + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return "hi" + VERSION + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
