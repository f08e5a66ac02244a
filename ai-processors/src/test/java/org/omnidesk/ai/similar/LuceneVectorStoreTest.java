package org.omnidesk.ai.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store on a real folder, also after a kill and with broken files. */
class LuceneVectorStoreTest {

  private static final String MODEL = "model-a";

  @TempDir Path folder;

  static VectorPoint point(String language, String visibility, float... vector) {
    return new VectorPoint(
        UUID.randomUUID(),
        vector,
        new VectorPayload(visibility, "pune", language, "open", MODEL, "hash"));
  }

  @Test
  void a_point_is_found_at_once_with_its_cosine_and_payload_and_replaced_by_its_id() {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      VectorPoint near = point("en", "PUBLIC", 1, 0, 0);
      VectorPoint far = point("en", "PUBLIC", 0, 1, 0);
      store.upsert(VectorStore.TICKETS, List.of(near, far));
      List<ScoredPoint> found =
          store.search(VectorStore.TICKETS, new float[] {2, 0, 0}, 5, VectorFilter.ANY);
      assertThat(found).extracting(ScoredPoint::id).containsExactly(near.id(), far.id());
      assertThat(found.get(0).score()).isCloseTo(1, within(1e-5));
      assertThat(found.get(1).score()).isCloseTo(0, within(1e-5));
      assertThat(found.get(0).payload()).isEqualTo(near.payload());
      store.upsert(
          VectorStore.TICKETS,
          List.of(new VectorPoint(near.id(), new float[] {0, 0, 1}, near.payload())));
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(2);
      assertThat(
              store
                  .search(VectorStore.TICKETS, new float[] {0, 0, 1}, 1, VectorFilter.ANY)
                  .getFirst()
                  .id())
          .isEqualTo(near.id());
      store.delete(VectorStore.TICKETS, List.of(near.id(), UUID.randomUUID()));
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(1);
      assertThat(store.count(VectorStore.RESPONSES)).isZero();
    }
  }

  @Test
  void filters_hold_inside_the_search() {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      VectorPoint hindi = point("hi", "PUBLIC", 1, 0);
      VectorPoint secret = point("en", "INTERNAL", 1, 0.1f);
      VectorPoint open = point("en", "PUBLIC", 0, 1);
      store.upsert(VectorStore.RESPONSES, List.of(hindi, secret, open));
      float[] query = {1, 0};
      assertThat(ids(store, query, VectorFilter.PUBLIC_ONLY.withLanguages("en")))
          .containsExactly(open.id());
      assertThat(ids(store, query, VectorFilter.ANY.withoutLanguages("hi")))
          .containsExactly(secret.id(), open.id());
      assertThat(ids(store, query, VectorFilter.ANY.without(hindi.id(), open.id())))
          .containsExactly(secret.id());
      assertThat(ids(store, query, VectorFilter.ANY.withStatuses("closed"))).isEmpty();
      assertThat(ids(store, query, VectorFilter.ANY.withSites("pune"))).hasSize(3);
    }
  }

  private static List<UUID> ids(VectorStore store, float[] query, VectorFilter filter) {
    return store.search(VectorStore.RESPONSES, query, 9, filter).stream()
        .map(ScoredPoint::id)
        .toList();
  }

  @Test
  void vectors_without_length_or_of_another_length_are_refused() {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
      for (float[] bad :
          new float[][] {{0, 0}, {Float.NaN, 1}, {Float.POSITIVE_INFINITY, 0}, {1}}) {
        assertThatThrownBy(
                () -> store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", bad))))
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(1);
    }
  }

  @Test
  void a_name_that_is_a_path_is_refused() {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      assertThatThrownBy(() -> store.use("omnidesk", "../../etc"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store.use("../x", MODEL))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void vectors_and_completeness_survive_a_restart() {
    VectorPoint kept = point("en", "PUBLIC", 1, 0);
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      store.upsert(VectorStore.TICKETS, List.of(kept));
      assertThat(store.incomplete()).containsExactly(VectorStore.TICKETS);
      store.complete(VectorStore.TICKETS);
    }
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(1);
      assertThat(store.model(VectorStore.TICKETS)).contains(MODEL);
      assertThat(store.incomplete()).isEmpty();
    }
  }

  @Test
  void models_do_not_meet_and_the_alias_switches() {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
      store.complete(VectorStore.TICKETS);
      store.use(VectorStore.TICKETS, "model-b");
      assertThat(store.count(VectorStore.TICKETS)).isZero();
      assertThat(store.incomplete()).containsExactly(VectorStore.TICKETS);
      store.use(VectorStore.TICKETS, MODEL);
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(1);
      assertThat(store.incomplete()).isEmpty();
    }
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
