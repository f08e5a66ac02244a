package org.omnidesk.connectors.email.mime;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML mail as a reader sees it: lines kept, links kept, nothing hidden. */
public final class HtmlText {

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "tr",
          "table",
          "ul",
          "ol",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "blockquote",
          "pre",
          "hr",
          "center",
          "section",
          "article",
          "header",
          "footer",
          "address",
          "dl",
          "dt",
          "dd",
          "fieldset");
  private static final String DROPPED = "head, style, script, title, noscript, template";
  private static final String QUOTES =
      "div.gmail_quote, .gmail_quote_container, blockquote[type=cite], .moz-cite-prefix,"
          + " .yahoo_quoted, div.gmail_extra, #mail-editor-reference-message-container";

  private HtmlText() {}

  /** All of it. */
  public static String of(String html) {
    return text(Jsoup.parse(html));
  }

  /** Without what mail programs quote from the mail that is answered. */
  public static String withoutQuotes(String html) {
    Document document = Jsoup.parse(html);
    removeQuotes(document);
    return text(document);
  }

  /** The HTML without what mail programs quote; still unsanitised. */
  public static String htmlWithoutQuotes(String html) {
    Document document = Jsoup.parse(html);
    removeQuotes(document);
    return document.body().html();
  }

  private static void removeQuotes(Document document) {
    document.select(QUOTES).remove();
    // Outlook on the web: the marker and everything after it
    Element forward = document.selectFirst("#divRplyFwdMsg, #appendonsend");
    if (forward != null) {
      while (forward.nextElementSibling() != null) {
        forward.nextElementSibling().remove();
      }
      forward.remove();
    }
  }

  private static String text(Document document) {
    document.select(DROPPED).remove();
    StringBuilder text = new StringBuilder();
    document.body().traverse(new Writer(text));
    return PlainText.clean(text.toString())
        .replace('\u00A0', ' ')
        .replaceAll("[ \\t]+(?=\\n)", "")
        .replaceAll("(?<=\\n) +(?=\\S)", "")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  private record Writer(StringBuilder text) implements NodeVisitor {

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        boolean kept = words.parent() instanceof Element e && e.closest("pre") != null;
        String value = kept ? words.getWholeText() : words.text();
        if (atLineStart() && !kept) {
          value = value.stripLeading();
        }
        text.append(value);
      } else if (node.nodeName().equals("br")) {
        text.append('\n');
      } else if (node.nodeName().equals("li")) {
        newLine();
        text.append("- ");
      } else if (BLOCKS.contains(node.nodeName())) {
        newLine();
      }
    }

    @Override
    public void tail(Node node, int depth) {
      switch (node.nodeName()) {
        case "p", "h1", "h2", "h3", "h4" -> {
          newLine();
          text.append('\n');
        }
        case "td", "th" -> text.append(' ');
        case "a" -> link((Element) node);
        default -> {
          if (BLOCKS.contains(node.nodeName())) {
            newLine();
          }
        }
      }
    }

    private void link(Element link) {
      String target = link.attr("href").strip();
      boolean web = target.startsWith("http://") || target.startsWith("https://");
      if (web && !link.text().contains(target.replaceFirst("/$", ""))) {
        text.append(" <").append(target).append('>');
      }
    }

    private boolean atLineStart() {
      return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }

    private void newLine() {
      if (!atLineStart()) {
        text.append('\n');
      }
    }
  }
}
