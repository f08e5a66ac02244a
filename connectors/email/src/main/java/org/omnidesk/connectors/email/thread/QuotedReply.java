package org.omnidesk.connectors.email.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts what a mail program quotes under an answer. Rules of our own for what programs write in
 * English, German, French, Spanish, Italian, Portuguese, Dutch and Hindi. When nothing would be
 * left, nothing is cut; the mail itself is kept whole in any case.
 */
public final class QuotedReply {

  /** Stands above the text of our mails; everything under it in an answer is quoted. */
  public static final String MARKER = "-- Please write your answer above this line --";

  private static final Pattern MARKER_LINE =
      Pattern.compile(".*-- Please write your answer above this line --.*");

  private static final Pattern ATTRIBUTION =
      Pattern.compile(
          "^\\s*>?\\s*(On\\b.{4,300}\\bwrote|Am\\b.{4,300}\\bschrieb.{0,200}|Le\\b.{4,300}a écrit"
              + "|El\\b.{4,300}escribió|Il\\b.{4,300}ha scritto|Em\\b.{4,300}escreveu"
              + "|Op\\b.{4,300}schreef.{0,200}|.{4,300}ने लिखा|.{4,300}को.{0,200}लिखा.{0,20})\\s*[::]\\s*$",
          Pattern.DOTALL);

  private static final Pattern DIVIDER =
      Pattern.compile(
          "^\\s*>?\\s*(-{2,}\\s*(Original Message|Original Appointment|Ursprüngliche Nachricht"
              + "|Message d'origine|Mensaje original|Messaggio originale|Mensagem original"
              + "|Oorspronkelijk bericht|मूल संदेश)\\s*-{2,})\\s*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern LINE_OF_UNDERSCORES = Pattern.compile("^\\s*_{10,}\\s*$");
  private static final Pattern FROM =
      Pattern.compile("^\\s*\\*?(From|Von|De|Da|Van|प्रेषक)\\s*:\\*?\\s*\\S.*");
  private static final Pattern SENT =
      Pattern.compile(
          "^\\s*\\*?(Sent|Date|Gesendet|Datum|Envoyé|Enviado|Fecha|Inviato|Data|Verzonden|To|An|À|Para|A|Aan|भेजा गया)\\s*:\\*?\\s*\\S.*");

  private static final Pattern PHONE_SIGNATURE =
      Pattern.compile(
          "^\\s*(Sent from my |Sent from Outlook|Get Outlook for |Von meinem .{2,40} gesendet"
              + "|Envoyé de mon |Enviado desde mi |Inviato da ).*",
          Pattern.CASE_INSENSITIVE);

  private QuotedReply() {}

  /** What the writer added. */
  public static String strip(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    cutAtHeading(lines);
    cutTrailingQuote(lines);
    cutSignature(lines);
    String kept = String.join("\n", lines).strip();
    return kept.isEmpty() ? text.strip() : kept;
  }

  private static void cutAtHeading(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (MARKER_LINE.matcher(line).matches()) {
        int start = attributionAbove(lines, i);
        truncate(lines, start);
        return;
      }
      if (DIVIDER.matcher(line).matches() || outlookBlock(lines, i)) {
        truncate(lines, i);
        return;
      }
      int attributed = attributionLength(lines, i);
      if (attributed > 0) {
        afterAttribution(lines, i, attributed);
        return;
      }
    }
  }

  /** The text may stand over the quote, under it, or between its lines. */
  private static void afterAttribution(List<String> lines, int at, int length) {
    int next = at + length;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    boolean quoteFollows = next < lines.size() && lines.get(next).startsWith(">");
    int end = next;
    while (end < lines.size() && (lines.get(end).isBlank() || lines.get(end).startsWith(">"))) {
      end++;
    }
    if (!quoteFollows || end == lines.size()) {
      truncate(lines, at);
    } else if (lines.subList(0, at).stream().allMatch(String::isBlank)
        && lines.subList(end, lines.size()).stream().noneMatch(l -> l.startsWith(">"))) {
      lines.subList(0, end).clear();
    }
  }

  /** Programs wrap "On ... wrote:" over up to four lines. */
  private static int attributionLength(List<String> lines, int at) {
    if (lines.get(at).isBlank()) {
      return 0;
    }
    StringBuilder joined = new StringBuilder();
    for (int n = 0; n < 4 && at + n < lines.size() && !lines.get(at + n).isBlank(); n++) {
      joined.append(n == 0 ? "" : " ").append(lines.get(at + n));
      if (joined.length() < 600 && ATTRIBUTION.matcher(joined).matches()) {
        return n + 1;
      }
    }
    return 0;
  }

  private static int attributionAbove(List<String> lines, int marker) {
    for (int i = Math.max(0, marker - 8); i < marker; i++) {
      if (attributionLength(lines, i) > 0
          || outlookBlock(lines, i)
          || DIVIDER.matcher(lines.get(i)).matches()) {
        return i;
      }
    }
    return marker;
  }

  private static boolean outlookBlock(List<String> lines, int at) {
    int from = LINE_OF_UNDERSCORES.matcher(lines.get(at)).matches() ? at + 1 : at;
    while (from < lines.size() && from < at + 3 && lines.get(from).isBlank()) {
      from++;
    }
    if (from >= lines.size() || !FROM.matcher(lines.get(from)).matches()) {
      return false;
    }
    int more = 0;
    for (int i = from + 1; i < Math.min(lines.size(), from + 6); i++) {
      if (SENT.matcher(lines.get(i)).matches()) {
        more++;
      }
    }
    return more >= 2;
  }

  private static void cutTrailingQuote(List<String> lines) {
    int end = lines.size();
    while (end > 0 && (lines.get(end - 1).isBlank() || lines.get(end - 1).startsWith(">"))) {
      end--;
    }
    truncate(lines, end);
  }

  private static void cutSignature(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      boolean phone = i >= lines.size() - 3 && PHONE_SIGNATURE.matcher(lines.get(i)).matches();
      if (lines.get(i).equals("-- ") || lines.get(i).equals("--") || phone) {
        truncate(lines, i);
        return;
      }
    }
  }

  private static void truncate(List<String> lines, int size) {
    lines.subList(size, lines.size()).clear();
  }
}
