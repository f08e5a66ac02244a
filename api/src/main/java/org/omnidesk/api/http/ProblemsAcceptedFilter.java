package org.omnidesk.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever accepts JSON accepts a problem in JSON. Camel 4.17 offers all types of an operation as
 * one, so without this a client that says {@code Accept: application/json} is answered 406.
 */
public class ProblemsAcceptedFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    boolean widen =
        accept != null
            && accept.contains(MediaType.APPLICATION_JSON_VALUE)
            && !accept.contains(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    chain.doFilter(
        widen ? new Widened(request, accept + ", application/problem+json") : request, response);
  }

  private static final class Widened extends HttpServletRequestWrapper {

    private final String accept;

    Widened(HttpServletRequest request, String accept) {
      super(request);
      this.accept = accept;
    }

    @Override
    public String getHeader(String name) {
      return HttpHeaders.ACCEPT.equalsIgnoreCase(name) ? accept : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return HttpHeaders.ACCEPT.equalsIgnoreCase(name)
          ? Collections.enumeration(Collections.singleton(accept))
          : super.getHeaders(name);
    }
  }
}
