package org.omnidesk.sandbox.mailbox;

import java.util.List;

/**
 * One line of the index file; unused parts are null.
 *
 * @param op {@code box}, {@code arrived}, {@code uid}, {@code flags} or {@code gone}
 * @param box the account's address
 * @param login its login ({@code box})
 * @param password its password ({@code box})
 * @param validity the inbox's UIDVALIDITY ({@code box})
 * @param file the mail's file name ({@code arrived}, {@code uid})
 * @param at milliseconds since 1970 ({@code arrived})
 * @param uid the IMAP UID ({@code uid}, {@code flags}, {@code gone})
 * @param flags IMAP flags, {@code \Seen} and the like, or keywords ({@code flags})
 */
record KeptEvent(
    String op,
    String box,
    String login,
    String password,
    Long validity,
    String file,
    Long at,
    Long uid,
    List<String> flags) {

  static KeptEvent box(Account account, long validity) {
    return new KeptEvent(
        "box",
        account.address(),
        account.login(),
        account.password(),
        validity,
        null,
        null,
        null,
        null);
  }

  static KeptEvent arrived(String box, String file, long at) {
    return new KeptEvent("arrived", box, null, null, null, file, at, null, null);
  }

  static KeptEvent uid(String box, String file, long uid) {
    return new KeptEvent("uid", box, null, null, null, file, null, uid, null);
  }

  static KeptEvent flags(String box, long uid, List<String> flags) {
    return new KeptEvent("flags", box, null, null, null, null, null, uid, flags);
  }

  static KeptEvent gone(String box, long uid) {
    return new KeptEvent("gone", box, null, null, null, null, null, uid, null);
  }
}
