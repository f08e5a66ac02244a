package org.omnidesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.omnidesk.api.live.LiveSockets;
import org.omnidesk.tickets.event.LiveUpdates;
import org.omnidesk.tickets.event.TicketEvent;
import org.springframework.beans.factory.annotation.Autowired;

class LiveUpdatesTest extends HubTest {

  @Autowired LiveUpdates live;
  @Autowired LiveSockets sockets;

  private static final class Ear implements WebSocket.Listener {
    final List<String> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    volatile int closedWith;

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        heard.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closedWith = code;
      return null;
    }
  }

  private WebSocket connect(Ear ear, String origin) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    if (origin != null) {
      builder.header("Origin", origin);
    }
    return builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/live"), ear).join();
  }

  private Ear listen(String role) {
    Ear ear = new Ear();
    connect(ear, "http://127.0.0.1:" + port).sendText("{\"token\": \"" + token(role) + "\"}", true);
    await().until(() -> ear.heard.contains("{\"type\":\"ready\"}"));
    return ear;
  }

  private static TicketEvent event(String type, UUID ticket, String visibility) {
    return new TicketEvent(
        UUID.randomUUID(),
        type,
        ticket,
        1,
        1,
        List.of("status"),
        null,
        visibility,
        "hub",
        Instant.now());
  }

  @Test
  void staff_hear_everything_and_a_requester_what_is_public_on_own_tickets() {
    UUID own = newTicket("live own", "requester@omnidesk.local");
    UUID foreign = newTicket("live foreign", "other@x.example");
    Ear agent = listen("agent");
    Ear requester = listen("requester");

    live.publish(event("omnidesk.ticket.changed", foreign, null));
    live.publish(event("omnidesk.response.added", own, "INTERNAL"));
    live.publish(event("omnidesk.draft.proposed", own, null));
    live.publish(event("omnidesk.delivery.parked", own, null));
    live.publish(event("omnidesk.response.added", own, "PUBLIC"));

    // events go out in order, so the last one proves that the others were left out
    await().until(() -> requester.heard.size() == 2);
    assertThat(requester.heard.get(1)).contains(own.toString(), "\"PUBLIC\"");
    await().until(() -> agent.heard.size() == 6);
    assertThat(agent.heard.get(1)).contains(foreign.toString());
  }

  @Test
  void a_page_of_a_stranger_is_refused() {
    assertThatThrownBy(() -> connect(new Ear(), "https://evil.example"))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  @Test
  void without_a_valid_token_nothing_is_heard() {
    Ear silent = new Ear();
    connect(silent, null).sendText("{\"token\": \"forged\"}", true);
    await().until(() -> silent.closedWith == 4401);
    Ear rude = new Ear();
    connect(rude, null).sendText("{\"type\": \"ping\"}", true);
    await().until(() -> rude.closedWith == 4401);
    assertThat(silent.heard).isEmpty();
  }

  @Test
  void a_ping_is_answered() {
    Ear ear = new Ear();
    WebSocket socket = connect(ear, null);
    socket.sendText("{\"token\": \"" + token("agent") + "\"}", true).join();
    socket.sendText("{\"type\": \"ping\"}", true).join();
    await().until(() -> ear.heard.contains("{\"type\":\"pong\"}"));
  }

  @Test
  void who_does_not_read_is_dropped_and_nobody_waits() {
    class Deaf implements WebSocket.Listener {
      @Override
      public void onOpen(WebSocket socket) {
        // asks for nothing, so nothing is read
      }
    }
    WebSocket deaf =
        HTTP.newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/live"), new Deaf())
            .join();
    deaf.sendText("{\"token\": \"" + token("agent") + "\"}", true).join();
    Ear ear = listen("agent");
    int open = sockets.open();
    UUID ticket = UUID.randomUUID();
    List<String> much = java.util.Collections.nCopies(2000, "a-field-with-a-rather-long-name");
    long started = System.nanoTime();

    for (int i = 0; i < 600; i++) {
      TicketEvent small = event("omnidesk.ticket.changed", ticket, null);
      live.publish(
          new TicketEvent(
              small.id(), small.type(), ticket, i, i, much, null, null, "hub", small.time()));
    }
    assertThat(System.nanoTime() - started).isLessThan(10_000_000_000L);
    await().atMost(30, java.util.concurrent.TimeUnit.SECONDS).until(() -> sockets.open() < open);
    deaf.abort();
  }
}
