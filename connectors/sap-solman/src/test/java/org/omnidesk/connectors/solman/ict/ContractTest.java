package org.omnidesk.connectors.solman.ict;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.omnidesk.connectors.solman.Recordings;
import org.omnidesk.connectors.solman.soap.SoapEnvelope;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What we write is valid by the reconstructed WSDL and by our own. */
class ContractTest {

  private static final List<String> UPDATES =
      List.of(
          "AddInfo",
          "AcceptIncidentProcessing",
          "VerifyIncidentSolution",
          "RejectIncidentSolution",
          "CloseIncident");

  /** The schemas inside a WSDL, with the prefixes declared around them. */
  static Schema schema(byte[] wsdl) throws Exception {
    Document document =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(wsdl));
    NodeList found = document.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema");
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      Element schema = (Element) found.item(i);
      for (int a = 0; a < document.getDocumentElement().getAttributes().getLength(); a++) {
        Attr attribute = (Attr) document.getDocumentElement().getAttributes().item(a);
        if (attribute.getName().startsWith("xmlns:")) {
          schema.setAttributeNS(
              XMLConstants.XMLNS_ATTRIBUTE_NS_URI, attribute.getName(), attribute.getValue());
        }
      }
      sources.add(new DOMSource(schema));
    }
    return SchemaFactory.newDefaultInstance().newSchema(sources.toArray(Source[]::new));
  }

  private static byte[] ownWsdl() throws IOException {
    try (var in = ContractTest.class.getResourceAsStream("/solman/ict_service_desk_api.wsdl")) {
      return in.readAllBytes();
    }
  }

  private static void validate(Schema schema, byte[] envelope) throws Exception {
    schema.newValidator().validate(new DOMSource(SoapEnvelope.read(envelope).element()));
  }

  /** Everything we can write. */
  private static Map<String, byte[]> envelopes(boolean readToo) {
    IctIncident full =
        CodecTest.incident(List.of(CodecTest.statement("one\ntwo"), CodecTest.statement("three")));
    IctIncident bare =
        new IctIncident(
            full.head(), "", List.of(), List.of(), List.of(), List.of(), "20261102043000");
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("RequestSystemGuid", IctWriter.empty("RequestSystemGuid"));
    all.put("RequestGuid", IctWriter.empty("RequestGuid"));
    all.put(
        "RequestSystemGuidResponse",
        IctWriter.answer("RequestSystemGuid", IctAnswer.ofGuid("A".repeat(32))));
    all.put(
        "RequestGuidResponse", IctWriter.answer("RequestGuid", IctAnswer.ofGuid("A".repeat(32))));
    List<String> operations = new ArrayList<>(UPDATES);
    operations.addAll(List.of("ProcessIncident", "ReplicateIncident"));
    for (String operation : operations) {
      all.put(operation, IctWriter.incident(operation, full));
      all.put(operation + " bare", IctWriter.incident(operation, bare));
      all.put(
          operation + "Response",
          IctWriter.answer(
              operation, IctAnswer.done("OD-000001", List.of(new IctAnswer.PersonMap("a", "b")))));
      all.put(
          operation + "Response refused",
          IctWriter.answer(operation, IctAnswer.refused("09", "x".repeat(400))));
    }
    if (readToo) {
      all.put("ReadCompleteIncident", IctWriter.readComplete("A".repeat(32), "B".repeat(32)));
      all.put(
          "ReadCompleteIncidentResponse",
          IctWriter.answer("ReadCompleteIncident", IctAnswer.refused("09", "no")));
      all.put(
          "ListUnclosedIncidentsResponse",
          IctWriter.answer("ListUnclosedIncidents", IctAnswer.refused("09", "no")));
    }
    return all;
  }

  @Test
  void everything_we_write_is_valid_by_the_reconstructed_wsdl() throws Exception {
    Schema schema = schema(Recordings.read("ict_service_desk_api.reconstructed.wsdl"));
    envelopes(true)
        .forEach(
            (what, bytes) ->
                assertThatCode(() -> validate(schema, bytes)).as(what).doesNotThrowAnyException());
  }

  @Test
  void everything_we_write_is_valid_by_our_own_wsdl() throws Exception {
    Schema schema = schema(ownWsdl());
    envelopes(false)
        .forEach(
            (what, bytes) ->
                assertThatCode(() -> validate(schema, bytes)).as(what).doesNotThrowAnyException());
  }

  @Test
  void the_recorded_call_is_valid_by_our_own_wsdl() throws Exception {
    Schema schema = schema(ownWsdl());
    validate(schema, Recordings.read("process-incident.constructed.xml"));
  }

  @Test
  void the_schema_check_notices_a_title_that_is_too_long() throws Exception {
    Schema schema = schema(ownWsdl());
    IctIncident full = CodecTest.incident(List.of());
    IctIncident.Head head = new IctIncident.Head("I", "R", "P", "", "", "t".repeat(41), "3", "EN");
    byte[] bytes =
        IctWriter.incident(
            "AddInfo",
            new IctIncident(head, "", full.persons(), List.of(), List.of(), List.of(), "0"));
    assertThatThrownBy(() -> validate(schema, bytes)).hasMessageContaining("maxLength");
  }
}
