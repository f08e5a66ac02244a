package org.omnidesk.api.contract;

import java.util.Set;

/**
 * One operation of the contract.
 *
 * @param id its operationId, which is its route's id
 * @param method in capitals
 * @param template the path below {@code /api}, for example {@code /tickets/{id}}
 * @param roles who may call it; empty for everybody, also without a login
 */
public record Operation(String id, String method, String template, Set<String> roles) {

  public Operation {
    roles = Set.copyOf(roles);
  }

  /** Whether it needs no login. */
  public boolean isOpen() {
    return roles.isEmpty();
  }
}
