package org.omnidesk.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.omnidesk.api.contract.Contract;
import org.omnidesk.api.contract.Operation;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds the operation a request means; roles, limits and figures go by it. */
public class ContractFilter extends OncePerRequestFilter {

  private static final String ATTRIBUTE = ContractFilter.class.getName() + ".operation";

  private final Contract contract;

  public ContractFilter(Contract contract) {
    this.contract = contract;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (ApiPaths.isOperation(request)) {
      contract
          .find(request.getMethod(), ApiPaths.below(request))
          .ifPresent(operation -> request.setAttribute(ATTRIBUTE, operation));
    }
    chain.doFilter(request, response);
  }

  /** The operation; empty for everything that is not in the contract. */
  public static Optional<Operation> operation(HttpServletRequest request) {
    return Optional.ofNullable((Operation) request.getAttribute(ATTRIBUTE));
  }
}
