package org.omnidesk.hub.e2e;

import java.util.concurrent.ThreadLocalRandom;

/** Words that nobody else writes, so that a test finds what it made. */
final class Words {

  private Words() {}

  /** Twelve small letters. */
  static String fresh() {
    return ThreadLocalRandom.current()
        .ints(12, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** An Indian mobile number. */
  static String phone() {
    return "+9198" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
  }
}
