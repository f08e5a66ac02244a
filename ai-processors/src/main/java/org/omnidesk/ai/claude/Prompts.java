package org.omnidesk.ai.claude;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.omnidesk.tickets.Hash;

/**
 * Prompt files with versions, {@code ai/prompts/<name>/v<n>.md} on the class path, counted from 1
 * without a gap. A version that was ever used is never changed: the next one is written.
 */
public class Prompts {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");
  private static final Pattern BLANK = Pattern.compile("\\{\\{([a-z-]+)}}");

  private final Map<String, Integer> pinned;
  private final Map<String, Prompt> read = new ConcurrentHashMap<>();

  /**
   * @param pinned version by name, where not the newest is wanted
   */
  public Prompts(Map<String, Integer> pinned) {
    this.pinned = Map.copyOf(pinned);
  }

  /**
   * The pinned version, else the newest.
   *
   * @throws IllegalArgumentException if there is no such prompt or version
   */
  public Prompt get(String name) {
    return read.computeIfAbsent(
        name,
        key -> {
          Integer version = pinned.get(key);
          return version == null ? newest(key) : version(key, version);
        });
  }

  private static Prompt newest(String name) {
    int version = 1;
    while (text(name, version + 1) != null) {
      version++;
    }
    return version(name, version);
  }

  private static Prompt version(String name, int version) {
    String text = text(name, version);
    if (text == null) {
      throw new IllegalArgumentException("there is no prompt " + name + " v" + version);
    }
    return new Prompt(name, version, text, Hash.sha256(text));
  }

  private static String text(String name, int version) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a prompt: " + name);
    }
    try (InputStream in =
        Prompts.class.getResourceAsStream("/ai/prompts/" + name + "/v" + version + ".md")) {
      return in == null
          ? null
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n").strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The prompt with its blanks, <code>{{name}}</code>, filled; its hash stays the template's.
   *
   * @param values our own words: outside text goes into a question's outside texts
   * @throws IllegalArgumentException if a blank has no value
   */
  public static Prompt filled(Prompt prompt, Map<String, String> values) {
    String text =
        BLANK
            .matcher(prompt.text())
            .replaceAll(
                blank -> {
                  String value = values.get(blank.group(1));
                  if (value == null) {
                    throw new IllegalArgumentException("no value for " + blank.group());
                  }
                  return Matcher.quoteReplacement(value);
                });
    return new Prompt(prompt.name(), prompt.version(), text, prompt.hash());
  }
}
