package org.omnidesk.api.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.omnidesk.api.http.ApiAnswer;
import org.omnidesk.api.http.ApiProblemException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does a request once a user and key, however often it comes. Key and effect are one transaction:
 * after a crash there are both or none. A second request with the same key waits for the first.
 */
public class Idempotency {

  private static final int TRIES = 3;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ObjectMapper json;

  public Idempotency(JdbcClient jdbc, TransactionTemplate transaction, ObjectMapper json) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.json = json;
  }

  /**
   * @param key null or blank for a request that is simply done
   * @param request operation and body, which a repeat must have too
   * @param work what to do; its refusal (an exception) is not remembered
   */
  public ApiAnswer once(UUID user, String key, String request, Supplier<ApiAnswer> work) {
    if (key == null || key.isBlank()) {
      return work.get();
    }
    String hash = hash(request);
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.execute(status -> inOneTransaction(user, key, hash, work));
      } catch (CannotAcquireLockException running) {
        throw ApiProblemException.of(
            HttpStatus.CONFLICT, "A request with this Idempotency-Key is still running.");
      } catch (DataAccessException | TransactionException conflict) {
        // nothing took effect, so doing it again is safe
        if (attempt == TRIES) {
          throw conflict;
        }
      }
    }
  }

  private ApiAnswer inOneTransaction(UUID user, String key, String hash, Supplier<ApiAnswer> work) {
    lockTimeout("5s");
    boolean first =
        jdbc.sql(
                    """
                    INSERT INTO idempotency_keys (user_id, key, request_hash)
                    VALUES (:user, :key, :hash) ON CONFLICT DO NOTHING""")
                .param("user", user)
                .param("key", key)
                .param("hash", hash)
                .update()
            == 1;
    lockTimeout("0");
    if (!first) {
      return earlier(user, key, hash);
    }
    ApiAnswer answer = work.get();
    jdbc.sql(
            """
            UPDATE idempotency_keys SET status = :status, response = :response::jsonb
            WHERE user_id = :user AND key = :key""")
        .param("status", answer.status())
        .param("response", stored(answer))
        .param("user", user)
        .param("key", key)
        .update();
    return answer;
  }

  private ApiAnswer earlier(UUID user, String key, String hash) {
    record Row(String hash, int status, String response) {}
    Row row =
        jdbc.sql(
                """
                SELECT request_hash, status, response::text FROM idempotency_keys
                WHERE user_id = :user AND key = :key""")
            .param("user", user)
            .param("key", key)
            .query((rs, n) -> new Row(rs.getString(1), rs.getInt(2), rs.getString(3)))
            .single();
    if (!row.hash().equals(hash)) {
      throw ApiProblemException.of(
          HttpStatus.UNPROCESSABLE_ENTITY, "This Idempotency-Key was used for another request.");
    }
    return restored(row.status(), row.response()).with("Idempotency-Replayed", "true");
  }

  private void lockTimeout(String time) {
    jdbc.sql("SELECT set_config('lock_timeout', :time, true)")
        .param("time", time)
        .query(String.class)
        .single();
  }

  private String stored(ApiAnswer answer) {
    Map<String, Object> parts = new HashMap<>();
    parts.put("headers", answer.headers());
    parts.put("body", answer.body());
    try {
      return json.writeValueAsString(parts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer is always writable", e);
    }
  }

  private ApiAnswer restored(int status, String response) {
    try {
      JsonNode parts = json.readTree(response);
      Map<String, String> headers = new HashMap<>();
      parts
          .path("headers")
          .properties()
          .forEach(e -> headers.put(e.getKey(), e.getValue().asText()));
      JsonNode body = parts.path("body");
      return body.isNull()
          ? new ApiAnswer(status, null, headers, null)
          : new ApiAnswer(status, ApiAnswer.JSON, headers, body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored answer is always readable", e);
    }
  }

  private static String hash(String request) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(request.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
