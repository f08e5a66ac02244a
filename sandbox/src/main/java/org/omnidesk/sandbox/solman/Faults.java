package org.omnidesk.sandbox.solman;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What is to go wrong with the next calls. */
final class Faults {

  /**
   * One thing to go wrong.
   *
   * @param kind {@code cut-after-commit}, {@code cut-before}, {@code slow}, {@code fault}, {@code
   *     errors} or {@code unauthorized}
   * @param operation only for this operation; null for any
   * @param times how many calls
   * @param code error code for {@code errors}
   * @param text words for {@code fault} and {@code errors}
   * @param millis delay for {@code slow}
   */
  public record Fault(
      String kind, String operation, int times, String code, String text, long millis) {}

  private final Deque<Fault> waiting = new ArrayDeque<>();

  synchronized void add(Fault fault) {
    waiting.add(fault);
  }

  synchronized void clear() {
    waiting.clear();
  }

  synchronized List<Fault> all() {
    return List.copyOf(waiting);
  }

  /** Takes the next fault that concerns an operation. */
  synchronized Optional<Fault> take(String operation) {
    for (Iterator<Fault> i = waiting.iterator(); i.hasNext(); ) {
      Fault fault = i.next();
      if (fault.operation() == null || fault.operation().equals(operation)) {
        i.remove();
        if (fault.times() > 1) {
          waiting.addFirst(
              new Fault(
                  fault.kind(),
                  fault.operation(),
                  fault.times() - 1,
                  fault.code(),
                  fault.text(),
                  fault.millis()));
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
