package org.omnidesk.ai.similar;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names of collections: {@code <alias>__<model id>}, the same in every store. */
public final class CollectionNames {

  private static final String BETWEEN = "__";
  private static final Pattern ALIAS = Pattern.compile("[a-z0-9_]{1,80}");
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,80}");

  private CollectionNames() {}

  /**
   * Name of the collection behind an alias.
   *
   * @throws IllegalArgumentException for what is no plain name: it becomes a folder or an address
   */
  public static String physical(String alias, String model) {
    if (!isAlias(alias) || !isModel(model)) {
      throw new IllegalArgumentException("no collection and model name: " + alias + ", " + model);
    }
    return alias + BETWEEN + model;
  }

  /** The model of a collection that belongs to the alias; empty if it does not. */
  public static Optional<String> model(String alias, String physical) {
    return physical.startsWith(alias + BETWEEN)
        ? Optional.of(physical.substring(alias.length() + BETWEEN.length()))
            .filter(CollectionNames::isModel)
        : Optional.empty();
  }

  static boolean isAlias(String name) {
    return ALIAS.matcher(name).matches();
  }

  static boolean isModel(String name) {
    return MODEL.matcher(name).matches();
  }
}
