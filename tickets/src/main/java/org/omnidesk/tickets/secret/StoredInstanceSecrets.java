package org.omnidesk.tickets.secret;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys in the database, so that every replica has the same. */
public class StoredInstanceSecrets implements InstanceSecrets {

  private static final int KEY_BYTES = 32;

  private final JdbcClient jdbc;
  private final Map<String, byte[]> known = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  public StoredInstanceSecrets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public UUID instanceId() {
    ByteBuffer bytes = ByteBuffer.wrap(key("instance-id"));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  @Override
  public byte[] key(String purpose) {
    return known.computeIfAbsent(purpose, this::readOrMake).clone();
  }

  private byte[] readOrMake(String purpose) {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    jdbc.sql("INSERT INTO instance_secrets (purpose, value) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .params(purpose, fresh)
        .update();
    return jdbc.sql("SELECT value FROM instance_secrets WHERE purpose = ?")
        .param(purpose)
        .query((rs, n) -> rs.getBytes(1))
        .single();
  }
}
