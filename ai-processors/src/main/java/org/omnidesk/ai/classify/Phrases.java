package org.omnidesk.ai.classify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The descriptions of the categories cut into phrases. Each phrase is a row to train from: with no
 * labels they are all there is, with few they outweigh chance, with many they drown.
 *
 * @param texts of all phrases, category by category, each category's whole description first
 * @param classes index of each phrase's category
 * @param weights of each; more phrases than twenty of one category weigh as twenty
 */
record Phrases(List<String> texts, int[] classes, float[] weights) {

  private static final int MOST = 60;
  private static final int FULL_WEIGHT = 20;

  static Phrases of(List<CategoryDescription> categories) {
    List<String> texts = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    List<Float> weights = new ArrayList<>();
    for (int category = 0; category < categories.size(); category++) {
      List<String> own = cut(categories.get(category));
      for (String text : own) {
        texts.add(text);
        classes.add(category);
        weights.add(Math.min(1f, (float) FULL_WEIGHT / own.size()));
      }
    }
    float[] weight = new float[weights.size()];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = weights.get(i);
    }
    return new Phrases(
        List.copyOf(texts), classes.stream().mapToInt(Integer::intValue).toArray(), weight);
  }

  private static List<String> cut(CategoryDescription category) {
    Set<String> phrases = new LinkedHashSet<>();
    phrases.add(category.words());
    for (String phrase : category.description().split("[,;:\\n.।]+(?=\\s|$)")) {
      if (!phrase.isBlank() && phrases.size() < MOST) {
        phrases.add(phrase.strip());
      }
    }
    return List.copyOf(phrases);
  }
}
