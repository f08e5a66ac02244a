package org.omnidesk.connectors.glpi;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.omnidesk.tickets.message.Checkpoint;
import org.omnidesk.tickets.message.Checkpoints;
import org.omnidesk.tickets.message.InboundMessage;

/**
 * The source's side: which tickets changed, one message each, oldest change first.
 *
 * <p>Two feeds a system: {@code tickets}, and {@code bin} for what was thrown away. A message's
 * checkpoint is the watermark up to which everything was emitted; the hub moves it in the ticket's
 * transaction.
 */
public class GlpiTickets {

  static final String TICKETS = "tickets";
  static final String BIN = "bin";

  private final GlpiClients clients;
  private final Checkpoints checkpoints;
  private final Clock clock;
  private final Map<String, FeedMemory> memories = new ConcurrentHashMap<>();
  private final Map<String, People> people = new ConcurrentHashMap<>();

  public GlpiTickets(GlpiClients clients, Checkpoints checkpoints, Clock clock) {
    this.clients = clients;
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  /**
   * What changed since the last poll, read while it is walked: a message is fetched only after the
   * one before it was asked for.
   *
   * @return lazily; its methods throw {@link GlpiException} when GLPI stops answering
   */
  public Iterator<InboundMessage> poll(String system) {
    return new Poll(this, system, feed(system, TICKETS), feed(system, BIN));
  }

  /** The hub has this one; it is not emitted again while the overlap window shows it. */
  public void taken(String system, InboundMessage message) {
    memory(system, message.checkpoint().feed())
        .take(
            Integer.parseInt(message.externalId()),
            message.attributes().get("dateMod"),
            message.revision());
  }

  private Feed feed(String system, String name) {
    GlpiClient client = clients.of(system);
    FeedMemory memory = memory(system, name);
    Optional<Watermark> kept = checkpoints.position(system, name).map(Watermark::parse);
    Watermark start =
        kept.map(mark -> mark.back(memory.overlap(client.settings().overlap())))
            .orElseGet(() -> Watermark.at(firstLook(client.settings())));
    memory.forgetBefore(start);
    BundleReader reader =
        new BundleReader(client, people.computeIfAbsent(system, s -> new People()));
    return new Feed(
        name, new KeysetWalk(client, start, name.equals(BIN)), reader, memory, kept.orElse(start));
  }

  /**
   * Only the very first poll uses the hub's clock; it need not be exact, and looks a day longer.
   */
  private LocalDateTime firstLook(GlpiSettings settings) {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
        .minus(settings.since())
        .minusDays(1);
  }

  private FeedMemory memory(String system, String feed) {
    return memories.computeIfAbsent(system + "/" + feed, key -> new FeedMemory());
  }

  InboundMessage message(
      String system, TicketBundle bundle, String revision, Checkpoint checkpoint) {
    return new InboundMessage(
        system,
        String.valueOf(bundle.ticketId()),
        revision,
        TicketBundle.KIND,
        bundle.bytes(),
        "application/json",
        Map.of("dateMod", bundle.dateMod()),
        clock.instant(),
        checkpoint);
  }

  /** One feed during one poll. */
  record Feed(
      String name, KeysetWalk walk, BundleReader reader, FeedMemory memory, Watermark kept) {}
}
