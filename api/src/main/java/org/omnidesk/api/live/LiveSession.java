package org.omnidesk.api.live;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.event.TicketEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One socket. Only its own virtual thread writes to it, from a short queue: a slow reader fills its
 * queue and is dropped, and nobody waits for it.
 */
class LiveSession {

  static final CloseStatus LOGIN_NEEDED = new CloseStatus(4401, "login needed");
  static final CloseStatus TOO_SLOW = new CloseStatus(4408, "too slow");

  private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
  private static final int QUEUE = 256;

  private final WebSocketSession socket;
  private final BlockingQueue<Outgoing> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Instant opened = Instant.now();
  private volatile Actor actor;
  private volatile Instant expiry;
  private volatile Instant lastHeard = Instant.now();
  private volatile boolean open = true;

  /** A text with the check to make before it is sent; the check may ask the database. */
  private record Outgoing(WebSocketMessage<?> message, Predicate<Actor> wanted) {}

  LiveSession(WebSocketSession socket) {
    this.socket = socket;
    Thread.ofVirtual().name("live-" + socket.getId()).start(this::write);
  }

  boolean isSignedIn() {
    return actor != null;
  }

  void signIn(Actor who, Instant until) {
    expiry = until;
    actor = who;
  }

  void heard() {
    lastHeard = Instant.now();
  }

  void send(String text) {
    offer(new Outgoing(new TextMessage(text), who -> true));
  }

  /** Sends the event if this user may see it. */
  void send(String text, TicketEvent event, LiveVisibility visibility) {
    if (actor != null) {
      offer(new Outgoing(new TextMessage(text), who -> visibility.maySee(who, event)));
    }
  }

  /**
   * Ends the socket if its login is over or nobody answers any more; else asks for a sign of life.
   */
  void check(Instant now) {
    boolean unsigned = actor == null && opened.plusSeconds(10).isBefore(now);
    boolean expired = expiry != null && expiry.isBefore(now);
    if (unsigned || expired) {
      close(LOGIN_NEEDED);
    } else if (lastHeard.plusSeconds(75).isBefore(now)) {
      close(TOO_SLOW);
    } else {
      offer(new Outgoing(new PingMessage(), who -> true));
    }
  }

  private void offer(Outgoing outgoing) {
    if (open && !queue.offer(outgoing)) {
      close(TOO_SLOW);
    }
  }

  void close(CloseStatus status) {
    if (!open) {
      return;
    }
    open = false;
    // closing may wait for a write that hangs, so not on the caller's thread
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                socket.close(status);
              } catch (IOException e) {
                LOG.debug("socket {} was gone already", socket.getId());
              }
            });
  }

  void closed() {
    open = false;
  }

  private void write() {
    try {
      while (open) {
        Outgoing next = queue.poll(5, TimeUnit.SECONDS);
        if (next != null && open && next.wanted().test(actor)) {
          socket.sendMessage(next.message());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      LOG.debug("socket {} ends: {}", socket.getId(), e.getMessage());
      close(CloseStatus.SERVER_ERROR);
    }
  }
}
