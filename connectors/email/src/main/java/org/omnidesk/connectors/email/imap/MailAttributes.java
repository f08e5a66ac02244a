package org.omnidesk.connectors.email.imap;

/** Names of what the mailbox says of a mail, in {@code InboundMessage.attributes}. */
public final class MailAttributes {

  public static final String FOLDER = "imap-folder";
  public static final String UID = "imap-uid";
  public static final String UID_VALIDITY = "imap-uidvalidity";

  /** The mail's size in bytes; only its headers were fetched. */
  public static final String CUT_OFF = "cut-off";

  /** Why the server did not hand the mail out; the content is empty. */
  public static final String FETCH_ERROR = "fetch-error";

  private MailAttributes() {}
}
