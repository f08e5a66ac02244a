package org.omnidesk.connectors.email.imap;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a folder has been read, written {@code uidvalidity:uid} or {@code
 * uidvalidity:uid:unseen-until}.
 *
 * @param uidValidity for which the UIDs hold
 * @param uid the last UID dealt with
 * @param unseenUntil up to this UID only unread mails are taken: what lay in the mailbox, read by
 *     people, before the hub first looked; 0 if no such are left
 */
record MailboxPosition(long uidValidity, long uid, long unseenUntil) {

  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,10}):(\\d{1,10})(?::(\\d{1,10}))?");

  static Optional<MailboxPosition> parse(String position) {
    Matcher parts = WRITTEN.matcher(position);
    return parts.matches()
        ? Optional.of(
            new MailboxPosition(
                Long.parseLong(parts.group(1)),
                Long.parseLong(parts.group(2)),
                parts.group(3) == null ? 0 : Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return uidValidity + ":" + uid + (unseenUntil > uid ? ":" + unseenUntil : "");
  }
}
