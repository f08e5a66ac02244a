package org.omnidesk.sandbox.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only this machine's own browser in: a loopback address, a loopback host name (so that a
 * foreign name bound to 127.0.0.1 does not work), and JSON bodies only (which a foreign page cannot
 * post without being asked for permission first).
 */
public final class SandboxGuard extends OncePerRequestFilter {

  private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
          + " data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
        || !HOSTS.contains(request.getServerName())) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String type = request.getContentType();
    if (request.getMethod().equals("POST")
        && (type == null || !type.startsWith("application/json"))) {
      response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
      return;
    }
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    chain.doFilter(request, response);
  }
}
