package org.omnidesk.connectors.solman.soap;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads elements by local name: SAP leaves child elements unqualified, other peers qualify them.
 * Lists are a wrapper with {@code item} children, so one and many look alike.
 */
public final class Xml {

  private Xml() {}

  /** The child elements, in order. */
  public static List<Element> children(Element parent) {
    List<Element> all = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        all.add(element);
      }
    }
    return all;
  }

  /** The first child of that name; null if there is none or no parent. */
  public static Element child(Element parent, String name) {
    if (parent == null) {
      return null;
    }
    for (Element each : children(parent)) {
      if (name.equals(each.getLocalName())) {
        return each;
      }
    }
    return null;
  }

  /** A child's text without surrounding white space; empty if there is none. */
  public static String text(Element parent, String name) {
    return rawText(parent, name).strip();
  }

  /** A child's text as it stands; empty if there is none. */
  public static String rawText(Element parent, String name) {
    Element child = child(parent, name);
    return child == null ? "" : child.getTextContent();
  }

  /** The items of a list; empty if the list is empty or absent. */
  public static List<Element> items(Element parent, String list) {
    Element wrapper = child(parent, list);
    return wrapper == null
        ? List.of()
        : children(wrapper).stream().filter(e -> "item".equals(e.getLocalName())).toList();
  }
}
