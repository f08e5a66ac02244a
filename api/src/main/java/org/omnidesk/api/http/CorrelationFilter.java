package org.omnidesk.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request its correlation id, before anything can go wrong with it. */
public class CorrelationFilter extends OncePerRequestFilter {

  private static final String ATTRIBUTE = CorrelationFilter.class.getName() + ".id";

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Object known = request.getAttribute(ATTRIBUTE);
    String id =
        known == null
            ? Correlation.takenOrMade(request.getHeader(Correlation.HEADER))
            : known.toString();
    request.setAttribute(ATTRIBUTE, id);
    if (!response.isCommitted()) {
      response.setHeader(Correlation.HEADER, id);
    }
    try (MDC.MDCCloseable scope = MDC.putCloseable(Correlation.KEY, id)) {
      chain.doFilter(request, response);
    }
  }
}
