package org.omnidesk.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.omnidesk.api.contract.Operation;
import org.omnidesk.api.http.ContractFilter;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** The roles of the contract, enforced. What is not in the contract needs a login to be told so. */
class ContractAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

  private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

  @Override
  public AuthorizationDecision check(
      Supplier<Authentication> who, RequestAuthorizationContext context) {
    HttpServletRequest request = context.getRequest();
    Optional<Operation> operation = ContractFilter.operation(request);
    if (operation.isPresent() && operation.get().isOpen()) {
      return new AuthorizationDecision(true);
    }
    Authentication user = who.get();
    boolean signedIn = user != null && user.isAuthenticated() && !trust.isAnonymous(user);
    boolean allowed =
        operation.isEmpty()
            || user != null
                && user.getAuthorities().stream()
                    .anyMatch(
                        role ->
                            role.getAuthority().startsWith("ROLE_")
                                && operation
                                    .get()
                                    .roles()
                                    .contains(role.getAuthority().substring("ROLE_".length())));
    return new AuthorizationDecision(signedIn && allowed);
  }
}
