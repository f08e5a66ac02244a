package org.omnidesk.api.auth;

import org.omnidesk.api.http.ApiAnswer;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.http.Bodies;
import org.omnidesk.api.security.CurrentUser;
import org.omnidesk.api.security.Logins;
import org.omnidesk.api.security.Logins.Tokens;
import org.omnidesk.api.security.User;
import org.omnidesk.api.security.UserStore;
import org.springframework.http.HttpStatus;

/** The operations of {@code /auth}. */
public class AuthApi {

  private final Bodies bodies;
  private final Logins logins;
  private final UserStore users;
  private final CurrentUser current;

  public AuthApi(Bodies bodies, Logins logins, UserStore users, CurrentUser current) {
    this.bodies = bodies;
    this.logins = logins;
    this.users = users;
    this.current = current;
  }

  record Login(String email, String password) {}

  record Refresh(String refreshToken) {}

  record PasswordChange(String currentPassword, String newPassword) {}

  public Tokens login(String body) {
    Login login = bodies.read(body, Login.class);
    return logins.login(login.email(), login.password());
  }

  public Tokens refresh(String body) {
    return logins.refresh(bodies.read(body, Refresh.class).refreshToken());
  }

  public ApiAnswer logout(String body) {
    logins.logout(bodies.read(body, Refresh.class).refreshToken(), current.actor());
    return ApiAnswer.empty();
  }

  public User user() {
    return users
        .byId(current.actor().userId())
        .map(UserStore.Credentials::user)
        .orElseThrow(
            () -> ApiProblemException.of(HttpStatus.UNAUTHORIZED, "This user is not active."));
  }

  public ApiAnswer changePassword(String body) {
    PasswordChange change = bodies.read(body, PasswordChange.class);
    logins.changePassword(change.currentPassword(), change.newPassword(), current.actor());
    return ApiAnswer.empty();
  }
}
