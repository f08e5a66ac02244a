package org.omnidesk.bench.crash;

import static org.omnidesk.bench.crash.Channels.GLPI;
import static org.omnidesk.bench.crash.Channels.MAIL;
import static org.omnidesk.bench.crash.Channels.SMS;
import static org.omnidesk.bench.crash.Channels.SOLMAN;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.omnidesk.bench.crash.Ledger.Answered;
import org.omnidesk.bench.crash.Ledger.Written;

/** Compares what was sent with what was stored, emitted and delivered, as sets. */
final class Comparison {

  private static final List<String> CONSUMERS =
      List.of("enrich", "draft-answer", "index-vectors", "plan-deliveries", "analytics");

  private final Ledger ledger;
  private final HubState hub;
  private final Delivered delivered;

  Comparison(Ledger ledger, HubState hub, Delivered delivered) {
    this.ledger = ledger;
    this.hub = hub;
    this.delivered = delivered;
  }

  List<Line> lines() throws SQLException, IOException {
    List<Line> lines = new ArrayList<>();
    stored(lines);
    emitted(lines);
    arrived(lines);
    return lines;
  }

  private void stored(List<Line> lines) throws SQLException {
    lines.add(Line.of(MAIL + " messages", keys(MAIL), bare(hub.keptKeys(MAIL, "mail"))));
    lines.add(Line.of(SMS + " messages", keys(SMS), hub.keptKeys(SMS, "sms")));
    for (String system : List.of(MAIL, SMS, SOLMAN, GLPI)) {
      List<String> markers = ledger.written(system).stream().map(Written::marker).toList();
      Map<String, Integer> written = only("mk-", hub.markersInTexts(system));
      lines.add(Line.of(system + " texts on tickets", markers, written));
    }
    // Two first texts of one phone may be taken at the same moment; so no such line for SMS.
    for (String system : List.of(MAIL, SOLMAN, GLPI)) {
      List<String> opening =
          ledger.written(system).stream().filter(Written::opens).map(Written::marker).toList();
      lines.add(Line.of(system + " tickets", opening, hub.markersInDescriptions(system)));
    }
    List<String> files =
        ledger.written().stream().map(Written::file).filter(Objects::nonNull).toList();
    lines.add(Line.of("attachments", files, hub.files()));
    for (String system : List.of(MAIL, SMS, SOLMAN, GLPI)) {
      Map<String, Integer> texts =
          system.equals(SMS) ? hub.textsOfAgents(SMS) : only("re-", hub.markersInTexts(system));
      lines.add(Line.of(system + " answers stored", answers(system), texts));
    }
  }

  private void emitted(List<Line> lines) throws SQLException {
    Set<String> events = hub.events();
    for (String consumer : CONSUMERS) {
      lines.add(Line.of("events at " + consumer, events, hub.consumed(consumer)));
    }
    lines.add(Line.of("rows of analytics", events, hub.analysed()));
  }

  private void arrived(List<Line> lines) throws SQLException, IOException {
    Delivered.Mails mails = delivered.mails(ledger.written(MAIL));
    Delivered.Texts texts = delivered.texts();
    lines.add(Line.of(MAIL + " answers in mailboxes", answers(MAIL), mails.answers()));
    lines.add(
        Line.of(
            MAIL + " notices in mailboxes",
            Delivered.addresses(ledger.written(MAIL)),
            mails.notices()));
    lines.add(
        Line.of(
            SMS + " answers at phones", answers(SMS), texts.answers(), hub.unknownAnswers(SMS)));
    lines.add(
        Line.of(
            SMS + " notices at phones",
            hub.tickets(SMS),
            texts.notices(),
            hub.unknownNotices(SMS)));
    lines.add(Line.of(SOLMAN + " answers as statements", answers(SOLMAN), delivered.statements()));
    lines.add(Line.of(GLPI + " answers as followups", answers(GLPI), delivered.followups()));
  }

  private List<String> keys(String system) {
    return ledger.written(system).stream()
        .flatMap(w -> w.keys().stream())
        .map(Comparison::bare)
        .toList();
  }

  private List<String> answers(String system) {
    return ledger.answered(system).stream().map(Answered::text).toList();
  }

  private static String bare(String messageId) {
    return messageId.replaceAll("[<>]", "");
  }

  private static Map<String, Integer> bare(Map<String, Integer> counts) {
    Map<String, Integer> bare = new HashMap<>();
    counts.forEach((key, count) -> bare.merge(bare(key), count, Integer::sum));
    return bare;
  }

  private static Map<String, Integer> only(String prefix, Map<String, Integer> counts) {
    Map<String, Integer> some = new HashMap<>(counts);
    some.keySet().removeIf(key -> !key.startsWith(prefix));
    return some;
  }
}
