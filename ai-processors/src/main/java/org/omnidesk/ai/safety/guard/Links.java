package org.omnidesk.ai.safety.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.DomainValidator;
import org.omnidesk.ai.safety.OutsideText;

/**
 * Links of an answer: allowed to configured hosts, and as they stand in a source that the question
 * held. What a ticket links to is not trusted.
 */
final class Links {

  private static final Pattern WITH_SCHEME =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])([a-z][a-z0-9+.-]{1,14}):(//)?([^\\s\"'<>()\\[\\]{}|\\\\^`]+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BARE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}@._/\\\\-])((?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.){1,8}([\\p{L}]{2,24}))(?![\\p{L}\\p{N}_@-])([/?:#][^\\s\"'<>]*)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern RELATIVE =
      Pattern.compile("(?<![:\\p{L}\\p{N}/])//[\\p{L}\\p{N}][^\\s]*\\.[^\\s]+");
  private static final Set<String> DANGEROUS =
      Set.of(
          "javascript",
          "data",
          "vbscript",
          "file",
          "ftp",
          "mailto",
          "tel",
          "sms",
          "blob",
          "ms-msdt",
          "search-ms",
          "smb",
          "ldap",
          "ssh",
          "hxxp",
          "hxxps",
          "ws",
          "wss");
  private static final Set<String> FILES =
      Set.of(
          "zip", "mov", "sh", "py", "md", "pl", "rs", "ps", "so", "app", "bat", "cab", "java",
          "dev", "tf", "one", "doc", "ai", "net");

  private final List<String> allowed;

  /**
   * @param allowed hosts; their subdomains are allowed too
   */
  Links(List<String> allowed) {
    this.allowed = allowed.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
  }

  List<String> foreign(String text, List<OutsideText> given) {
    List<String> sources =
        given.stream()
            .filter(g -> isSource(g.label()))
            .map(g -> g.text().toLowerCase(Locale.ROOT))
            .toList();
    List<String> foreign = new ArrayList<>();
    Matcher scheme = WITH_SCHEME.matcher(text);
    while (scheme.find()) {
      String name = scheme.group(1).toLowerCase(Locale.ROOT);
      boolean web = name.equals("http") || name.equals("https");
      if (scheme.group(2) != null
          ? !web || !isAllowed(scheme.group(), host(scheme.group(3)), sources)
          : DANGEROUS.contains(name)) {
        foreign.add(shown(scheme.group()));
      }
    }
    Matcher relative = RELATIVE.matcher(text);
    while (relative.find()) {
      if (!isAllowed(relative.group(), host(relative.group().substring(2)), sources)) {
        foreign.add(shown(relative.group()));
      }
    }
    String rest = scheme.replaceAll(" ");
    Matcher bare = BARE.matcher(rest);
    while (bare.find()) {
      String top = bare.group(2).toLowerCase(Locale.ROOT);
      boolean path = bare.group(3) != null && bare.group(3).length() > 1;
      boolean www = bare.group(1).toLowerCase(Locale.ROOT).startsWith("www.");
      boolean link =
          www || !FILES.contains(top) && (path || DomainValidator.getInstance().isValidTld(top));
      if (link && !isAllowed(bare.group(), bare.group(1), sources)) {
        foreign.add(shown(bare.group()));
      }
    }
    return foreign;
  }

  private static boolean isSource(String label) {
    String lower = label.toLowerCase(Locale.ROOT);
    return lower.startsWith("source") || lower.startsWith("article");
  }

  /** By the list if nothing is smuggled in the query; else only as a source has it. */
  private boolean isAllowed(String link, String host, List<String> sources) {
    String name = host.toLowerCase(Locale.ROOT);
    String whole = link.toLowerCase(Locale.ROOT).replaceAll("[.,;:!?)]+$", "");
    boolean listed = allowed.stream().anyMatch(a -> name.equals(a) || name.endsWith("." + a));
    return listed && whole.indexOf('?') < 0 && whole.indexOf('@') < 0
        || sources.stream().anyMatch(source -> contains(source, whole));
  }

  /** As a whole link, not as the start of a longer one. */
  private static boolean contains(String source, String link) {
    for (int at = source.indexOf(link); at >= 0; at = source.indexOf(link, at + 1)) {
      int end = at + link.length();
      if (end == source.length() || ".,;:!?)]}>\"' \n\t\r।".indexOf(source.charAt(end)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String host(String rest) {
    String authority = rest.split("[/?#]", 2)[0];
    return authority
        .substring(authority.lastIndexOf('@') + 1)
        .replaceAll(":\\d+$", "")
        .replaceAll("[.,;:!?)]+$", "");
  }

  private static String shown(String link) {
    return link.length() > 80 ? link.substring(0, 80) + "…" : link;
  }
}
