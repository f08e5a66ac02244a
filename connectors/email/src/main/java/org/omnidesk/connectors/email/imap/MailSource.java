package org.omnidesk.connectors.email.imap;

import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.omnidesk.connectors.email.EmailSettings;
import org.omnidesk.connectors.email.mime.MailFingerprint;
import org.omnidesk.connectors.email.mime.MailHeaders;
import org.omnidesk.connectors.email.mime.MailParser;
import org.omnidesk.connectors.email.thread.MessageIds;
import org.omnidesk.tickets.message.Checkpoint;
import org.omnidesk.tickets.message.Checkpoints;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.system.Systems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads mailboxes by UID and hands out raw bytes.
 *
 * <p>Not camel-mail's consumer: with {@code mapMailMessage=false} it still loads each mail's
 * envelope (a broken sender address stops the whole poll for good), obeys the headers {@code
 * moveTo}, {@code copyTo} and {@code delete} of the mail itself, and knows what is new by the \Seen
 * flag alone, which every person and phone that reads the mailbox sets. Sending goes through
 * camel-mail.
 */
public final class MailSource implements AutoCloseable {

  /**
   * A mail that cannot be fetched so often is handed on without content, so that it stops nothing.
   */
  static final int FETCH_TRIES = 3;

  private static final Duration MAX_PAUSE = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(MailSource.class);

  private final Systems systems;
  private final Checkpoints checkpoints;
  private final Map<String, Box> boxes = new ConcurrentHashMap<>();

  public MailSource(Systems systems, Checkpoints checkpoints) {
    this.systems = systems;
    this.checkpoints = checkpoints;
  }

  /**
   * The mails not dealt with yet, in the order of arrival; none while the last look is younger than
   * the system's {@code poll}.
   *
   * @throws MailboxUnavailableException if the mailbox cannot be read
   */
  public List<MailReference> newMails(String system) {
    Box box = box(system);
    synchronized (box) {
      if (!box.due()) {
        return List.of();
      }
      try {
        box.dropIfDead();
        Mailbox mailbox = box.open();
        String feed = box.feed();
        MailboxPosition position =
            checkpoints.position(system, feed).flatMap(MailboxPosition::parse).orElse(null);
        if (position == null) {
          position = mailbox.beginning();
          checkpoints.move(system, new Checkpoint(feed, position.toString()));
        } else if (!box.caughtUp && position.uidValidity() == mailbox.uidValidity()) {
          // A crash between the last transaction and its mark left one mail unread.
          mailbox.mark(new MailReference(feed, position.uidValidity(), position.uid(), 0), null);
        }
        box.caughtUp = true;
        List<MailReference> mails = mailbox.after(position);
        LOG.debug("{}: {} new mails behind {}", system, mails.size(), position);
        return mails;
      } catch (MessagingException e) {
        throw box.broken(e);
      }
    }
  }

  /**
   * A mail's bytes with the keys that make it arrive once: its Message-ID (or a hash where it has
   * none), and a hash of its content, so that another mail under the same Message-ID is another
   * mail.
   *
   * @return null if the mail is gone
   * @throws MailboxUnavailableException if the mailbox cannot be read; the same mail is tried again
   *     at the next poll
   */
  public InboundMessage fetch(String system, MailReference mail) {
    Box box = box(system);
    synchronized (box) {
      try {
        Mailbox mailbox = box.open();
        IMAPMessage message = mailbox.find(mail);
        if (message == null) {
          return null;
        }
        Map<String, String> attributes = new HashMap<>();
        int size = mailbox.size(message);
        byte[] bytes;
        if (size > box.settings().maxSize().toBytes()) {
          bytes = mailbox.headerBytes(message);
          attributes.put(MailAttributes.CUT_OFF, String.valueOf(size));
        } else {
          bytes = mailbox.bytes(message);
        }
        box.failures.remove(mail);
        return message(system, mail, bytes, attributes);
      } catch (MessageRemovedException e) {
        return null;
      } catch (MessagingException | IOException | RuntimeException e) {
        if (e instanceof MailboxUnavailableException unavailable) {
          throw unavailable;
        }
        MailboxUnavailableException broken = box.broken(e);
        if (box.failures.merge(mail, 1, Integer::sum) < FETCH_TRIES) {
          throw broken;
        }
        box.failures.remove(mail);
        return message(
            system, mail, new byte[0], Map.of(MailAttributes.FETCH_ERROR, broken.getMessage()));
      }
    }
  }

  /**
   * Marks a mail as dealt with, after its transaction. A failure here changes nothing but the mark.
   */
  public void processed(String system, MailReference mail) {
    Box box = box(system);
    synchronized (box) {
      try {
        try {
          box.open().mark(mail, box.settings().processedFolder());
        } catch (MessagingException e) {
          box.close(); // the connection may have been cut while the ticket was stored
          box.open().mark(mail, box.settings().processedFolder());
        }
      } catch (MessagingException | RuntimeException e) {
        box.close();
        LOG.warn(
            "{}: mail {} is dealt with but could not be marked: {}",
            system,
            mail.uid(),
            e.getMessage());
      }
    }
  }

  /**
   * Logs in and out again, beside the poller's connection.
   *
   * @throws MailboxUnavailableException naming the setting that is wrong
   */
  public void check(String system) {
    ImapSession.open(system, systems.settings(system, EmailSettings.class).imap()).close();
  }

  private static InboundMessage message(
      String system, MailReference mail, byte[] bytes, Map<String, String> attributes) {
    MailHeaders headers = MailParser.headers(bytes);
    String hash =
        bytes.length == 0
            ? MailFingerprint.of(mail.folder() + mail.uidValidity() + ":" + mail.uid())
            : MailFingerprint.of(bytes, headers);
    String id = MessageIds.own(headers.first("Message-ID"));
    Map<String, String> all = new HashMap<>(attributes);
    all.put(MailAttributes.FOLDER, mail.folder());
    all.put(MailAttributes.UID, String.valueOf(mail.uid()));
    all.put(MailAttributes.UID_VALIDITY, String.valueOf(mail.uidValidity()));
    return new InboundMessage(
        system,
        id == null ? "sha256:" + hash : id,
        hash,
        "mail",
        bytes,
        "message/rfc822",
        all,
        Instant.now(),
        new Checkpoint(mail.folder(), mail.position().toString()));
  }

  private Box box(String system) {
    return boxes.computeIfAbsent(system, Box::new);
  }

  @Override
  public void close() {
    boxes.values().forEach(Box::close);
  }

  /** One mailbox's connection and what went wrong with it lately. */
  private final class Box {
    private final String system;
    private final Map<MailReference, Integer> failures = new HashMap<>();
    private ImapSession session;
    private boolean caughtUp;
    private boolean looked;
    private long lastLook;
    private int refusals;
    private Instant nextTry = Instant.MIN;
    private MailboxUnavailableException lastRefusal;

    Box(String system) {
      this.system = system;
    }

    EmailSettings settings() {
      return systems.settings(system, EmailSettings.class);
    }

    /** Whether it is time for the next look; if so, the next one is due a {@code poll} later. */
    boolean due() {
      long now = System.nanoTime();
      if (looked && now - lastLook < settings().poll().toNanos()) {
        return false;
      }
      looked = true;
      lastLook = now;
      return true;
    }

    void dropIfDead() {
      if (session != null && !session.alive()) {
        close();
      }
    }

    String feed() {
      return session.folder().getFullName();
    }

    /**
     * The open mailbox; a server that refused is not asked again at once (it may lock the account).
     */
    Mailbox open() {
      if (session == null) {
        if (Instant.now().isBefore(nextTry)) {
          throw lastRefusal;
        }
        try {
          session = ImapSession.open(system, settings().imap());
          refusals = 0;
        } catch (MailboxUnavailableException e) {
          Duration pause = Duration.ofSeconds(1L << Math.min(refusals++, 6));
          nextTry = Instant.now().plus(pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE);
          lastRefusal = e;
          throw e;
        }
      }
      return new Mailbox(session);
    }

    MailboxUnavailableException broken(Exception cause) {
      close();
      return new MailboxUnavailableException(
          "omnidesk.systems.%s.imap: the connection broke: %s"
              .formatted(system, String.valueOf(cause.getMessage()).replaceAll("\\s+", " ")));
    }

    void close() {
      if (session != null) {
        session.close();
        session = null;
      }
    }
  }
}
