package org.omnidesk.connectors.solman.ict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.omnidesk.connectors.solman.Recordings;
import org.omnidesk.connectors.solman.soap.SoapEnvelope;
import org.omnidesk.connectors.solman.soap.SoapException;
import org.omnidesk.connectors.solman.soap.SoapWriter;

class CodecTest {

  static IctIncident incident(List<IctIncident.Statement> statements) {
    return new IctIncident(
        new IctIncident.Head(
            "I".repeat(32), "R".repeat(32), "P".repeat(32), "", "asha", "t", "3", "EN"),
        "OD-000007",
        List.of(
            new IctIncident.Person(
                "asha", "", "Asha", "Rao", "+918055550100", "", "a@example.com")),
        statements,
        List.of(
            new IctIncident.Attachment(
                "G", "a.txt", "text/plain", "aGVsbG8=", "20261102043000", "asha", "", false)),
        List.of(new IctIncident.Info("SAPUserStatusInbound", "E0002SMIN0001")),
        "20261102043000");
  }

  static IctIncident.Statement statement(String text) {
    return new IctIncident.Statement("SU01", text, "20261102043000", "asha", "EN");
  }

  @Test
  void the_recorded_ProcessIncident_is_read_whole() throws Exception {
    SoapEnvelope envelope = SoapEnvelope.read(Recordings.read("process-incident.constructed.xml"));
    IctIncident incident = IctReader.incident(envelope.element());
    assertThat(envelope.operation()).isEqualTo("ProcessIncident");
    assertThat(incident.head().incidentGuid()).isEqualTo("0A1B2C3D4E5F60718293A4B5C6D7E8F9");
    assertThat(incident.head().shortDescription())
        .isEqualTo("Dump TIME_OUT in VA01 since this morning");
    assertThat(incident.id()).isEqualTo("4711");
    assertThat(incident.persons())
        .extracting(IctIncident.Person::email)
        .containsExactly("asha@example.com", "ravi@example.com");
    assertThat(incident.statements())
        .singleElement()
        .extracting(IctIncident.Statement::text)
        .isEqualTo("VA01 ends with TIME_OUT.\n\nStarted 09:30 IST.");
    assertThat(incident.attachments())
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.data()).isEqualTo("aGVsbG8=");
              assertThat(a.delete()).isFalse();
            });
    assertThat(incident.info("SAPComponent")).isEqualTo("BC-CCM");
  }

  @Test
  void the_three_recorded_answers_are_told_apart() throws Exception {
    String all = new String(Recordings.read("responses.constructed.xml"), StandardCharsets.UTF_8);
    String namespaces =
        "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:urn=\"urn:sap-com:document:sap:soap:functions:mc-style\">";
    List<SoapEnvelope> envelopes = new ArrayList<>();
    for (String part : all.split("<soapenv:Envelope>")) {
      int end = part.indexOf("</soapenv:Envelope>");
      if (end >= 0) {
        envelopes.add(
            SoapEnvelope.read(
                (namespaces + part.substring(0, end) + "</soapenv:Envelope>")
                    .getBytes(StandardCharsets.UTF_8)));
      }
    }
    assertThat(envelopes).hasSize(3);
    IctAnswer good = IctReader.answer("ProcessIncident", envelopes.get(0));
    assertThat(good.errors()).isEmpty();
    assertThat(good.number()).isEqualTo("8000001231");
    assertThat(good.personMaps()).containsExactly(new IctAnswer.PersonMap("asha", "0000000292"));
    IctAnswer bad = IctReader.answer("ProcessIncident", envelopes.get(1));
    assertThat(bad.errors())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.plainCode()).isEqualTo("4");
              assertThat(e.inWords())
                  .isEqualTo("error 4: requester GUID and provider GUID are equal");
            });
    assertThat(envelopes.get(2).isFault()).isTrue();
    assertThat(envelopes.get(2).faultText()).contains("Web service processing error");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void a_list_of_none_one_and_many_comes_back_the_same(int size) throws Exception {
    List<IctIncident.Statement> statements = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      statements.add(statement("line " + i + "\nsecond <b>&amp; ünï 𝄞 हिन्दी"));
    }
    IctIncident sent = incident(statements);
    SoapEnvelope read = SoapEnvelope.read(IctWriter.incident("ReplicateIncident", sent));
    assertThat(IctReader.incident(read.element())).isEqualTo(sent);
  }

  @Test
  void characters_that_xml_cannot_hold_do_not_break_the_call() throws Exception {
    byte[] bytes =
        IctWriter.incident("AddInfo", incident(List.of(statement("a\u0000b\u0008c\uFFFFd\r\ne"))));
    IctIncident read = IctReader.incident(SoapEnvelope.read(bytes).element());
    assertThat(read.statements().getFirst().text()).isEqualTo("abcd\ne");
  }

  @Test
  void a_document_with_a_doctype_is_refused_and_no_file_is_read(@TempDir Path folder)
      throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "TOP-SECRET");
    String attack =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret.toUri())
            + "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><AddInfo><IctHead><IncidentGuid>&e;</IncidentGuid></IctHead></AddInfo></s:Body></s:Envelope>";
    assertThatThrownBy(() -> SoapEnvelope.read(attack.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SoapException.class)
        .hasMessageContaining("DOCTYPE")
        .hasMessageNotContaining("TOP-SECRET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not xml",
        "<a/>",
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body/></s:Envelope>",
        "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body><a/></s:Body></s:Envelope>"
      })
  void what_is_no_envelope_is_refused(String text) {
    assertThatThrownBy(() -> SoapEnvelope.read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SoapException.class);
  }

  @Test
  void an_answer_without_an_errors_element_is_no_success() throws Exception {
    SoapEnvelope silent =
        SoapEnvelope.read(
            SoapWriter.operation("AddInfoResponse", out -> out.element("PersonMaps", "")));
    assertThatThrownBy(() -> IctReader.answer("AddInfo", silent))
        .hasMessageContaining("no Errors element");
    assertThatThrownBy(() -> IctReader.answer("CloseIncident", silent))
        .hasMessageContaining("instead of");
  }

  @Test
  void timestamps_are_utc_and_zero_is_none() {
    assertThat(IctTime.read("20261102043000")).contains(Instant.parse("2026-11-02T04:30:00Z"));
    assertThat(IctTime.of(Instant.parse("2026-11-02T04:30:00.9Z"))).isEqualTo("20261102043000");
    assertThat(IctTime.read("0")).isEmpty();
    assertThat(IctTime.read("")).isEmpty();
    assertThat(IctTime.read("20261332043000")).isEmpty();
  }
}
