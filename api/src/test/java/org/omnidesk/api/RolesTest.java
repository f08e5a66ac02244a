package org.omnidesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.omnidesk.api.contract.Contract;
import org.omnidesk.api.contract.Operation;

class RolesTest extends HubTest {

  private static final List<String> ROLES =
      List.of("requester", "agent", "lead", "integrator", "operator", "admin", "auditor");

  /** Operations whose anonymous call is tested with the logins, where the limit is minded. */
  private static final List<String> LOGINS = List.of("login", "refresh-tokens");

  @TestFactory
  Stream<DynamicTest> every_operation_lets_in_whom_the_contract_names() {
    return Contract.load().operations().stream()
        .filter(operation -> !LOGINS.contains(operation.id()))
        .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> check(operation)));
  }

  private void check(Operation operation) {
    String path =
        operation.template().replaceAll("\\{[a-zA-Z]*[iI]d}", UUID.randomUUID().toString());
    String body = List.of("POST", "PUT").contains(operation.method()) ? "{}" : null;
    int anonymous = call(null, operation.method(), path, body).statusCode();
    if (operation.isOpen()) {
      assertThat(anonymous).isEqualTo(200);
      return;
    }
    assertThat(anonymous).isEqualTo(401);
    for (String role : ROLES) {
      HttpResponse<String> answer = call(role, operation.method(), path, body);
      if (operation.roles().contains(role)) {
        assertThat(answer.statusCode()).as(role + ": " + answer.body()).isNotIn(401, 403, 500);
      } else {
        assertThat(answer.statusCode()).as(role).isEqualTo(403);
      }
    }
  }

  @Test
  void what_is_not_in_the_contract_needs_a_login_too() {
    assertThat(get(null, "/nothing").statusCode()).isEqualTo(401);
    assertThat(get(null, "").statusCode()).isEqualTo(401);
  }

  @Test
  void hooks_are_not_ruled_by_tokens_and_the_front_by_none() throws Exception {
    assertThat(post(null, "/hooks/nobody", "{}").statusCode()).isEqualTo(404);
    HttpResponse<String> address = plain("/tickets/123", "GET");
    assertThat(address.statusCode()).isEqualTo(200);
    assertThat(address.body()).contains("the web front's page");
    assertThat(plain("/assets/missing.js", "GET").statusCode()).isEqualTo(404);
    assertThat(plain("/sandbox", "GET").statusCode()).isEqualTo(404);
    assertThat(plain("/actuator/prometheus", "GET").statusCode()).isEqualTo(404);
    assertThat(plain("/tickets/123", "POST").statusCode()).isEqualTo(401);
    HttpResponse<String> front = plain("/", "GET");
    assertThat(front.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("script-src 'self'");
    assertThat(front.headers().firstValue("X-Frame-Options")).contains("DENY");
  }

  private HttpResponse<String> plain(String path, String method) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
