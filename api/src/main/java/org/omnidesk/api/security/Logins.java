package org.omnidesk.api.security;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.security.UserStore.Credentials;
import org.omnidesk.tickets.command.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Signing in, staying in, signing out. */
public class Logins {

  /**
   * BCrypt reads no more bytes than this; a longer password would be a weaker one than it looks.
   */
  private static final int LONGEST_PASSWORD = 72;

  private static final int SHORTEST_PASSWORD = 12;

  private final UserStore users;
  private final RefreshTokenStore refreshTokens;
  private final AccessTokens accessTokens;
  private final PasswordEncoder passwords;
  private final String nobodysHash;

  public Logins(
      UserStore users,
      RefreshTokenStore refreshTokens,
      AccessTokens accessTokens,
      PasswordEncoder passwords) {
    this.users = users;
    this.refreshTokens = refreshTokens;
    this.accessTokens = accessTokens;
    this.passwords = passwords;
    this.nobodysHash = passwords.encode("nobody has this password");
  }

  /** What a login gives; {@code expiresIn} in seconds. */
  public record Tokens(String accessToken, String refreshToken, long expiresIn, String tokenType) {

    @Override
    public String toString() {
      return "Tokens[expiresIn=%d]".formatted(expiresIn);
    }
  }

  /** 401 without saying which of the two was wrong, and as slowly for an unknown address. */
  public Tokens login(String email, String password) {
    Optional<Credentials> found = users.byEmail(email);
    boolean right =
        passwords.matches(password, found.map(Credentials::passwordHash).orElse(nobodysHash));
    if (found.isEmpty() || !right) {
      throw ApiProblemException.of(
          HttpStatus.UNAUTHORIZED, "E-mail address and password do not go together.");
    }
    User user = found.get().user();
    return tokens(user, refreshTokens.begin(user.id()));
  }

  /** 401 for a token that is unknown, expired, revoked or used. */
  public Tokens refresh(String refreshToken) {
    return refreshTokens
        .use(refreshToken)
        .flatMap(
            use ->
                users
                    .byId(use.user())
                    .map(
                        found ->
                            tokens(
                                found.user(),
                                refreshTokens.issue(found.user().id(), use.family()))))
        .orElseThrow(
            () ->
                ApiProblemException.of(
                    HttpStatus.UNAUTHORIZED, "This login has ended; sign in again."));
  }

  public void logout(String refreshToken, Actor actor) {
    refreshTokens.revoke(refreshToken, actor.userId());
  }

  /** Ends all logins of the user, this one too. */
  public void changePassword(String current, String next, Actor actor) {
    Credentials credentials =
        users
            .byId(actor.userId())
            .orElseThrow(
                () -> ApiProblemException.of(HttpStatus.UNAUTHORIZED, "This user is not active."));
    if (!passwords.matches(current, credentials.passwordHash())) {
      throw ApiProblemException.badField("currentPassword", "is not the current password");
    }
    if (next.length() < SHORTEST_PASSWORD
        || next.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
      throw ApiProblemException.badField("newPassword", "must have 12 characters to 72 bytes");
    }
    users.setPassword(actor.userId(), passwords.encode(next));
    refreshTokens.revokeAll(actor.userId());
  }

  private Tokens tokens(User user, String refreshToken) {
    return new Tokens(
        accessTokens.issue(user), refreshToken, accessTokens.life().toSeconds(), "Bearer");
  }
}
