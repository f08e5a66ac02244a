package org.omnidesk.ai.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store on a real folder, also after a kill and with broken files. */
class LuceneVectorStoreTest extends VectorStoreSuite {

  @TempDir Path folder;

  @Override
  protected VectorStore open(int dimensions) {
    return new LuceneVectorStore(folder);
  }

  @Test
  void a_deleted_index_starts_empty_and_is_incomplete() throws IOException {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
      store.complete(VectorStore.TICKETS);
    }
    deleteAll(index());
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      assertThat(store.count(VectorStore.TICKETS)).isZero();
      assertThat(store.incomplete()).containsExactly(VectorStore.TICKETS);
    }
  }

  @Test
  void a_broken_index_is_moved_aside_whichever_file_is_broken() throws IOException {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
    }
    List<String> names;
    try (Stream<Path> files = Files.list(index())) {
      names =
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> !n.equals("write.lock"))
              .sorted()
              .toList();
    }
    assertThat(names).hasSizeGreaterThan(2);
    for (String name : names) {
      try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
        store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
        store.complete(VectorStore.TICKETS);
      }
      Path victim;
      String suffix = name.contains(".") ? name.substring(name.indexOf('.')) : "segments";
      try (Stream<Path> files = Files.list(index())) {
        victim =
            files
                .filter(f -> f.getFileName().toString().contains(suffix))
                .findFirst()
                .orElseThrow();
      }
      byte[] bytes = Files.readAllBytes(victim);
      bytes[bytes.length / 2] ^= 0x55;
      Files.write(victim, bytes);
      try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
        assertThat(store.count(VectorStore.TICKETS)).as(name).isZero();
        assertThat(store.incomplete()).as(name).containsExactly(VectorStore.TICKETS);
      }
    }
  }

  @Test
  void a_second_opener_is_told_that_the_folder_is_in_use() {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
      assertThatThrownBy(() -> new LuceneVectorStore(folder).close())
          .hasMessageContaining("another process has the vectors open");
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(1);
    }
  }

  @Test
  void flushed_and_second_old_vectors_survive_a_kill_and_the_lock_does_not() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                VectorWriterMain.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Files.readString(folder.resolve("out.txt")).contains("second old"));
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      assertThat(store.count(VectorStore.TICKETS)).isGreaterThanOrEqualTo(2);
      store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
    }
  }

  private Path index() {
    return folder.resolve(VectorStore.TICKETS + "__" + MODEL).resolve("index");
  }

  private static void deleteAll(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException e)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
