package org.omnidesk.api.security;

import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.query.Reader;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who the request at hand is from. */
public class CurrentUser {

  /**
   * @throws AccessDeniedException outside the request of a signed-in user
   */
  public Actor actor() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication instanceof JwtAuthenticationToken jwt) {
      return AccessTokens.actor(jwt.getToken());
    }
    throw new AccessDeniedException("nobody is signed in");
  }

  /** The same person as somebody who reads. */
  public Reader reader() {
    return Reader.of(actor());
  }
}
