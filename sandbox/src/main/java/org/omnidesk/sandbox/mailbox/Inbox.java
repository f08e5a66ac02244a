package org.omnidesk.sandbox.mailbox;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.Flags;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Field;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One account's inbox: GreenMail's folder in memory, and its trace on disk. A mail is on disk
 * before it can be seen by IMAP, so that no UID is given to two mails even by a crash in between.
 */
final class Inbox implements FolderListener {

  private final String address;
  private final MailFolder folder;
  private final MailFiles files;
  private final Set<Long> uids = new TreeSet<>();
  // One delivery at a time. Not held by the callbacks, which come with GreenMail's own locks held.
  private final Lock deliveries = new ReentrantLock();
  private final ThreadLocal<String> arriving = new ThreadLocal<>();
  private volatile boolean restoring;

  Inbox(String address, MailFolder folder, MailFiles files) {
    this.address = address;
    this.folder = folder;
    this.files = files;
    folder.addListener(this);
  }

  MailFolder folder() {
    return folder;
  }

  /** Keeps a new mail, then shows it. */
  void deliver(byte[] mail) {
    deliveries.lock();
    try {
      long now = System.currentTimeMillis();
      String file = files.keep(mail);
      files.append(KeptEvent.arrived(address, file, now));
      show(mail, file, now);
    } finally {
      deliveries.unlock();
    }
  }

  /** Shows a mail that was kept before; {@code uid} null if the crash came before it had one. */
  void restore(byte[] mail, String file, Long uid, long at) {
    if (uid != null) {
      nextUid().set(uid);
    }
    restoring = uid != null;
    show(mail, file, at);
    restoring = false;
  }

  private void show(byte[] mail, String file, long at) {
    arriving.set(file);
    try {
      folder.appendMessage(
          GreenMailUtil.newMimeMessage(new ByteArrayInputStream(mail)), new Flags(), new Date(at));
    } finally {
      arriving.remove();
    }
  }

  void restoreFlags(long uid, List<String> names) throws FolderException {
    if (uids.contains(uid)) {
      restoring = true;
      folder.replaceFlags(FlagNames.parse(names), uid, this, false);
      restoring = false;
    }
  }

  /**
   * Makes sure that the UIDs of expunged mails are not given again, and the old ones still hold.
   */
  void restoreNumbers(long lastUid, long validity) {
    nextUid().accumulateAndGet(lastUid + 1, Math::max);
    try {
      Field field = folder.getClass().getDeclaredField("uidValidity");
      field.setAccessible(true);
      field.setLong(folder, validity);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this GreenMail keeps UIDVALIDITY elsewhere", e);
    }
  }

  /** GreenMail has no way to restore a mailbox, hence its private counter. */
  private AtomicLong nextUid() {
    try {
      Field field = folder.getClass().getDeclaredField("nextUid");
      field.setAccessible(true);
      return (AtomicLong) field.get(folder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this GreenMail counts UIDs elsewhere", e);
    }
  }

  @Override
  public void added(int msn) {
    StoredMessage message = folder.getMessages().get(msn - 1);
    synchronized (uids) {
      uids.add(message.getUid());
    }
    String file = arriving.get();
    if (restoring) {
      return;
    }
    if (file == null) { // by IMAP APPEND or COPY
      file = files.keep(RawMail.of(message.getMimeMessage()));
      files.append(KeptEvent.arrived(address, file, message.getReceivedDate().getTime()));
    }
    files.append(KeptEvent.uid(address, file, message.getUid()));
  }

  @Override
  public void expunged(int msn) {
    synchronized (uids) { // the message is out of the folder already, so its number says nothing
      Set<Long> gone = new TreeSet<>(uids);
      for (long uid : folder.getMessageUids()) {
        gone.remove(uid);
      }
      uids.removeAll(gone);
      gone.forEach(uid -> files.append(KeptEvent.gone(address, uid)));
    }
  }

  @Override
  public void flagsUpdated(int msn, Flags flags, Long uid) {
    if (!restoring) {
      long changed = uid != null ? uid : folder.getMessages().get(msn - 1).getUid();
      files.append(KeptEvent.flags(address, changed, FlagNames.of(flags)));
    }
  }

  @Override
  public void mailboxDeleted() {
    // An inbox cannot be deleted.
  }
}
