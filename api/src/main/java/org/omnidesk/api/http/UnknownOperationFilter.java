package org.omnidesk.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.omnidesk.api.contract.Contract;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what is not in the contract: 404, or 405 with the methods there are. Camel would answer
 * the same with an empty body. Runs after the login was checked.
 */
public class UnknownOperationFilter extends OncePerRequestFilter {

  private final Contract contract;
  private final ProblemWriter problems;

  public UnknownOperationFilter(Contract contract, ProblemWriter problems) {
    this.contract = contract;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!ApiPaths.isOperation(request) || ContractFilter.operation(request).isPresent()) {
      chain.doFilter(request, response);
      return;
    }
    Set<String> methods = contract.methods(ApiPaths.below(request));
    if (methods.isEmpty()) {
      problems.write(response, Problem.of(HttpStatus.NOT_FOUND, "There is nothing here."));
    } else {
      response.setHeader("Allow", String.join(", ", methods));
      problems.write(
          response,
          Problem.of(
              HttpStatus.METHOD_NOT_ALLOWED, "Here one can " + String.join(", ", methods) + "."));
    }
  }
}
