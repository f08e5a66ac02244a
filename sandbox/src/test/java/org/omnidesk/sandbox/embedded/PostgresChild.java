package org.omnidesk.sandbox.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process of its own that starts PostgreSQL and waits to be killed. */
final class PostgresChild {

  private PostgresChild() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedSettings settings =
        new EmbeddedSettings(
            Path.of(arguments[0]), Integer.parseInt(arguments[1]), 1, 2, List.of(), 1);
    EmbeddedPostgres.start(settings);
    System.out.println("READY");
    new CountDownLatch(1).await();
  }
}
