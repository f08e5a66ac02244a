package org.omnidesk.ai.similar;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes vectors and waits to be killed. */
final class VectorWriterMain {

  private VectorWriterMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    LuceneVectorStore store = new LuceneVectorStore(Path.of(arguments[0]));
    store.upsert(VectorStore.TICKETS, List.of(VectorStoreSuite.point("en", "PUBLIC", 1, 0)));
    store.flush();
    store.upsert(VectorStore.TICKETS, List.of(VectorStoreSuite.point("en", "PUBLIC", 0, 1)));
    CountDownLatch never = new CountDownLatch(1);
    // The store promises a second; the machine may be busy.
    never.await(2, TimeUnit.SECONDS);
    System.out.println("second old");
    store.upsert(VectorStore.TICKETS, List.of(VectorStoreSuite.point("en", "PUBLIC", 1, 1)));
    never.await();
  }
}
