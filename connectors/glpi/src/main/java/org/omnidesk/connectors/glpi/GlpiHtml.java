package org.omnidesk.connectors.glpi;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** GLPI's texts: entity-encoded on top of HTML by version 10, plain HTML since 11. */
final class GlpiHtml {

  private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!][^>]*>");
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "ul",
          "ol",
          "li",
          "table",
          "tr",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "pre",
          "blockquote",
          "section",
          "article",
          "hr");

  private GlpiHtml() {}

  /** What the writer sent: decoded exactly once on 10, untouched since 11. */
  static String meant(String stored, boolean encoded) {
    if (!encoded || stored == null) {
      return stored;
    }
    if (stored.contains("&#60;") || stored.contains("&#62;") || stored.contains("&#38;")) {
      return stored.replace("&#60;", "<").replace("&#62;", ">").replace("&#38;", "&");
    }
    // A body that was sent encoded is stored as it came.
    return stored.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  static boolean isHtml(String text) {
    return text != null && TAG.matcher(text).find();
  }

  /** The words of an HTML text, a line a block; a text without tags is returned as it is. */
  static String plain(String text) {
    if (text == null || !isHtml(text)) {
      return text == null ? "" : text.strip();
    }
    Document document = Jsoup.parse(text);
    document.select("script, style, head").remove();
    StringBuilder out = new StringBuilder();
    NodeTraversor.traverse(new Words(out), document.body());
    return out.toString()
        .replaceAll("[ \\t\\u00a0]+", " ")
        .replaceAll(" ?\\n ?", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  /** Our plain text as HTML that shows the same. */
  static String ofPlain(String text) {
    StringBuilder out = new StringBuilder();
    for (String paragraph : text.replace("\r\n", "\n").strip().split("\n{2,}")) {
      out.append("<p>").append(escape(paragraph).replace("\n", "<br>")).append("</p>");
    }
    return out.toString();
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private record Words(StringBuilder out) implements NodeVisitor {

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text) {
        out.append(text.getWholeText().replace('\n', ' '));
      } else if (node instanceof Element element) {
        if (element.normalName().equals("br")) {
          out.append('\n');
        } else if (BLOCKS.contains(element.normalName())) {
          line();
          out.append(element.normalName().equals("li") ? "- " : "");
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
        line();
      }
    }

    private void line() {
      if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
        out.append('\n');
      }
    }
  }
}
