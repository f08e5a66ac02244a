package org.omnidesk.sandbox.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Rows by type and id, kept as lines appended to one file and forced to disk before a call returns.
 * Ids are never used twice, also not after a purge. Not thread-safe: the API holds one lock.
 */
final class GlpiStore implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();

  /** A row as it is from now on; {@code fields} null if it is purged. */
  record Change(String type, int id, ObjectNode fields) {}

  private final Map<String, NavigableMap<Integer, ObjectNode>> rows = new HashMap<>();
  private final Map<String, Integer> lastIds = new HashMap<>();
  private final Path blobs;
  private final FileChannel journal;

  GlpiStore(Path folder) throws IOException {
    blobs = Files.createDirectories(folder.resolve("documents"));
    Path file = folder.resolve("glpi.jsonl");
    long good = Files.exists(file) ? replay(file) : 0;
    journal = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    journal.truncate(good); // a line cut off by a crash was never acknowledged
    journal.position(good);
  }

  private long replay(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int start = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '\n') {
        JsonNode line = JSON.readTree(all, start, i - start);
        JsonNode fields = line.get("row");
        apply(
            new Change(
                line.path("type").asText(),
                line.path("id").asInt(),
                fields == null || fields.isNull() ? null : (ObjectNode) fields));
        start = i + 1;
      }
    }
    return start;
  }

  private void apply(Change change) {
    NavigableMap<Integer, ObjectNode> table = table(change.type());
    if (change.fields() == null) {
      table.remove(change.id());
    } else {
      table.put(change.id(), change.fields());
    }
    lastIds.merge(change.type(), change.id(), Math::max);
  }

  private NavigableMap<Integer, ObjectNode> table(String type) {
    return rows.computeIfAbsent(type, t -> new TreeMap<>());
  }

  /** An id that was never given before, from now on taken. */
  int nextId(String type) {
    return lastIds.merge(type, 1, Integer::sum);
  }

  /** A copy of a row, or null. */
  ObjectNode row(String type, int id) {
    ObjectNode row = table(type).get(id);
    return row == null ? null : row.deepCopy();
  }

  /** All rows of a type by id; not to be changed. */
  Collection<ObjectNode> rows(String type) {
    return table(type).values();
  }

  /** Rows of a type whose field has a value; not to be changed. */
  List<ObjectNode> rows(String type, String field, int value) {
    return rows(type).stream().filter(r -> r.path(field).asInt(-1) == value).toList();
  }

  /** Children of an item that may hang on several item types. */
  List<ObjectNode> children(String type, String itemtype, int id) {
    return rows(type, "items_id", id).stream()
        .filter(r -> itemtype.equals(r.path("itemtype").asText()))
        .toList();
  }

  /** Keeps changes, all on disk when it returns. */
  void save(List<Change> changes) {
    StringBuilder lines = new StringBuilder();
    for (Change change : changes) {
      ObjectNode line = JSON.createObjectNode();
      line.put("type", change.type()).put("id", change.id());
      line.set("row", change.fields());
      lines.append(line).append('\n');
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        journal.write(bytes);
      }
      journal.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    changes.forEach(this::apply);
  }

  void save(String type, ObjectNode fields) {
    save(List.of(new Change(type, fields.path("id").asInt(), fields)));
  }

  void writeBlob(String sha1, byte[] bytes) throws IOException {
    Path file = blobs.resolve(sha1);
    if (!Files.exists(file)) {
      Path part = Files.createTempFile(blobs, "part", null);
      Files.write(part, bytes, StandardOpenOption.SYNC);
      Files.move(part, file);
    }
  }

  byte[] readBlob(String sha1) throws IOException {
    return Files.readAllBytes(blobs.resolve(sha1));
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
