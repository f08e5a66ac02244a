package org.omnidesk.connectors.email.thread;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.omnidesk.connectors.email.mime.MailFingerprint;

/**
 * Message-IDs as {@code <left@right>}, read from fields that may lack the brackets, hold spaces
 * inside them, be empty or repeat themselves.
 */
public final class MessageIds {

  private static final Pattern BRACKETED = Pattern.compile("<([^<>]{1,2000})>");
  private static final int MAX_LENGTH = 250;
  private static final int MAX_IDS = 100;

  private MessageIds() {}

  /** Every id in a field, in order, once. */
  public static List<String> parse(String field) {
    Set<String> ids = new LinkedHashSet<>();
    if (field == null) {
      return List.of();
    }
    Matcher bracketed = BRACKETED.matcher(field);
    while (bracketed.find() && ids.size() < MAX_IDS) {
      add(bracketed.group(1), ids);
    }
    if (ids.isEmpty()) {
      for (String word : field.split("[\\s,;<>\"]+")) {
        if (word.contains("@") && ids.size() < MAX_IDS) {
          add(word, ids);
        }
      }
    }
    return new ArrayList<>(ids);
  }

  /** The mail's own id, or null. An id without {@code @} is one, too. */
  public static String own(String field) {
    List<String> ids = parse(field);
    if (!ids.isEmpty()) {
      return ids.getFirst();
    }
    Set<String> bare = new LinkedHashSet<>();
    add(field == null ? "" : field.replaceAll("[<>]", ""), bare);
    return bare.isEmpty() ? null : bare.iterator().next();
  }

  private static void add(String raw, Set<String> ids) {
    String id = raw.replaceAll("\\s+", "");
    if (id.length() > MAX_LENGTH) {
      id = "sha256-" + MailFingerprint.of(id) + "@too-long";
    }
    if (!id.isEmpty()) {
      ids.add("<" + id + ">");
    }
  }
}
