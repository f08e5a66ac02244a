package org.omnidesk.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.omnidesk.api.http.Problem;
import org.omnidesk.api.http.ProblemWriter;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** 401 and 403 as problems. */
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ProblemWriter problems;

  SecurityProblems(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer");
    problems.write(
        response, Problem.of(HttpStatus.UNAUTHORIZED, "A login is needed, or yours has expired."));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    problems.write(response, Problem.of(HttpStatus.FORBIDDEN, "Your role may not do this."));
  }
}
