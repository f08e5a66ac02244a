package org.omnidesk.connectors.solman;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shared folder's samples; a test that needs them is skipped without. */
public final class Recordings {

  private Recordings() {}

  public static byte[] read(String name) throws IOException {
    String shared = System.getProperty("omnidesk.shared", "");
    Path file = Path.of(shared, "connectors/recordings/solman", name);
    assumeTrue(
        !shared.isEmpty() && Files.exists(file),
        () -> "skipped: system property omnidesk.shared names no folder with " + name);
    return Files.readAllBytes(file);
  }
}
