package org.omnidesk.connectors.email.mime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a reader of the mail gets: one text, its HTML form, and files.
 *
 * @param text the plain text as written; null if the mail has only HTML
 * @param html the HTML, unsanitised; null if the mail has none
 * @param files everything else
 */
public record MailBody(String text, String html, List<MailPart> files) {

  private static final Set<String> PLAIN =
      Set.of("text/plain", "text/enriched", "text/richtext", "text/markdown");

  public static MailBody of(ParsedMail mail) {
    List<MailPart> files = new ArrayList<>();
    Map<Integer, Forms> groups = new LinkedHashMap<>();
    int alone = -1;
    for (MailPart part : mail.parts()) {
      boolean plain = PLAIN.contains(part.type());
      boolean html = part.type().equals("text/html");
      boolean file = part.disposition().equals("attachment") || part.fileName() != null;
      if (file || (!plain && !html)) {
        if (part.content().length > 0 || part.fileName() != null) {
          files.add(part);
        }
        continue;
      }
      Forms forms =
          groups.computeIfAbsent(
              part.alternatives() > 0 ? part.alternatives() : alone--, g -> new Forms());
      (plain ? forms.plain : forms.html).add(part.text());
    }
    return join(groups.values().stream().toList(), files);
  }

  private static MailBody join(List<Forms> groups, List<MailPart> files) {
    boolean anyPlain = groups.stream().anyMatch(g -> !blank(g.plain));
    boolean anyHtml = groups.stream().anyMatch(g -> !blank(g.html));
    List<String> text = new ArrayList<>();
    List<String> html = new ArrayList<>();
    for (Forms group : groups) {
      if (!blank(group.plain)) {
        text.addAll(group.plain);
      } else if (!blank(group.html)) {
        text.add(HtmlText.of(String.join("\n", group.html)));
      }
      html.addAll(group.html);
    }
    return new MailBody(
        anyPlain || !anyHtml ? String.join("\n", text) : null,
        anyHtml ? String.join("\n", html) : null,
        files);
  }

  private static boolean blank(List<String> texts) {
    return texts.stream().allMatch(String::isBlank);
  }

  /** The text, made from the HTML if there is no other. */
  public String anyText() {
    return text != null ? text : HtmlText.of(html);
  }

  /** Content ids that the HTML shows. */
  public Set<String> shownIds() {
    Set<String> ids = new HashSet<>();
    if (html != null) {
      org.jsoup.Jsoup.parse(html)
          .select("[src^=cid:]")
          .forEach(e -> ids.add(e.attr("src").substring("cid:".length())));
    }
    return ids;
  }

  private static final class Forms {
    private final List<String> plain = new ArrayList<>();
    private final List<String> html = new ArrayList<>();
  }
}
