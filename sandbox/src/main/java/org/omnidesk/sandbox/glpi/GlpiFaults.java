package org.omnidesk.sandbox.glpi;

import java.util.concurrent.atomic.AtomicInteger;

/** What is to go wrong next. Each count is used up by API calls. */
final class GlpiFaults {

  /** Calls answered with an HTML page of status 200, nothing done. */
  final AtomicInteger html = new AtomicInteger();

  /** Calls answered with status 500, nothing done. */
  final AtomicInteger errors = new AtomicInteger();

  /** Writing calls that are done, their answer lost. */
  final AtomicInteger lostAnswers = new AtomicInteger();

  /** Milliseconds every call waits first. */
  final AtomicInteger delayMs = new AtomicInteger();

  /** Calls that still succeed before all sessions expire once; -1 for never. */
  final AtomicInteger expireAfter = new AtomicInteger(-1);

  static boolean use(AtomicInteger count) {
    return count.getAndUpdate(n -> n > 0 ? n - 1 : n) > 0;
  }
}
