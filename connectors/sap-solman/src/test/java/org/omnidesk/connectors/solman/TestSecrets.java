package org.omnidesk.connectors.solman;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.omnidesk.tickets.secret.InstanceSecrets;

/** An installation's keys, the same in every test. */
public class TestSecrets implements InstanceSecrets {

  public static final String OWN_GUID = "D3D9446802A44259755D38E6D163E820";

  @Override
  public UUID instanceId() {
    return UUID.fromString("d3d94468-02a4-4259-755d-38e6d163e820");
  }

  @Override
  public byte[] key(String purpose) {
    return Arrays.copyOf(purpose.getBytes(StandardCharsets.UTF_8), 32);
  }
}
