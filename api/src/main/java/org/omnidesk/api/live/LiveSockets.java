package org.omnidesk.api.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.omnidesk.api.security.AccessTokens;
import org.omnidesk.tickets.event.LiveUpdates;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.query.TicketAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The sockets at {@code /api/live}: the first message signs in, then events flow. */
public class LiveSockets extends TextWebSocketHandler implements LiveUpdates, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveSockets.class);
  private static final int CHECK_SECONDS = 15;
  private static final long SEND_MILLIS = 5_000;

  private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
  private final ScheduledExecutorService checks =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("live-checks").unstarted(work));
  private final AccessTokens tokens;
  private final LiveVisibility visibility;
  private final ObjectMapper json;

  public LiveSockets(AccessTokens tokens, TicketAccess access, ObjectMapper json) {
    this.tokens = tokens;
    this.visibility = new LiveVisibility(access);
    this.json = json;
    checks.scheduleWithFixedDelay(this::check, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void publish(TicketEvent event) {
    if (sessions.isEmpty()) {
      return;
    }
    try {
      String text = json.writeValueAsString(event);
      sessions.values().forEach(session -> session.send(text, event, visibility));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event is always writable", e);
    }
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession socket) {
    socket.setTextMessageSizeLimit(8 * 1024);
    if (socket instanceof NativeWebSocketSession wrapped
        && wrapped.getNativeSession() instanceof jakarta.websocket.Session tomcats) {
      // how long a write to somebody who does not read may hang before the socket is given up
      tomcats
          .getUserProperties()
          .put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SEND_MILLIS);
    }
    sessions.put(socket.getId(), new LiveSession(socket));
  }

  @Override
  protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
    LiveSession session = sessions.get(socket.getId());
    if (session == null) {
      return;
    }
    session.heard();
    JsonNode said = read(message.getPayload());
    if (said.path("token").isTextual()) {
      signIn(session, said.get("token").asText());
    } else if (!session.isSignedIn()) {
      session.close(LiveSession.LOGIN_NEEDED);
    } else if ("ping".equals(said.path("type").asText())) {
      session.send("{\"type\":\"pong\"}");
    }
  }

  private void signIn(LiveSession session, String token) {
    try {
      Jwt jwt = tokens.read(token);
      session.signIn(AccessTokens.actor(jwt), jwt.getExpiresAt());
      session.send("{\"type\":\"ready\"}");
    } catch (JwtException e) {
      session.close(LiveSession.LOGIN_NEEDED);
    }
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      return json.createObjectNode();
    }
  }

  @Override
  protected void handlePongMessage(WebSocketSession socket, PongMessage message) {
    LiveSession session = sessions.get(socket.getId());
    if (session != null) {
      session.heard();
    }
  }

  @Override
  public void handleTransportError(WebSocketSession socket, Throwable cause) {
    LOG.debug("socket {}: {}", socket.getId(), cause.toString());
  }

  @Override
  public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
    LiveSession session = sessions.remove(socket.getId());
    if (session != null) {
      session.closed();
    }
  }

  private void check() {
    Instant now = Instant.now();
    sessions.values().forEach(session -> session.check(now));
  }

  /** How many sockets are open. */
  public int open() {
    return sessions.size();
  }

  @Override
  public void close() {
    checks.shutdownNow();
    sessions.values().forEach(session -> session.close(CloseStatus.GOING_AWAY));
  }
}
