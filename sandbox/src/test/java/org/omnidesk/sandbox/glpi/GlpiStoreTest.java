package org.omnidesk.sandbox.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after a restart. */
class GlpiStoreTest {

  @TempDir Path folder;

  @Test
  void a_restart_finds_every_row_and_uses_no_id_twice() throws Exception {
    try (GlpiStore store = new GlpiStore(folder)) {
      for (int i = 0; i < 3; i++) {
        store.save(
            "Ticket", GlpiRows.ticket(store.nextId("Ticket"), "2026-11-22 23:00:00", 7, false));
      }
      store.save(List.of(new GlpiStore.Change("Ticket", 3, null)));
    }
    try (GlpiStore store = new GlpiStore(folder)) {
      assertThat(store.rows("Ticket")).hasSize(2);
      assertThat(store.nextId("Ticket")).isEqualTo(4);
    }
  }

  @Test
  void a_line_cut_off_by_a_crash_is_dropped_and_later_ones_are_read() throws Exception {
    try (GlpiStore store = new GlpiStore(folder)) {
      store.save("Ticket", GlpiRows.ticket(1, "2026-11-22 23:00:00", 7, false));
    }
    Files.writeString(folder.resolve("glpi.jsonl"), "{\"type\":\"Ti", StandardOpenOption.APPEND);
    try (GlpiStore store = new GlpiStore(folder)) {
      assertThat(store.rows("Ticket")).hasSize(1);
      store.save("Ticket", GlpiRows.ticket(2, "2026-11-22 23:00:01", 7, false));
    }
    try (GlpiStore store = new GlpiStore(folder)) {
      assertThat(store.rows("Ticket")).hasSize(2);
    }
  }
}
