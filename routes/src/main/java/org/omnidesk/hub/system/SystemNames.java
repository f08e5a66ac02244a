package org.omnidesk.hub.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds which systems the configuration names. Only files and arguments can name one: Boot reads
 * {@code OMNIDESK_SYSTEMS_GLPIHQ_URL} as a system {@code glpihq}, a second one nobody asked for.
 * Variables only change keys of systems that exist, with {@code _} for {@code .} and {@code -}.
 */
final class SystemNames {

  private static final Pattern KEY =
      Pattern.compile("omnidesk\\.systems\\.([a-z0-9]+(?:-[a-z0-9]+)*)\\.(.+)");
  private static final String VARIABLE = "OMNIDESK_SYSTEMS_";

  private SystemNames() {}

  /**
   * The names, in the order of the configuration; variables that override their keys become
   * properties.
   */
  static Set<String> read(ConfigurableEnvironment environment) {
    Set<String> names = new LinkedHashSet<>();
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> listed
          && !(source instanceof SystemEnvironmentPropertySource)) {
        for (String key : listed.getPropertyNames()) {
          Matcher matcher = KEY.matcher(key);
          if (matcher.matches()) {
            names.add(matcher.group(1));
          }
        }
      }
    }
    Map<String, Object> overrides = overrides(environment, names);
    if (!overrides.isEmpty()) {
      environment
          .getPropertySources()
          .addFirst(new MapPropertySource("system variables", overrides));
    }
    return names;
  }

  private static Map<String, Object> overrides(
      ConfigurableEnvironment environment, Set<String> names) {
    Map<String, Object> overrides = new LinkedHashMap<>();
    environment
        .getSystemEnvironment()
        .forEach(
            (variable, value) -> {
              for (String name : names) {
                String prefix = VARIABLE + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
                if (variable.startsWith(prefix)) {
                  String rest = variable.substring(prefix.length()).toLowerCase(Locale.ROOT);
                  spellings(rest)
                      .forEach(key -> overrides.put("omnidesk.systems." + name + "." + key, value));
                }
              }
            });
    return overrides;
  }

  /**
   * A variable cannot tell {@code .} from {@code -}: every reading is offered, the settings take
   * the one they know.
   */
  private static List<String> spellings(String rest) {
    List<String> spellings = new ArrayList<>(List.of(""));
    for (String part : rest.split("_")) {
      List<String> longer = new ArrayList<>();
      for (String start : spellings) {
        if (start.isEmpty()) {
          longer.add(part);
        } else {
          longer.add(start + "." + part);
          longer.add(start + "-" + part);
        }
      }
      spellings = longer;
    }
    return spellings;
  }
}
