package org.omnidesk.connectors.email.imap;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.ReceivedDateTerm;
import jakarta.mail.search.SearchTerm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.protocol.BODY;

/** What the hub asks of an open folder. Only UIDs, sizes, flags and raw bytes are ever fetched. */
final class Mailbox {

  /** How far back a recreated mailbox is read again; what is known already counts as duplicate. */
  private static final Duration RESCAN = Duration.ofDays(7);

  private static final SearchTerm UNSEEN = new FlagTerm(new Flags(Flags.Flag.SEEN), false);
  private static final int MAX_HEADER_BYTES = 256 * 1024;

  private final ImapSession session;
  private final IMAPFolder folder;

  Mailbox(ImapSession session) {
    this.session = session;
    this.folder = session.folder();
  }

  long uidValidity() throws MessagingException {
    return folder.getUIDValidity();
  }

  /** The position to begin at when nothing was ever read: right before the first unread mail. */
  MailboxPosition beginning() throws MessagingException {
    List<Long> unseen = uids(folder.search(UNSEEN));
    long last = lastUid();
    return new MailboxPosition(
        uidValidity(),
        unseen.isEmpty() ? last : unseen.getFirst() - 1,
        unseen.isEmpty() ? 0 : last);
  }

  private long lastUid() throws MessagingException {
    int count = folder.getMessageCount();
    return count == 0 ? 0 : folder.getUID(folder.getMessage(count));
  }

  /** What lies behind a position, in the order of arrival. */
  List<MailReference> after(MailboxPosition position) throws MessagingException {
    if (position.uidValidity() != uidValidity()) {
      Date since = Date.from(Instant.now().minus(RESCAN));
      List<Long> recent =
          uids(folder.search(new OrTerm(UNSEEN, new ReceivedDateTerm(ComparisonTerm.GE, since))));
      return references(recent, 0);
    }
    // UID 99:* answers the last mail also when its UID is lower.
    List<Long> uids =
        new ArrayList<>(uids(folder.getMessagesByUID(position.uid() + 1, UIDFolder.LASTUID)));
    uids.removeIf(uid -> uid <= position.uid());
    long until = position.unseenUntil();
    if (uids.stream().anyMatch(uid -> uid <= until)) {
      Set<Long> unseen = Set.copyOf(uids(folder.search(UNSEEN)));
      uids.removeIf(uid -> uid <= until && !unseen.contains(uid));
    }
    return references(uids, until);
  }

  private List<MailReference> references(List<Long> uids, long unseenUntil)
      throws MessagingException {
    long validity = uidValidity();
    return uids.stream()
        .map(uid -> new MailReference(folder.getFullName(), validity, uid, unseenUntil))
        .toList();
  }

  private List<Long> uids(Message[] messages) throws MessagingException {
    Message[] there = Arrays.stream(messages).filter(m -> m != null).toArray(Message[]::new);
    FetchProfile profile = new FetchProfile();
    profile.add(UIDFolder.FetchProfileItem.UID);
    profile.add(FetchProfile.Item.SIZE); // known to size() then, one round trip for all
    folder.fetch(there, profile);
    List<Long> uids = new ArrayList<>();
    for (Message message : there) {
      uids.add(folder.getUID(message));
    }
    return uids.stream().filter(uid -> uid > 0).sorted().collect(Collectors.toList());
  }

  /**
   * Looks a mail up.
   *
   * @return null if it is not there any more
   */
  IMAPMessage find(MailReference mail) throws MessagingException {
    return mail.uidValidity() == uidValidity()
        ? (IMAPMessage) folder.getMessageByUID(mail.uid())
        : null;
  }

  /** A mail's size in bytes, without its envelope: one that cannot be parsed would throw. */
  int size(IMAPMessage message) throws MessagingException {
    FetchProfile profile = new FetchProfile();
    profile.add(FetchProfile.Item.SIZE);
    folder.fetch(new Message[] {message}, profile);
    return message.getSize();
  }

  /** A mail's bytes. It stays unread. */
  byte[] bytes(IMAPMessage message) throws MessagingException, IOException {
    message.setPeek(true);
    try (InputStream in = message.getMimeStream()) {
      return in.readAllBytes();
    }
  }

  /** A mail's header block. It stays unread. */
  byte[] headerBytes(IMAPMessage message) throws MessagingException {
    int number = message.getMessageNumber();
    BODY body = (BODY) folder.doCommand(p -> p.peekBody(number, "HEADER", 0, MAX_HEADER_BYTES));
    ByteArrayInputStream in = body == null ? null : body.getByteArrayInputStream();
    return in == null ? new byte[0] : in.readAllBytes();
  }

  /** Marks a mail as dealt with: read, and moved if there is a folder for that. */
  void mark(MailReference mail, String processedFolder) throws MessagingException {
    IMAPMessage message = find(mail);
    if (message == null) {
      return;
    }
    Message[] one = {message};
    try {
      folder.setFlags(one, new Flags(Flags.Flag.SEEN), true);
      if (processedFolder != null && !processedFolder.isBlank()) {
        IMAPFolder target = (IMAPFolder) session.store().getFolder(processedFolder);
        if (!target.exists()) {
          target.create(jakarta.mail.Folder.HOLDS_MESSAGES);
        }
        if (session.store().hasCapability("MOVE")) {
          folder.moveMessages(one, target);
        } else {
          folder.copyMessages(one, target);
          folder.setFlags(one, new Flags(Flags.Flag.DELETED), true);
          if (session.store().hasCapability("UIDPLUS")) {
            folder.expunge(one);
          }
        }
      }
    } catch (MessageRemovedException e) {
      // Somebody tidied the mailbox meanwhile.
    }
  }
}
