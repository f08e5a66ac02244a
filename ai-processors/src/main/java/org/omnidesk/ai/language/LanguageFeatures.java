package org.omnidesk.ai.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.omnidesk.ai.text.SparseVector;
import org.omnidesk.ai.text.Words;

/** Letter 1-3-grams of a text, hashed, and the share of its words that are Hindi function words. */
final class LanguageFeatures {

  private static final int GRAMS = 1 << 14;
  static final int DIMENSIONS = GRAMS + 1;
  private static final float LEXICON_WEIGHT = 2;
  private static final Pattern NO_LANGUAGE =
      Pattern.compile("\\S+@\\S+|https?://\\S+|\\S*[\\\\_]\\S*");
  private static final Set<String> HINDI_WORDS = Set.copyOf(lines("hinglish-words.txt"));

  private LanguageFeatures() {}

  /** Words that carry language: no addresses, paths or numbers. */
  static List<String> words(String text) {
    return Words.of(NO_LANGUAGE.matcher(Words.normalized(text)).replaceAll(" ")).stream()
        .filter(word -> !word.equals("#"))
        .toList();
  }

  static boolean isHindiWord(String word) {
    return HINDI_WORDS.contains(word);
  }

  static SparseVector of(List<String> words) {
    String read = " " + String.join(" ", words) + " ";
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int size = 1; size <= 3; size++) {
      for (int at = 0; at + size <= read.length(); at++) {
        counts.merge(read.substring(at, at + size).hashCode() * 0x9E3779B1 >>> 18, 1, Integer::sum);
      }
    }
    double square = counts.values().stream().mapToDouble(LanguageFeatures::squared).sum();
    int[] indices = new int[counts.size() + 1];
    float[] values = new float[counts.size() + 1];
    int at = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      indices[at] = entry.getKey();
      values[at++] = (float) (Math.sqrt(squared(entry.getValue())) / Math.sqrt(square));
    }
    long hindi = words.stream().filter(HINDI_WORDS::contains).count();
    indices[at] = GRAMS;
    values[at] = LEXICON_WEIGHT * hindi / Math.max(1, words.size());
    return new SparseVector(indices, values);
  }

  private static double squared(int count) {
    double weight = 1 + Math.log(count);
    return weight * weight;
  }

  /** Lines of a resource of ours, without comments. */
  static List<String> lines(String name) {
    try (InputStream stream = LanguageFeatures.class.getResourceAsStream("/ai/language/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: ai/language/" + name);
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toCollection(ArrayList::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
