package org.omnidesk.bench.crash;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What really happened on our side: every message that an outside system took, every reply. */
final class Ledger {

  /**
   * A message that its system has acknowledged to the person who wrote it.
   *
   * @param marker unique text in it
   * @param system the hub's name of the channel
   * @param keys by which the hub must have kept it: the Message-ID, the gateway's ids; empty where
   *     the channel has no key a message (GLPI, Solution Manager)
   * @param opens whether it is meant to open a ticket
   * @param file name of its attachment; null for none
   */
  record Written(String marker, String system, List<String> keys, boolean opens, String file) {}

  /**
   * An answer of an agent that the API has acknowledged.
   *
   * @param text unique text in it; for SMS the whole text
   * @param system where the ticket came from
   * @param to the requester's address or phone; null for GLPI and Solution Manager
   */
  record Answered(String text, String system, String to) {}

  private final List<Written> written = new CopyOnWriteArrayList<>();
  private final List<Answered> answered = new CopyOnWriteArrayList<>();

  void add(Written message) {
    written.add(message);
  }

  void add(Answered answer) {
    answered.add(answer);
  }

  List<Written> written() {
    return written;
  }

  List<Written> written(String system) {
    return written.stream().filter(w -> w.system().equals(system)).toList();
  }

  List<Answered> answered() {
    return answered;
  }

  List<Answered> answered(String system) {
    return answered.stream().filter(a -> a.system().equals(system)).toList();
  }
}
