package org.omnidesk.connectors.glpi;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import org.omnidesk.tickets.message.Checkpoint;
import org.omnidesk.tickets.message.InboundMessage;

/** One pass over a system's feeds, read lazily. */
final class Poll implements Iterator<InboundMessage> {

  private final GlpiTickets source;
  private final String system;
  private final Queue<GlpiTickets.Feed> feeds;
  private Watermark reached;
  private InboundMessage next;

  Poll(GlpiTickets source, String system, GlpiTickets.Feed... feeds) {
    this.source = source;
    this.system = system;
    this.feeds = new ArrayDeque<>(List.of(feeds));
  }

  @Override
  public boolean hasNext() {
    while (next == null && !feeds.isEmpty()) {
      GlpiTickets.Feed feed = feeds.element();
      next = nextOf(feed);
      if (next == null) {
        feeds.remove();
        reached = null;
      }
    }
    return next != null;
  }

  @Override
  public InboundMessage next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    InboundMessage message = next;
    next = null;
    return message;
  }

  private InboundMessage nextOf(GlpiTickets.Feed feed) {
    while (feed.walk().hasNext()) {
      KeysetWalk.Row row = feed.walk().next();
      reached = row.mark().compareTo(feed.kept()) > 0 ? row.mark() : feed.kept();
      if (feed.memory().settled(row.mark())) {
        continue;
      }
      Optional<TicketBundle> read = feed.reader().read(row);
      if (read.isEmpty()) {
        continue;
      }
      TicketBundle bundle = read.get();
      feed.memory().noteOffset(bundle.json().path("offsetSeconds").asLong());
      String revision = bundle.revision();
      if (!feed.memory().knows(bundle, revision)) {
        Checkpoint checkpoint = new Checkpoint(feed.name(), reached.position());
        return source.message(system, bundle, revision, checkpoint);
      }
    }
    return null;
  }
}
