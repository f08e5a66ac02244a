package org.omnidesk.connectors.sms;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parts of one long message, worked out from what a key's rows say in their order. */
final class PartSet {

  /** Longer than that, and the same reference means another message. */
  static final Duration LIFETIME = Duration.ofHours(1);

  static final String MARK = "/incomplete";

  private final PartKey key;
  private final TreeMap<Integer, Part> parts = new TreeMap<>();
  private final List<String> repeats = new ArrayList<>();
  private final List<String> late = new ArrayList<>();
  private Part first;
  private String completedBy;
  private boolean closed;

  private PartSet(PartKey key) {
    this.key = key;
  }

  /** The sets of a key, oldest first. */
  static List<PartSet> of(PartKey key, List<Part> rows) {
    List<PartSet> sets = new ArrayList<>();
    for (Part row : rows) {
      if (row.number() == 0) {
        sets.stream().filter(s -> row.messageId().equals(s.mark())).forEach(PartSet::close);
      } else if (sets.isEmpty() || !sets.getLast().takes(row)) {
        PartSet set = new PartSet(key);
        set.add(row);
        sets.add(set);
      } else {
        sets.getLast().add(row);
      }
    }
    return sets;
  }

  private boolean takes(Part row) {
    if (row.receivedAt().isAfter(first.receivedAt().plus(LIFETIME))) {
      return false;
    }
    Part same = parts.get(row.number());
    return same == null || same.repeats(row);
  }

  private void add(Part row) {
    if (first == null) {
      first = row;
    }
    if (parts.containsKey(row.number())) {
      repeats.add(row.messageId());
      return;
    }
    parts.put(row.number(), row);
    if (closed) {
      late.add(row.messageId());
    } else if (isWhole()) {
      completedBy = row.messageId();
    }
  }

  private void close() {
    closed = !isWhole();
  }

  boolean isWhole() {
    return parts.size() == key.total();
  }

  /** Whether nothing more will be made of it. */
  boolean isDone() {
    return closed || isWhole();
  }

  boolean isClosed() {
    return closed;
  }

  boolean holds(String messageId) {
    return repeats.contains(messageId)
        || parts.values().stream().anyMatch(p -> p.messageId().equals(messageId));
  }

  boolean isRepeat(String messageId) {
    return repeats.contains(messageId);
  }

  boolean isLate(String messageId) {
    return late.contains(messageId);
  }

  /** The id of the part that made it whole; null if none has. */
  String completedBy() {
    return completedBy;
  }

  Part first() {
    return first;
  }

  /** The id of the message that closes it for want of parts. */
  String mark() {
    return first.messageId() + MARK;
  }

  int size() {
    return parts.size();
  }

  /** The ids of the parts in their order, without those that came after it was passed on. */
  List<String> messageIds() {
    return parts.values().stream()
        .map(Part::messageId)
        .filter(id -> !late.contains(id))
        .collect(Collectors.toList());
  }

  /** The text, with a mark for each gap. Neighbouring bytes are joined before they are decoded. */
  String text() {
    StringBuilder out = new StringBuilder();
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    String charset = null;
    for (int number = 1; number <= key.total(); number++) {
      Part part = parts.get(number);
      boolean gap = part == null || late.contains(part.messageId());
      if (run.size() > 0 && (gap || !String.valueOf(part.charset()).equals(charset))) {
        flush(out, run, charset);
      }
      if (gap) {
        out.append(" [part ")
            .append(number)
            .append(" of ")
            .append(key.total())
            .append(" missing] ");
      } else {
        charset = String.valueOf(part.charset());
        run.writeBytes(part.data());
      }
    }
    flush(out, run, charset);
    return out.toString().strip();
  }

  private static void flush(StringBuilder out, ByteArrayOutputStream run, String charset) {
    if (run.size() > 0) {
      out.append(SmsText.decode(run.toByteArray(), charset).orElse("[unreadable]"));
      run.reset();
    }
  }
}
