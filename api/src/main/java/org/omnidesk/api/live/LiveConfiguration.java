package org.omnidesk.api.live;

import org.omnidesk.api.security.SecurityProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Opens {@code /api/live} to pages of this origin and those the configuration names. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
public class LiveConfiguration implements WebSocketConfigurer {

  private final LiveSockets sockets;
  private final SecurityProperties settings;

  public LiveConfiguration(LiveSockets sockets, SecurityProperties settings) {
    this.sockets = sockets;
    this.settings = settings;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry
        .addHandler(sockets, "/api/live")
        .setAllowedOrigins(settings.allowedOrigins().toArray(String[]::new));
  }
}
