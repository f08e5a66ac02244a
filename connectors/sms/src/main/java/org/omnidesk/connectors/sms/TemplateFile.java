package org.omnidesk.connectors.sms;

import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The registered templates of a system, as a YAML file has them.
 *
 * @param templates in the order in which a person chooses from them
 */
record TemplateFile(List<Entry> templates) {

  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");

  /**
   * One registered text.
   *
   * @param variables by name; exactly those that stand in the text
   */
  record Entry(
      String id,
      String registeredId,
      String language,
      String text,
      Map<String, Variable> variables) {

    Entry {
      variables = variables == null ? Map.of() : new LinkedHashMap<>(variables);
    }

    List<String> places() {
      return PLACE.matcher(text).results().map(r -> r.group(1)).distinct().toList();
    }

    String render(Map<String, String> values) {
      for (String given : values.keySet()) {
        if (!variables.containsKey(given)) {
          throw new IllegalArgumentException("template " + id + " has no variable " + given);
        }
      }
      Matcher places = PLACE.matcher(text);
      StringBuilder out = new StringBuilder();
      while (places.find()) {
        String name = places.group(1);
        String value = variables.get(name).checked(id + "." + name, values.get(name));
        places.appendReplacement(out, Matcher.quoteReplacement(value));
      }
      return places.appendTail(out).toString();
    }
  }

  /** What a variable may hold. */
  enum Kind {
    TICKET,
    TEXT,
    URL,
    PHONE
  }

  /**
   * A typed place in a text.
   *
   * @param type ticket, text, url or phone
   * @param max the longest text in characters; 30 unless given, as the operators have it
   * @param allow the hosts a url may have
   */
  record Variable(String type, Integer max, List<String> allow) {

    Variable {
      Kind.valueOf(type == null ? "" : type.toUpperCase(java.util.Locale.ROOT));
      max = max == null ? 30 : max;
      allow = allow == null ? List.of() : List.copyOf(allow);
    }

    String checked(String name, String value) {
      if (value == null || value.isBlank()) {
        throw new IllegalArgumentException("variable " + name + " is missing");
      }
      if (value
          .codePoints()
          .anyMatch(
              c ->
                  Character.isISOControl(c)
                      || Character.getType(c) == Character.FORMAT && c != 0x200C && c != 0x200D)) {
        throw new IllegalArgumentException(
            "variable " + name + " holds a line break or control character");
      }
      String wrong =
          switch (Kind.valueOf(type.toUpperCase(java.util.Locale.ROOT))) {
            case TICKET -> value.matches("OD-\\d{1,12}") ? null : "is no ticket number like OD-123";
            case PHONE -> value.matches("\\+?[0-9][0-9 -]{2,18}") ? null : "is no phone number";
            case URL -> isAllowedUrl(value) ? null : "is no https link to an allowed host";
            case TEXT ->
                value.codePointCount(0, value.length()) > max
                    ? "is longer than " + max + " characters"
                    : value.matches("(?iu).*(://|www\\.).*") ? "holds a link" : null;
          };
      if (wrong != null) {
        throw new IllegalArgumentException("variable " + name + " " + wrong);
      }
      return value;
    }

    private boolean isAllowedUrl(String value) {
      try {
        URI uri = URI.create(value);
        return "https".equals(uri.getScheme())
            && uri.getUserInfo() == null
            && uri.getHost() != null
            && allow.contains(uri.getHost());
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException naming the template that is wrong
   */
  static TemplateFile load(String location) {
    TemplateFile file = Resources.yaml(location, TemplateFile.class);
    Set<String> ids = new HashSet<>();
    for (Entry entry : file.templates() == null ? List.<Entry>of() : file.templates()) {
      if (entry.id() == null || entry.text() == null || entry.text().isBlank()) {
        throw new IllegalArgumentException(location + ": a template lacks its id or text");
      }
      if (!ids.add(entry.id())) {
        throw new IllegalArgumentException(location + ": template " + entry.id() + " stands twice");
      }
      if (!Set.copyOf(entry.places()).equals(entry.variables().keySet())) {
        throw new IllegalArgumentException(
            "%s: template %s has places %s but variables %s"
                .formatted(
                    location,
                    entry.id(),
                    entry.places(),
                    entry.variables().keySet().stream().collect(Collectors.toList())));
      }
    }
    if (ids.isEmpty()) {
      throw new IllegalArgumentException(location + " holds no template");
    }
    return file;
  }

  /**
   * @throws IllegalArgumentException if there is none of that id
   */
  Entry get(String id) {
    return templates.stream()
        .filter(t -> t.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no template " + id));
  }
}
