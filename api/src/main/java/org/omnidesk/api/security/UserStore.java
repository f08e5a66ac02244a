package org.omnidesk.api.security;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code users}; only active ones are found. */
public class UserStore {

  private static final String COLUMNS = "id, email, name, role, department, password_hash";

  private final JdbcClient jdbc;

  public UserStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A user with the hash of the password. */
  public record Credentials(User user, String passwordHash) {}

  public Optional<Credentials> byEmail(String email) {
    return jdbc.sql(
            "SELECT " + COLUMNS + " FROM users WHERE lower(email) = lower(:email) AND active")
        .param("email", email.strip())
        .query(UserStore::credentials)
        .optional();
  }

  public Optional<Credentials> byId(UUID id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM users WHERE id = :id AND active")
        .param("id", id)
        .query(UserStore::credentials)
        .optional();
  }

  /** Creates a user; false if the address is taken. */
  public boolean create(String email, String name, String role, String passwordHash) {
    return jdbc.sql(
                """
                INSERT INTO users (id, email, name, role, password_hash)
                VALUES (:id, :email, :name, :role, :hash) ON CONFLICT (lower(email)) DO NOTHING""")
            .param("id", UuidCreator.getTimeOrderedEpoch())
            .param("email", email)
            .param("name", name)
            .param("role", role)
            .param("hash", passwordHash)
            .update()
        == 1;
  }

  public void setPassword(UUID id, String passwordHash) {
    jdbc.sql("UPDATE users SET password_hash = :hash, updated_at = now() WHERE id = :id")
        .param("hash", passwordHash)
        .param("id", id)
        .update();
  }

  private static Credentials credentials(ResultSet rs, int row) throws SQLException {
    return new Credentials(
        new User(
            rs.getObject("id", UUID.class),
            rs.getString("email"),
            rs.getString("name"),
            rs.getString("role"),
            rs.getString("department")),
        rs.getString("password_hash"));
  }
}
