package org.omnidesk.sandbox.glpi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A query string as PHP reads it: {@code a[0][b]=c} is nested. */
final class GlpiQuery {

  private final Map<String, Object> root = new LinkedHashMap<>();

  GlpiQuery(String raw) {
    if (raw == null || raw.isEmpty()) {
      return;
    }
    for (String pair : raw.split("&")) {
      int eq = pair.indexOf('=');
      String key = decode(eq < 0 ? pair : pair.substring(0, eq));
      put(key, eq < 0 ? "" : decode(pair.substring(eq + 1)));
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private void put(String key, String value) {
    List<String> path = new ArrayList<>();
    int open = key.indexOf('[');
    path.add(open < 0 ? key : key.substring(0, open));
    while (open >= 0) {
      int close = key.indexOf(']', open);
      if (close < 0) {
        break;
      }
      path.add(key.substring(open + 1, close));
      open = key.indexOf('[', close);
    }
    Map<String, Object> at = root;
    for (String part : path.subList(0, path.size() - 1)) {
      Object next = at.computeIfAbsent(part, p -> new LinkedHashMap<String, Object>());
      at = next instanceof Map<?, ?> ? map(next) : new LinkedHashMap<>();
    }
    at.put(path.getLast(), value);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return value instanceof Map ? (Map<String, Object>) value : Map.of();
  }

  /** A plain parameter, or null. */
  String text(String name) {
    return root.get(name) instanceof String s ? s : null;
  }

  boolean flag(String name, boolean otherwise) {
    String value = text(name);
    return value == null ? otherwise : value.equals("true") || value.equals("1");
  }

  Map<String, Object> nested(String name) {
    return map(root.get(name));
  }

  /** {@code x=1} and {@code x[0]=1&x[1]=2} alike. */
  List<String> list(String name) {
    Object value = root.get(name);
    if (value instanceof String s) {
      return List.of(s);
    }
    return map(value).values().stream().map(String::valueOf).toList();
  }
}
