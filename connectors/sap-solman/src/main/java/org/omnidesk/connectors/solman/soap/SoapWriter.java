package org.omnidesk.connectors.solman.soap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes one envelope. Only the operation element is qualified, as the interface wants it.
 *
 * <p>Characters that XML 1.0 cannot hold are left out: people paste them into tickets, and one of
 * them would make the whole call unreadable for the peer.
 */
public final class SoapWriter {

  /** Of the operation elements. */
  public static final String MC_STYLE = "urn:sap-com:document:sap:soap:functions:mc-style";

  private final XMLStreamWriter out;

  private SoapWriter(XMLStreamWriter out) {
    this.out = out;
  }

  /** An envelope around one operation. */
  public static byte[] operation(String name, Consumer<SoapWriter> content) {
    return envelope(
        out -> {
          out.writeStartElement("urn", name, MC_STYLE);
          out.writeNamespace("urn", MC_STYLE);
          content.accept(new SoapWriter(out));
          out.writeEndElement();
        });
  }

  /**
   * A Fault.
   *
   * @param code {@code Client} (the request is to blame) or {@code Server}
   */
  public static byte[] fault(String code, String text) {
    return envelope(
        out -> {
          out.writeStartElement("soapenv", "Fault", SoapEnvelope.NAMESPACE);
          SoapWriter writer = new SoapWriter(out);
          writer.element("faultcode", "soapenv:" + code);
          writer.element("faultstring", text);
          out.writeEndElement();
        });
  }

  private interface Body {
    void write(XMLStreamWriter out) throws XMLStreamException;
  }

  private static byte[] envelope(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      out.writeStartElement("soapenv", "Envelope", SoapEnvelope.NAMESPACE);
      out.writeNamespace("soapenv", SoapEnvelope.NAMESPACE);
      out.writeEmptyElement("soapenv", "Header", SoapEnvelope.NAMESPACE);
      out.writeStartElement("soapenv", "Body", SoapEnvelope.NAMESPACE);
      body.write(out);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML into memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** An element with text; empty for null. */
  public void element(String name, String text) {
    element(name, self -> self.characters(text == null ? "" : text));
  }

  /** An element with elements. */
  public void element(String name, Consumer<SoapWriter> content) {
    try {
      out.writeStartElement(name);
      content.accept(this);
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing <" + name + "> failed", e);
    }
  }

  /** A list: the wrapper and an {@code item} each; only the wrapper if there is none. */
  public <T> void list(String name, List<T> all, Consumer<T> one) {
    element(name, self -> all.forEach(each -> element("item", inner -> one.accept(each))));
  }

  private void characters(String text) {
    try {
      out.writeCharacters(legal(text));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing text failed", e);
    }
  }

  /** The text without what XML 1.0 forbids; line ends as {@code \n}. */
  static String legal(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(
            c ->
                c == '\n'
                    || c == '\t'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
