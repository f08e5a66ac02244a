package org.omnidesk.connectors.solman.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.omnidesk.connectors.solman.ict.IctIncident.Statement;

/** What a statement says, and the id the interface does not give it. */
public final class StatementText {

  private static final Pattern HTML =
      Pattern.compile(
          "<(?:/(?:p|div|span|b|i|ul|ol|li|table|a|html|body)|br\\s*/?)>",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BLOCK_END =
      Pattern.compile("(?:<br\\s*/?>|</(?:p|div|li|tr|h[1-6])>)\\s*", Pattern.CASE_INSENSITIVE);

  private StatementText() {}

  /** Whether it came as HTML. */
  public static boolean isHtml(String text) {
    return HTML.matcher(text).find();
  }

  /** As plain text. */
  public static String plain(String text) {
    return isHtml(text)
        ? Jsoup.parse(BLOCK_END.matcher(text).replaceAll("\n")).wholeText().strip()
        : text.strip();
  }

  /**
   * Text type, time, person and a hash of the words: the same statement sent again has the same id,
   * whatever else is in the call.
   */
  public static String id(Statement statement) {
    return String.join(
        "/",
        statement.textType(),
        statement.timestamp(),
        statement.personId(),
        hash(statement.text().strip().replaceAll("\\s+", " ")));
  }

  /** The first 16 hexadecimal digits of SHA-256. */
  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
          .substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
