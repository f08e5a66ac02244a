package org.omnidesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.omnidesk.api.security.DataFolder;
import org.omnidesk.api.security.FirstUsers;
import org.omnidesk.api.security.FirstUsers.FirstUser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;

// the limit of refused logins is one for the whole process, so the test that exhausts it is last
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoginTest extends HubTest {

  private static final String ADMIN =
      "{\"email\": \"Admin@omnidesk.local\", \"password\": \"a-password-for-tests\"}";

  @Autowired DataFolder data;
  @Autowired PasswordEncoder passwords;

  private JsonNode login() {
    HttpResponse<String> answer = post(null, "/auth/login", ADMIN);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    return json(answer);
  }

  private static String refresh(JsonNode tokens) {
    return "{\"refreshToken\": \"" + tokens.get("refreshToken").asText() + "\"}";
  }

  @Test
  @Order(1)
  void a_login_gives_tokens_that_name_the_user() {
    JsonNode tokens = login();
    assertThat(tokens.get("expiresIn").asInt()).isEqualTo(900);
    HttpResponse<String> user =
        get(null, "/auth/user", "Authorization", "Bearer " + tokens.get("accessToken").asText());
    assertThat(json(user).get("email").asText()).isEqualTo(FirstUsers.ADMIN);
    assertThat(json(user).get("role").asText()).isEqualTo("admin");
    assertThat(user.body()).doesNotContain("password");
  }

  @Test
  @Order(2)
  void a_refresh_token_is_good_once_and_its_second_use_ends_the_login() {
    JsonNode first = login();
    HttpResponse<String> second = post(null, "/auth/refresh", refresh(first));
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(post(null, "/auth/refresh", refresh(first)).statusCode()).isEqualTo(401);
    assertThat(post(null, "/auth/refresh", refresh(json(second))).statusCode()).isEqualTo(401);
  }

  @Test
  @Order(3)
  void a_logout_ends_the_refresh_token() {
    JsonNode tokens = login();
    HttpResponse<String> out =
        post(
            null,
            "/auth/logout",
            refresh(tokens),
            "Authorization",
            "Bearer " + tokens.get("accessToken").asText());
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(post(null, "/auth/refresh", refresh(tokens)).statusCode()).isEqualTo(401);
  }

  @Test
  @Order(4)
  void a_changed_password_ends_all_logins() {
    FirstUser lead =
        firstUsers.ensure().stream().filter(u -> u.role().equals("lead")).findFirst().orElseThrow();
    String login =
        "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(lead.email(), lead.password());
    JsonNode tokens = json(post(null, "/auth/login", login));
    String change = "{\"currentPassword\": \"%s\", \"newPassword\": \"%s\"}";
    assertThat(
            call("lead", "PUT", "/auth/user/password", change.formatted("wrong", "long enough 12"))
                .statusCode())
        .isEqualTo(400);
    HttpResponse<String> changed =
        call(
            "lead",
            "PUT",
            "/auth/user/password",
            change.formatted(lead.password(), "long enough 12"));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
    assertThat(post(null, "/auth/refresh", refresh(tokens)).statusCode()).isEqualTo(401);
    assertThat(
            post(null, "/auth/login", login.replace(lead.password(), "long enough 12"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  @Order(5)
  void keys_and_sample_passwords_are_for_their_owner_only() throws Exception {
    for (String file : new String[] {"keys/jwt-rs256.pem", "sample-users.txt"}) {
      Path path = data.path().resolve(file);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .as(file)
          .isEqualTo("rw-------");
    }
    assertThat(firstUsers.ensure())
        .extracting(FirstUser::role)
        .containsExactly(
            "admin", "agent", "requester", "lead", "operator", "integrator", "auditor");
  }

  @Test
  @Order(6)
  void the_next_start_knows_the_sample_users_and_tells_no_admin_password() {
    List<FirstUser> next = new FirstUsers(users, passwords, null, data, true).ensure();
    assertThat(next).isEqualTo(firstUsers.ensure());
    assertThat(next.getFirst().password()).isNull();
    assertThat(post(null, "/auth/login", ADMIN).statusCode()).isEqualTo(200);
    assertThat(new FirstUsers(users, passwords, null, data, false).ensure()).hasSize(1);
  }

  @Test
  @Order(6)
  void a_changed_or_foreign_token_is_refused() {
    String token = login().get("accessToken").asText();
    String[] parts = token.split("\\.");
    String none = "eyJhbGciOiJub25lIn0." + parts[1] + ".";
    for (String bad :
        new String[] {token.substring(0, token.length() - 8) + "AAAAAAAA", none, "x"}) {
      HttpResponse<String> answer = get(null, "/auth/user", "Authorization", "Bearer " + bad);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
    }
  }

  @Test
  @Order(7)
  void the_sixth_refused_login_of_a_minute_must_wait() {
    // refused refreshes of the tests before count too
    String wrong = "{\"email\": \"admin@omnidesk.local\", \"password\": \"wrong\"}";
    HttpResponse<String> answer = null;
    int refused = 0;
    for (int i = 0; i < 6; i++) {
      answer = post(null, "/auth/login", wrong);
      refused += answer.statusCode() == 401 ? 1 : 0;
    }
    assertThat(refused).isLessThanOrEqualTo(5);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, 60L);
    assertThat(json(answer).get("title").asText()).isEqualTo("Too Many Requests");
  }
}
