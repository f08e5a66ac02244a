package org.omnidesk.connectors.sms;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** The text of a message's bytes. */
final class SmsText {

  private static final String BINARY = "8-BIT";

  private SmsText() {}

  /**
   * Decodes.
   *
   * @param charset the gateway's word for it; Kannel says {@code 8-BIT} for data, which is often
   *     text all the same: UTF-8, or the UTF-16BE of a phone that did not say so
   * @return without control characters but line breaks and tabs, which no store and no screen
   *     wants; empty if it is data and no text. Of a text in a stated charset, what does not fit it
   *     becomes U+FFFD: half a character must not lose a message
   */
  static Optional<String> decode(byte[] data, String charset) {
    if (data.length == 0) {
      return Optional.of("");
    }
    Optional<String> text =
        BINARY.equalsIgnoreCase(charset)
            ? guess(data)
            : strict(data, charset(charset))
                .or(() -> guess(data))
                .or(() -> Optional.of(new String(data, charset(charset))));
    return text.map(SmsText::printable);
  }

  /** Without control characters but line breaks and tabs. */
  static String printable(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
  }

  private static Optional<String> guess(byte[] data) {
    if (RawParameters.isCleanText(data)) {
      return strict(data, StandardCharsets.UTF_8);
    }
    return data.length % 2 == 0
        ? strict(data, StandardCharsets.UTF_16BE).filter(SmsText::isWritten)
        : Optional.empty();
  }

  /** Whether nearly all of it is what people write, as random bytes read as UTF-16 are not. */
  private static boolean isWritten(String text) {
    long written =
        text.codePoints()
            .filter(
                c ->
                    Character.isLetterOrDigit(c)
                        || Character.isSpaceChar(c)
                        || c < 0x250 && !Character.isISOControl(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK
                        || c == '\n'
                        || c == '\r')
            .filter(c -> c < 0x250 || Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN)
            .count();
    return written * 10 >= text.codePoints().count() * 9;
  }

  private static Charset charset(String name) {
    try {
      return name == null || name.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private static Optional<String> strict(byte[] data, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(data)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
