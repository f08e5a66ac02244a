package org.omnidesk.connectors.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.omnidesk.tickets.intake.UnreadableMessageException;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.system.Systems;

/**
 * Joins the parts of long messages.
 *
 * <p>Each part is a kept message of its own. The part that makes its message whole yields the
 * joined text, the others nothing; {@link #overdue} passes on what waits too long, and a part that
 * comes after that is a text of its own. All of it follows from the stored rows, so mapping a
 * message again gives the same.
 */
public class SmsReassembly {

  static final String INCOMPLETE_KIND = "sms-incomplete";

  /** Rows of finished messages are of use to a replay for that long. */
  private static final Duration KEEP = Duration.ofDays(7);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PartStore store;
  private final Systems systems;
  private final Clock clock;

  public SmsReassembly(PartStore store, Systems systems, Clock clock) {
    this.store = store;
    this.systems = systems;
    this.clock = clock;
  }

  /** What a part leads to. */
  sealed interface Joined {

    /** Nothing now. */
    record Waiting(String reason) implements Joined {}

    /**
     * A text.
     *
     * @param text with marks where parts are missing
     * @param messageIds ids of the messages it is made of
     * @param first the id of the first part that came
     * @param since when that one came
     */
    record Text(String text, List<String> messageIds, String first, Instant since)
        implements Joined {}
  }

  /** Takes a part in. */
  Joined add(PartKey key, Part part) {
    List<PartSet> sets = PartSet.of(key, store.put(key, part));
    PartSet set =
        sets.stream()
            .filter(s -> s.holds(part.messageId()))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("the part store lost " + part.messageId()));
    String which = "part %d of %d".formatted(part.number(), key.total());
    if (set.isRepeat(part.messageId())) {
      return new Joined.Waiting(which + " came before, under another id");
    }
    if (set.isLate(part.messageId())) {
      String text = SmsText.decode(part.data(), part.charset()).orElse("[unreadable]");
      return new Joined.Text(
          "[" + which + ", late] " + text,
          List.of(part.messageId()),
          set.mark(),
          part.receivedAt());
    }
    if (part.messageId().equals(set.completedBy())) {
      return whole(set);
    }
    return new Joined.Waiting(
        set.completedBy() != null
            ? which + ", joined in message " + set.completedBy()
            : "%s kept, waiting (%d there)".formatted(which, set.size()));
  }

  private static Joined.Text whole(PartSet set) {
    return new Joined.Text(
        set.text(), set.messageIds(), set.first().messageId(), set.first().receivedAt());
  }

  /**
   * The messages that wait longer than the system's {@code max-wait-for-parts}: one of kind {@code
   * sms-incomplete} each, the same at every call until it was mapped.
   */
  public List<InboundMessage> overdue(String system) {
    SmsSettings settings = systems.settings(system, SmsSettings.class);
    Instant now = clock.instant();
    List<InboundMessage> out = new ArrayList<>();
    for (PartKey key : store.keys(system)) {
      List<PartSet> sets = PartSet.of(key, store.of(key));
      sets.stream()
          .filter(s -> !s.isDone())
          .filter(s -> !s.first().receivedAt().plus(settings.maxWaitForParts()).isAfter(now))
          .forEach(s -> out.add(incomplete(key, s, now)));
      if (sets.stream().allMatch(PartSet::isDone)) {
        store.forget(key, now.minus(KEEP));
      }
    }
    return out;
  }

  private static InboundMessage incomplete(PartKey key, PartSet set, Instant now) {
    try {
      return new InboundMessage(
          key.system(),
          set.mark(),
          "1",
          INCOMPLETE_KIND,
          JSON.writeValueAsBytes(key),
          "application/json",
          Map.of(),
          now,
          null);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Closes an overdue message and yields what there is of it. */
  Joined close(InboundMessage message) throws UnreadableMessageException {
    PartKey key = key(message);
    Part mark = new Part(message.externalId(), 0, new byte[0], null, message.receivedAt());
    return PartSet.of(key, store.put(key, mark)).stream()
        .filter(s -> s.mark().equals(message.externalId()))
        .findFirst()
        .<Joined>map(
            s ->
                s.isClosed()
                    ? whole(s)
                    : new Joined.Waiting("the missing part came: message " + s.completedBy()))
        .orElseGet(() -> new Joined.Waiting("its parts are no longer kept"));
  }

  /** The key an overdue message is about. */
  static PartKey key(InboundMessage message) throws UnreadableMessageException {
    try {
      return JSON.readValue(message.content(), PartKey.class);
    } catch (IOException e) {
      throw new UnreadableMessageException("content: names no long message", e);
    }
  }
}
