package org.omnidesk.ai.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.omnidesk.ai.AiProperties;

/** What a fresh installation knows: the product's labelled texts and descriptions of categories. */
public final class SeedRows {

  /** Source of these rows. */
  public static final String SOURCE = "seed";

  private SeedRows() {}

  /** The product's texts of these categories; none for a category that is not the product's. */
  public static List<LabelledText> labelled(List<AiProperties.Category> categories) {
    return SeedTexts.load(categories.stream().map(AiProperties.Category::id).toList()).stream()
        .map(
            seed ->
                new LabelledText(
                    "",
                    seed.text(),
                    seed.language(),
                    seed.category(),
                    seed.urgency(),
                    seed.type(),
                    SOURCE,
                    1))
        .toList();
  }

  /** Name, description and, for the product's own categories, the words of their field. */
  public static List<CategoryDescription> described(List<AiProperties.Category> categories) {
    FieldTerms terms = new FieldTerms();
    return categories.stream()
        .map(
            category -> {
              List<String> parts = new ArrayList<>();
              parts.add(category.name());
              if (!category.description().isBlank()) {
                parts.add(category.description());
              }
              parts.addAll(terms.of(category.id()));
              return new CategoryDescription(
                  category.id(), parts.stream().collect(Collectors.joining(", ")));
            })
        .toList();
  }
}
