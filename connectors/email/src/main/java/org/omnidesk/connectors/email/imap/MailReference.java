package org.omnidesk.connectors.email.imap;

/**
 * One mail in a mailbox.
 *
 * @param folder the IMAP folder
 * @param uidValidity the folder's UIDVALIDITY when the UID was read
 * @param uid the mail's UID
 * @param unseenUntil carried along, see {@link MailboxPosition}
 */
public record MailReference(String folder, long uidValidity, long uid, long unseenUntil) {

  MailboxPosition position() {
    return new MailboxPosition(uidValidity, uid, uid < unseenUntil ? unseenUntil : 0);
  }
}
