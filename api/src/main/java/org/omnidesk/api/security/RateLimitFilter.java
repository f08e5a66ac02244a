package org.omnidesk.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.omnidesk.api.contract.Operation;
import org.omnidesk.api.http.ContractFilter;
import org.omnidesk.api.http.Problem;
import org.omnidesk.api.http.ProblemWriter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logins by address, everything else by user. A login that succeeds does not count, or an office
 * behind one address could not start its day; refused ones do.
 */
public class RateLimitFilter extends OncePerRequestFilter {

  private static final Set<String> LOGINS = Set.of("login", "refresh-tokens");
  private static final String TAKEN = RateLimitFilter.class.getName() + ".taken";

  private final SlidingWindow logins;
  private final SlidingWindow requests;
  private final SlidingWindow aiRequests;
  private final ProblemWriter problems;

  public RateLimitFilter(SecurityProperties limits, ProblemWriter problems, Clock clock) {
    Duration minute = Duration.ofMinutes(1);
    this.logins = new SlidingWindow(limits.loginsPerMinute(), minute, clock);
    this.requests = new SlidingWindow(limits.requestsPerMinute(), minute, clock);
    this.aiRequests = new SlidingWindow(limits.aiRequestsPerMinute(), minute, clock);
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Operation> operation = ContractFilter.operation(request);
    if (operation.isEmpty() || request.getAttribute(TAKEN) != null) {
      chain.doFilter(request, response);
      settle(request, response);
      return;
    }
    boolean login = LOGINS.contains(operation.get().id());
    long wait = login ? logins.take(request.getRemoteAddr()) : byUser(operation.get());
    if (wait > 0) {
      response.setHeader("Retry-After", String.valueOf(wait));
      problems.write(
          response,
          Problem.of(
              HttpStatus.TOO_MANY_REQUESTS, "Too many requests; wait " + wait + " seconds."));
      return;
    }
    request.setAttribute(TAKEN, login);
    chain.doFilter(request, response);
    settle(request, response);
  }

  private void settle(HttpServletRequest request, HttpServletResponse response) {
    if (Boolean.TRUE.equals(request.getAttribute(TAKEN))
        && !isAsyncStarted(request)
        && response.getStatus() < 300) {
      request.setAttribute(TAKEN, false);
      logins.giveBack(request.getRemoteAddr());
    }
  }

  private long byUser(Operation operation) {
    Authentication user = SecurityContextHolder.getContext().getAuthentication();
    if (user == null || operation.isOpen()) {
      return 0;
    }
    long wait = operation.template().startsWith("/ai/") ? aiRequests.take(user.getName()) : 0;
    return wait > 0 ? wait : requests.take(user.getName());
  }
}
