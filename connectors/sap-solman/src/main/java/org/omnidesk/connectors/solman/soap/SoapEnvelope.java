package org.omnidesk.connectors.solman.soap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A SOAP 1.1 envelope that was read.
 *
 * <p>Read by the JDK's own DOM parser with DTDs forbidden, so that no entity, local file or outside
 * address can be pulled in by what someone sent.
 *
 * @param operation the local name of the Body's first element, for example {@code AddInfo}
 * @param element that element
 */
public record SoapEnvelope(String operation, Element element) {

  /** Of SOAP 1.1. */
  public static final String NAMESPACE = "http://schemas.xmlsoap.org/soap/envelope/";

  /** Reads an envelope. */
  public static SoapEnvelope read(byte[] bytes) throws SoapException {
    Element root = parse(bytes);
    if (!"Envelope".equals(root.getLocalName()) || !NAMESPACE.equals(root.getNamespaceURI())) {
      throw new SoapException("the document is no SOAP 1.1 envelope");
    }
    Element body =
        Xml.children(root).stream()
            .filter(e -> "Body".equals(e.getLocalName()) && NAMESPACE.equals(e.getNamespaceURI()))
            .findFirst()
            .orElseThrow(() -> new SoapException("the envelope has no Body"));
    Element operation =
        Xml.children(body).stream()
            .findFirst()
            .orElseThrow(() -> new SoapException("the Body is empty"));
    return new SoapEnvelope(operation.getLocalName(), operation);
  }

  /** Whether the peer's SOAP runtime failed. */
  public boolean isFault() {
    return "Fault".equals(operation) && NAMESPACE.equals(element.getNamespaceURI());
  }

  /** The Fault's words. */
  public String faultText() {
    return Xml.text(element, "faultcode") + ": " + Xml.text(element, "faultstring");
  }

  private static Element parse(byte[] bytes) throws SoapException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Quiet());
      return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
    } catch (SAXParseException e) {
      throw new SoapException(
          "no acceptable XML, line %d column %d: %s"
              .formatted(e.getLineNumber(), e.getColumnNumber(), e.getMessage()),
          e);
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new SoapException("no acceptable XML: " + e.getMessage(), e);
    }
  }

  /** The default handler prints to the standard error stream. */
  private static final class Quiet implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // A warning does not change what was read.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
