package org.omnidesk.sandbox.glpi;

import java.util.regex.Pattern;

/** How GLPI 10 keeps text: angle brackets and ampersands as numeric entities on top of HTML. */
final class GlpiText {

  private static final Pattern ENCODED = Pattern.compile("&(lt|gt|#60|#62|#38);");
  private static final Pattern TAGS = Pattern.compile("<[^>]*>");

  private GlpiText() {}

  /** As GLPI 10 stores it; text that looks encoded already is kept, as there. */
  static String encode(String text) {
    boolean kept = text.indexOf('<') < 0 && text.indexOf('>') < 0 && ENCODED.matcher(text).find();
    return kept ? text : text.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;");
  }

  /** What the writer meant. */
  static String decode(String text) {
    if (text.contains("&#60;") || text.contains("&#62;") || text.contains("&#38;")) {
      return text.replace("&#60;", "<").replace("&#62;", ">").replace("&#38;", "&");
    }
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** The first words of an HTML text. */
  static String plain(String html) {
    return TAGS.matcher(html).replaceAll("").strip();
  }
}
