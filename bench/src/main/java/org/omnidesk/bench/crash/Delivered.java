package org.omnidesk.bench.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.omnidesk.bench.crash.Ledger.Written;
import org.omnidesk.bench.hub.ImapReader.Received;

/** What arrived at the outside systems: at GLPI, at Solution Manager, in mailboxes, at phones. */
final class Delivered {

  private static final Pattern ANSWER = Pattern.compile("re-\\d+-\\d{6}");
  private static final String NOTICE_SMS = "Your request is registered as ";

  private final Channels channels;

  Delivered(Channels channels) {
    this.channels = channels;
  }

  /**
   * Mails to those who opened a ticket by mail.
   *
   * @param answers how many Message-IDs each answer has
   * @param notices how many Message-IDs the notice to each address has
   * @param repeats mails that came again with the same Message-ID
   */
  record Mails(Map<String, Integer> answers, Map<String, Integer> notices, int repeats) {}

  Mails mails(List<Written> written) throws IOException {
    Map<String, Integer> answers = new HashMap<>();
    Map<String, Integer> notices = new HashMap<>();
    int repeats = 0;
    for (String address : addresses(written)) {
      Set<String> ids = new HashSet<>();
      for (Received mail : channels.imap().read(address)) {
        if (!ids.add(mail.messageId())) {
          repeats++;
          continue;
        }
        Matcher answer = ANSWER.matcher(mail.text());
        if (answer.find()) {
          answers.merge(answer.group(), 1, Integer::sum);
        } else {
          notices.merge(address, 1, Integer::sum);
        }
      }
    }
    return new Mails(answers, notices, repeats);
  }

  /** Whoever opened a ticket by mail has an address of his own, made of the message's number. */
  static List<String> addresses(List<Written> written) {
    return written.stream()
        .filter(Written::opens)
        .map(w -> "person%d@crash.example".formatted(number(w)))
        .toList();
  }

  private static int number(Written written) {
    return Integer.parseInt(written.marker().replaceFirst(".*-", ""));
  }

  /**
   * SMS at the phones.
   *
   * @param answers how often each text came
   * @param notices how often each ticket's notice came
   */
  record Texts(Map<String, Integer> answers, Map<String, Integer> notices) {}

  Texts texts() throws IOException {
    Map<String, Integer> answers = new HashMap<>();
    Map<String, Integer> notices = new HashMap<>();
    for (JsonNode sms : channels.sms().sent()) {
      String text = sms.path("text").asText();
      if (text.startsWith(NOTICE_SMS)) {
        // OD-12 of "… registered as OD-12. Quote …"
        notices.merge(
            text.substring(NOTICE_SMS.length()).replaceFirst("\\..*", ""), 1, Integer::sum);
      } else {
        answers.merge(text, 1, Integer::sum);
      }
    }
    return new Texts(answers, notices);
  }

  Map<String, Integer> statements() throws IOException {
    Map<String, Integer> answers = new HashMap<>();
    for (JsonNode incident : channels.solman().incidents()) {
      incident.path("texts").forEach(text -> count(text.path("text").asText(), answers));
    }
    return answers;
  }

  Map<String, Integer> followups() throws IOException {
    Map<String, Integer> answers = new HashMap<>();
    for (JsonNode ticket : channels.glpi().tickets()) {
      ticket.path("followups").forEach(text -> count(text.path("content").asText(), answers));
    }
    return answers;
  }

  private static void count(String text, Map<String, Integer> counts) {
    Matcher answer = ANSWER.matcher(text);
    if (answer.find()) {
      counts.merge(answer.group(), 1, Integer::sum);
    }
  }

  /** How many calls to the hub the outside systems have still to make. */
  int waitingOutside() throws IOException {
    int calls = channels.sms().pendingCallbacks();
    for (JsonNode call : channels.solman().queue()) {
      if (call.path("state").asText().equals("pending")) {
        calls++;
      }
    }
    return calls;
  }
}
