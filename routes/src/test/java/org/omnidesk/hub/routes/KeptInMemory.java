package org.omnidesk.hub.routes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.message.KeptMessage;
import org.omnidesk.tickets.message.MessageState;
import org.omnidesk.tickets.message.MessageStore;

/** The message store without its database; {@code away} is a database that does not answer. */
class KeptInMemory extends MessageStore {

  final List<String> calls = new ArrayList<>();
  final Map<UUID, Integer> attempts = new HashMap<>();
  MessageState state = MessageState.PENDING;
  boolean away;

  KeptInMemory() {
    super(null, null, null);
  }

  static InboundMessage message() {
    return new InboundMessage(
        "glpi-hq",
        "4711",
        "r1",
        "glpi-ticket",
        new byte[] {'{', '}'},
        "application/json",
        Map.of(),
        Instant.EPOCH,
        null);
  }

  private void call(String name) {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    calls.add(name);
  }

  @Override
  public KeptMessage keep(InboundMessage message) {
    call("keep");
    return new KeptMessage(
        UUID.nameUUIDFromBytes(message.content()), message, state, state != MessageState.PENDING);
  }

  @Override
  public List<KeptMessage> claimPending(int limit) {
    call("claim " + limit);
    return List.of(
        new KeptMessage(new UUID(0, 1), message(), MessageState.PENDING, true),
        new KeptMessage(new UUID(0, 2), message(), MessageState.PENDING, true));
  }

  @Override
  public void quarantine(KeptMessage kept, String reason) {
    call("quarantine " + reason);
  }

  @Override
  public int failed(KeptMessage kept, String reason) {
    call("failed " + reason);
    return attempts.merge(kept.id(), 1, Integer::sum);
  }
}
