package org.omnidesk.connectors.email.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Takes a mail apart; never throws. What cannot be read is kept as it is, what is too much is cut,
 * and both are noted. Attached mails are not entered: they are files.
 */
public final class MailParser {

  static final int MAX_DEPTH = 50;
  static final int MAX_PARTS = 500;
  static final int MAX_HEADERS = 1000;
  static final int MAX_HEADER_LENGTH = 65_536;

  private MailParser() {}

  public static ParsedMail parse(byte[] mail) {
    ParsedMail parsed = new Pass(false).read(mail);
    if (parsed.parts().stream().allMatch(p -> p.content().length == 0) && mail.length > 0) {
      // No blank line after the headers: the first line that is no header starts the text.
      ParsedMail second = new Pass(true).read(mail);
      if (second.parts().stream().anyMatch(p -> p.content().length > 0)) {
        return second;
      }
    }
    return parsed;
  }

  /** Only the header fields of a mail, or those of a text/rfc822-headers part. */
  public static MailHeaders headers(byte[] block) {
    return new Pass(false).readHeaders(block);
  }

  private static final class Pass {
    private final MimeTokenStream stream;
    private final List<MailPart> parts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Deque<String> multiparts = new ArrayDeque<>();
    private final Deque<Integer> alternatives = new ArrayDeque<>();
    private int alternativesSeen;
    private MailHeaders top;
    private List<MailHeaders.Field> fields = new ArrayList<>();
    private byte[] preamble = {};

    Pass(boolean malformedHeaderStartsBody) {
      stream =
          new MimeTokenStream(
              new MimeConfig.Builder()
                  .setStrictParsing(false)
                  .setMalformedHeaderStartsBody(malformedHeaderStartsBody)
                  .setMaxLineLen(-1)
                  .setMaxHeaderCount(-1)
                  .setMaxHeaderLen(-1)
                  .setMaxContentLen(-1)
                  .build());
      stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    }

    ParsedMail read(byte[] mail) {
      try {
        stream.parse(new ByteArrayInputStream(mail));
        for (EntityState state = stream.getState();
            state != EntityState.T_END_OF_STREAM;
            state = stream.next()) {
          on(state);
        }
      } catch (MimeException | IOException | RuntimeException | StackOverflowError e) {
        problems.add("reading stopped: " + e);
      }
      MailHeaders headers = top == null ? new MailHeaders(fields) : top;
      HeaderParameters type = contentType(headers);
      if (parts.isEmpty() && preamble.length > 0) {
        problems.add("no part found; its preamble is taken as the text");
        parts.add(
            new MailPart(0, false, HeaderParameters.parse("text/plain"), "", null, null, preamble));
      }
      return new ParsedMail(headers, type, parts, problems);
    }

    MailHeaders readHeaders(byte[] mail) {
      try {
        stream.parse(new ByteArrayInputStream(mail));
        for (EntityState state = stream.getState();
            state != EntityState.T_END_OF_STREAM && state != EntityState.T_END_HEADER;
            state = stream.next()) {
          on(state);
        }
      } catch (MimeException | IOException | RuntimeException e) {
        problems.add("reading stopped: " + e);
      }
      return new MailHeaders(fields);
    }

    private void on(EntityState state) throws IOException {
      switch (state) {
        case T_START_HEADER -> fields = new ArrayList<>();
        case T_FIELD -> field(stream.getField());
        case T_END_HEADER -> top = top == null ? new MailHeaders(fields) : top;
        case T_START_MULTIPART -> startMultipart();
        case T_END_MULTIPART -> endMultipart();
        case T_PREAMBLE -> {
          if (multiparts.size() == 1) {
            preamble = all(stream.getInputStream());
          }
        }
        case T_BODY -> leaf();
        default -> {
          // Part boundaries and the epilogue carry nothing.
        }
      }
    }

    private void startMultipart() {
      String type = contentType(new MailHeaders(fields)).value();
      multiparts.push(type);
      if (type.equals("multipart/alternative")) {
        alternatives.push(++alternativesSeen);
      }
      if (multiparts.size() == MAX_DEPTH) {
        problems.add("nested deeper than %d; the rest is one file".formatted(MAX_DEPTH));
        stream.setRecursionMode(RecursionMode.M_FLAT);
      }
    }

    private void endMultipart() {
      if (multiparts.size() == MAX_DEPTH) {
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
      }
      if ("multipart/alternative".equals(multiparts.poll())) {
        alternatives.poll();
      }
    }

    private void field(Field field) {
      if (fields.size() >= MAX_HEADERS) {
        return;
      }
      byte[] raw =
          field.getRaw() == null
              ? (field.getName() + ": " + field.getBody()).getBytes(StandardCharsets.UTF_8)
              : field.getRaw().toByteArray();
      raw = raw.length > MAX_HEADER_LENGTH ? Arrays.copyOf(raw, MAX_HEADER_LENGTH) : raw;
      String line = Charsets.decode(raw, null);
      int colon = line.indexOf(':');
      if (colon > 0) {
        String value = line.substring(colon + 1).replaceAll("\\r?\\n(?=[ \\t])", "");
        fields.add(
            new MailHeaders.Field(
                line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                PlainText.clean(value).replace('\n', ' ').strip()));
      }
    }

    private void leaf() throws IOException {
      if (parts.size() >= MAX_PARTS) {
        if (parts.size() == MAX_PARTS && problems.stream().noneMatch(p -> p.startsWith("more"))) {
          problems.add("more than %d parts; the rest is left out".formatted(MAX_PARTS));
        }
        return;
      }
      MailHeaders headers = new MailHeaders(fields);
      HeaderParameters type = contentType(headers);
      if (type.value().isEmpty() || !type.value().contains("/")) {
        boolean digest = "multipart/digest".equals(multiparts.peek());
        type = new HeaderParameters(digest ? "message/rfc822" : "text/plain", type.parameters());
      }
      HeaderParameters disposition = HeaderParameters.parse(headers.first("Content-Disposition"));
      String fileName = disposition.get("filename");
      fileName = fileName == null ? type.get("name") : fileName;
      String id = headers.first("Content-ID");
      parts.add(
          new MailPart(
              alternatives.isEmpty() ? 0 : alternatives.peek(),
              multiparts.contains("multipart/related"),
              type,
              disposition.value(),
              fileName,
              id == null ? null : id.replaceAll("[<>\\s]", ""),
              content(headers)));
    }

    private byte[] content(MailHeaders headers) throws IOException {
      String encoding = headers.first("Content-Transfer-Encoding");
      byte[] bytes = all(stream.getDecodedInputStream());
      if (encoding != null && encoding.toLowerCase(Locale.ROOT).contains("uuencode")) {
        return UuDecoder.decode(bytes);
      }
      return bytes;
    }

    private static HeaderParameters contentType(MailHeaders headers) {
      return HeaderParameters.parse(headers.first("Content-Type"));
    }

    /** Reads to the end, or to the first thing that cannot be decoded. */
    private byte[] all(InputStream in) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      try {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          out.write(buffer, 0, n);
        }
      } catch (IOException | RuntimeException e) {
        problems.add("a part ends early: " + e);
      }
      return out.toByteArray();
    }
  }
}
