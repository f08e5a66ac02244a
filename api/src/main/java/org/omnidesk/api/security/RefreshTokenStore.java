package org.omnidesk.api.security;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refresh tokens, each good for one use. The tokens of one login are a family; a used token shown
 * again means that two hold it, so the whole family ends. Only hashes are stored.
 */
public class RefreshTokenStore {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final Duration life;

  public RefreshTokenStore(JdbcClient jdbc, Duration life) {
    this.jdbc = jdbc;
    this.life = life;
  }

  /** Whose token it was, and of which login. */
  public record Use(UUID user, UUID family) {}

  /** The first token of a new login. */
  public String begin(UUID user) {
    return issue(user, UuidCreator.getTimeOrderedEpoch());
  }

  /** The next token of a login. */
  public String issue(UUID user, UUID family) {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    jdbc.sql(
            """
            INSERT INTO refresh_tokens (token_hash, family, user_id, expires_at)
            SELECT :hash, :family, :user, :expires""")
        .param("hash", hash(token))
        .param("family", family)
        .param("user", user)
        .param("expires", Instant.now().plus(life).atOffset(ZoneOffset.UTC))
        .update();
    return token;
  }

  /**
   * Uses a token up. Empty if it is unknown, expired, revoked or was used, which ends its family.
   */
  public Optional<Use> use(String token) {
    Optional<Use> used =
        jdbc.sql(
                """
                UPDATE refresh_tokens SET used_at = now()
                WHERE token_hash = :hash AND used_at IS NULL AND revoked_at IS NULL
                  AND expires_at > now()
                RETURNING family, user_id""")
            .param("hash", hash(token))
            .query(
                (rs, n) ->
                    new Use(
                        rs.getObject("user_id", UUID.class), rs.getObject("family", UUID.class)))
            .optional();
    if (used.isEmpty()) {
      revokeWhere("AND used_at IS NOT NULL", token);
    }
    return used;
  }

  /** Ends the login that the token belongs to, if it is the user's. */
  public void revoke(String token, UUID user) {
    jdbc.sql(
            """
            UPDATE refresh_tokens SET revoked_at = now() WHERE revoked_at IS NULL AND user_id = :user
              AND family IN (SELECT family FROM refresh_tokens WHERE token_hash = :hash)""")
        .param("hash", hash(token))
        .param("user", user)
        .update();
  }

  /** Ends all logins of a user. */
  public void revokeAll(UUID user) {
    jdbc.sql(
            "UPDATE refresh_tokens SET revoked_at = now() WHERE user_id = :user AND revoked_at IS NULL")
        .param("user", user)
        .update();
  }

  private void revokeWhere(String condition, String token) {
    jdbc.sql(
            """
            UPDATE refresh_tokens SET revoked_at = now() WHERE revoked_at IS NULL AND family IN
              (SELECT family FROM refresh_tokens WHERE token_hash = :hash %s)"""
                .formatted(condition))
        .param("hash", hash(token))
        .update();
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
