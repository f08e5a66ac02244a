package org.omnidesk.sandbox.solman;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** SOAP 1.1 as SAP's runtime writes and reads it: only the operation element is qualified. */
final class Soap {

  static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
  static final String MC_STYLE = "urn:sap-com:document:sap:soap:functions:mc-style";

  private Soap() {}

  /** The first element in the Body. */
  static Element body(byte[] bytes) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      Element root = builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
      Element body = child(root, "Body");
      Element operation = body == null ? null : first(body);
      if (!ENVELOPE.equals(root.getNamespaceURI()) || operation == null) {
        throw new IOException("no SOAP 1.1 body");
      }
      return operation;
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException("no well-formed XML: " + e.getMessage(), e);
    }
  }

  static byte[] envelope(String operation, String content) {
    return ("<soap-env:Envelope xmlns:soap-env=\""
            + ENVELOPE
            + "\"><soap-env:Header/><soap-env:Body><n0:"
            + operation
            + " xmlns:n0=\""
            + MC_STYLE
            + "\">"
            + content
            + "</n0:"
            + operation
            + "></soap-env:Body></soap-env:Envelope>")
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] fault(String code, String text) {
    return ("<soap-env:Envelope xmlns:soap-env=\""
            + ENVELOPE
            + "\"><soap-env:Header/><soap-env:Body><soap-env:Fault><faultcode>soap-env:"
            + code
            + "</faultcode><faultstring xml:lang=\"en\">"
            + escaped(text)
            + "</faultstring></soap-env:Fault></soap-env:Body></soap-env:Envelope>")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** An element with text, empty for null. */
  static String element(String name, String text) {
    return "<" + name + ">" + (text == null ? "" : escaped(text)) + "</" + name + ">";
  }

  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\r' -> out.append("&#13;");
                default -> {
                  if (c >= 0x20 || c == '\n' || c == '\t') {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }

  static Element child(Element parent, String name) {
    for (Element each : children(parent)) {
      if (each.getLocalName().equals(name)) {
        return each;
      }
    }
    return null;
  }

  /** A child's text, empty if there is none. */
  static String text(Element parent, String name) {
    Element child = parent == null ? null : child(parent, name);
    return child == null ? "" : child.getTextContent();
  }

  /** The {@code item} children of a list element. */
  static List<Element> items(Element parent, String name) {
    Element list = parent == null ? null : child(parent, name);
    return list == null
        ? List.of()
        : children(list).stream().filter(e -> e.getLocalName().equals("item")).toList();
  }

  private static Element first(Element parent) {
    List<Element> all = children(parent);
    return all.isEmpty() ? null : all.getFirst();
  }

  private static List<Element> children(Element parent) {
    List<Element> all = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) {
        all.add(element);
      }
    }
    return all;
  }
}
