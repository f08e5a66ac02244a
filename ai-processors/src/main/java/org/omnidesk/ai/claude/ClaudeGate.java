package org.omnidesk.ai.claude;

import java.util.Set;
import org.omnidesk.tickets.Ids;

/** Decides whether a question may leave the house at all. */
public class ClaudeGate {

  /** The only classes of data that may leave; an unknown one is as good as restricted. */
  private static final Set<String> MAY_LEAVE = Set.of("public", "internal");

  private final ClaudeProperties properties;
  private final boolean safe;

  /**
   * @param safe whether there is a masker, a fence and guardrails; without them nothing leaves
   */
  public ClaudeGate(ClaudeProperties properties, boolean safe) {
    this.properties = properties;
    this.safe = safe;
  }

  /** Whether any question can be sent; budgets aside. */
  public boolean isOn() {
    return safe && properties.isOn();
  }

  /** A call, open or refused at once. */
  public ClaudeCall open(ClaudeQuestion question) {
    ClaudeCall call = new ClaudeCall(question, Ids.next(), properties.model());
    if (!properties.isOn()) {
      call.refuse("off", "Claude is off: it needs a key and a daily budget");
    } else if (!safe) {
      call.refuse("off", "Claude is off: nothing here can mask what leaves");
    } else if (!MAY_LEAVE.contains(question.dataClass())) {
      call.refuse("restricted", "data of class " + question.dataClass() + " never leaves");
    }
    return call;
  }
}
