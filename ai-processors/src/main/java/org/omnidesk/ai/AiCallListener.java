package org.omnidesk.ai;

/** Hears of every finished call; must return quickly and must not throw. */
@FunctionalInterface
public interface AiCallListener {

  /** Called on the caller's thread after the call ended, well or badly. */
  void onCall(AiCall call);
}
