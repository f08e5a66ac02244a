package org.omnidesk.sandbox.mailbox;

import jakarta.mail.Flags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** IMAP flags as words. */
final class FlagNames {

  private static final Map<String, Flags.Flag> SYSTEM =
      Map.of(
          "\\Seen", Flags.Flag.SEEN,
          "\\Answered", Flags.Flag.ANSWERED,
          "\\Flagged", Flags.Flag.FLAGGED,
          "\\Deleted", Flags.Flag.DELETED,
          "\\Draft", Flags.Flag.DRAFT);

  private FlagNames() {}

  static List<String> of(Flags flags) {
    List<String> names = new ArrayList<>(Arrays.asList(flags.getUserFlags()));
    SYSTEM.forEach(
        (name, flag) -> {
          if (flags.contains(flag)) {
            names.add(name);
          }
        });
    return names;
  }

  static Flags parse(List<String> names) {
    Flags flags = new Flags();
    for (String name : names) {
      if (SYSTEM.containsKey(name)) {
        flags.add(SYSTEM.get(name));
      } else {
        flags.add(name);
      }
    }
    return flags;
  }
}
