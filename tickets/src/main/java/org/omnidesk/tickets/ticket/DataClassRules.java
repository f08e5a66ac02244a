package org.omnidesk.tickets.ticket;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which class a ticket gets by where it lies, {@code omnidesk.data-class.*}. Where category and
 * group disagree the stricter one holds. A person's choice stays, and nobody but a person lowers
 * {@code restricted}.
 *
 * @param categories class by category id
 * @param groups class by the name of the group
 */
@ConfigurationProperties("omnidesk.data-class")
public record DataClassRules(Map<String, DataClass> categories, Map<String, DataClass> groups) {

  public static final DataClassRules NONE = new DataClassRules(null, null);

  public DataClassRules {
    categories = categories == null ? Map.of() : Map.copyOf(categories);
    groups = groups == null ? Map.of() : Map.copyOf(groups);
  }

  /** Empty where no rule speaks. */
  public Optional<DataClass> of(String category, String group) {
    return Stream.of(
            category == null ? null : categories.get(category),
            group == null ? null : groups.get(group))
        .filter(c -> c != null)
        .max(Enum::compareTo);
  }

  /** What a ticket's class becomes when its category or group changes. */
  DataClass next(DataClass current, Master setBy, String category, String group) {
    return setBy == Master.PERSON || current == DataClass.RESTRICTED
        ? current
        : of(category, group).orElse(current);
  }
}
