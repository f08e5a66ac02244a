package org.omnidesk.connectors.email.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.omnidesk.connectors.email.EmailSettings;

/** One login to a mailbox with its folder open; closed when anything is wrong with it. */
final class ImapSession implements AutoCloseable {

  private final IMAPStore store;
  private final IMAPFolder folder;

  private ImapSession(IMAPStore store, IMAPFolder folder) {
    this.store = store;
    this.folder = folder;
  }

  /**
   * @throws MailboxUnavailableException naming the setting that is wrong or the server's answer
   */
  static ImapSession open(String system, EmailSettings.Imap imap) {
    String prefix = "omnidesk.systems." + system + ".imap.";
    boolean implicit = imap.tls() == EmailSettings.Tls.IMPLICIT;
    String protocol = implicit ? "imaps" : "imap";
    IMAPStore store = null;
    try {
      store = (IMAPStore) Session.getInstance(properties(protocol, imap)).getStore(protocol);
      store.connect(imap.host(), imap.effectivePort(), imap.username(), imap.password());
      IMAPFolder folder = (IMAPFolder) store.getFolder(imap.folder());
      folder.open(Folder.READ_WRITE);
      return new ImapSession(store, folder);
    } catch (AuthenticationFailedException e) {
      quietly(store);
      throw new MailboxUnavailableException(
          prefix + "username/password: the server refuses the login: " + line(e));
    } catch (FolderNotFoundException e) {
      quietly(store);
      throw new MailboxUnavailableException(
          prefix + "folder: there is no folder '" + imap.folder() + "'");
    } catch (MessagingException e) {
      quietly(store);
      throw new MailboxUnavailableException(
          "%shost/port/tls: %s:%d does not answer: %s"
              .formatted(prefix, imap.host(), imap.effectivePort(), line(e)));
    }
  }

  private static Properties properties(String protocol, EmailSettings.Imap imap) {
    Properties properties = new Properties();
    String mail = "mail." + protocol + ".";
    properties.setProperty(mail + "connectiontimeout", "10000");
    properties.setProperty(mail + "timeout", "30000");
    properties.setProperty(mail + "writetimeout", "30000");
    properties.setProperty(mail + "ssl.checkserveridentity", "true");
    // One BODY.PEEK[] a mail instead of many small ones; sizes are checked before.
    properties.setProperty(mail + "partialfetch", "false");
    properties.setProperty(mail + "peek", "true");
    if (imap.tls() == EmailSettings.Tls.STARTTLS) {
      properties.setProperty(mail + "starttls.enable", "true");
      properties.setProperty(mail + "starttls.required", "true");
    }
    return properties;
  }

  IMAPFolder folder() {
    return folder;
  }

  IMAPStore store() {
    return store;
  }

  /**
   * Asks the server, which tells of new mail on this occasion; false if the connection is gone.
   *
   * <p>A NOOP of our own: Jakarta Mail leaves its own out within a second of the last command, and
   * Dovecot looks for new mail at other commands only every 5 s (its MAILBOX_FULL_SYNC_INTERVAL).
   */
  boolean alive() {
    try {
      if (!store.isConnected() || !folder.isOpen()) {
        return false;
      }
      folder.doCommand(
          protocol -> {
            protocol.noop();
            return null;
          });
      return folder.isOpen();
    } catch (MessagingException e) {
      return false;
    }
  }

  private static String line(MessagingException e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
  }

  private static void quietly(IMAPStore store) {
    try {
      if (store != null) {
        store.close();
      }
    } catch (MessagingException e) {
      // It is broken already.
    }
  }

  @Override
  public void close() {
    quietly(store);
  }
}
