package org.omnidesk.sandbox.solman;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All that this Solution Manager knows: one JSON line an effect, forced to the disk before it is
 * acknowledged, replayed at the start. A line cut off by a crash was never acknowledged and is
 * dropped.
 */
final class SolmanBook implements AutoCloseable {

  private static final long FIRST_NUMBER = 8_000_001_231L;
  private static final ObjectMapper JSON =
      new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);

  /** What one line says: an incident's new state, a call to make, a call's progress. */
  record Entry(Incident incident, Outgoing outgoing, Outgoing.Progress progress, String hubGuid) {}

  private final FileChannel file;
  private final Map<String, Incident> incidents = new LinkedHashMap<>();
  private final Map<Long, Outgoing> outgoing = new TreeMap<>();
  private final Map<Long, Outgoing.Progress> progress = new TreeMap<>();
  private String hubGuid;

  SolmanBook(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path path = folder.resolve("solman.jsonl");
    long good = Files.exists(path) ? replay(Files.readAllBytes(path)) : 0;
    file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    file.truncate(good);
    file.position(good);
  }

  private long replay(byte[] bytes) throws IOException {
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        apply(JSON.readValue(bytes, start, i - start, Entry.class));
        start = i + 1;
      }
    }
    return start;
  }

  private void apply(Entry entry) {
    if (entry.incident() != null) {
      incidents.put(entry.incident().guid(), entry.incident());
    }
    if (entry.outgoing() != null) {
      outgoing.put(entry.outgoing().id(), entry.outgoing());
      progress.put(
          entry.outgoing().id(),
          new Outgoing.Progress(entry.outgoing().id(), "pending", 0, 0, null));
    }
    if (entry.progress() != null) {
      progress.put(entry.progress().id(), entry.progress());
    }
    if (entry.hubGuid() != null) {
      hubGuid = entry.hubGuid();
    }
  }

  private void commit(Entry entry) throws IOException {
    byte[] line = (JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(line);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    file.force(false);
    apply(entry);
  }

  synchronized Optional<Incident> incident(String guid) {
    return Optional.ofNullable(incidents.get(guid));
  }

  synchronized List<Incident> incidents() {
    return List.copyOf(incidents.values());
  }

  /** The next number; taken when an incident with it is stored. */
  private String nextNumber() {
    return String.valueOf(FIRST_NUMBER + incidents.size());
  }

  /** Stores a new incident, with the call that tells the hub of it (null for none). */
  synchronized Incident create(Function<String, Incident> withNumber, Outgoing call)
      throws IOException {
    Incident incident = withNumber.apply(nextNumber());
    commit(new Entry(incident, numbered(call), null, null));
    return incident;
  }

  /** Changes an incident, with the call that tells the hub of it (null for none). */
  synchronized Incident change(String guid, Function<Incident, Incident> how, Outgoing call)
      throws IOException {
    Incident incident = how.apply(incidents.get(guid));
    commit(new Entry(incident, numbered(call), null, null));
    return incident;
  }

  private Outgoing numbered(Outgoing call) {
    return call == null
        ? null
        : new Outgoing(
            outgoing.size() + 1L,
            call.operation(),
            call.guid(),
            call.timestamp(),
            call.status(),
            call.texts(),
            call.files(),
            call.deleted(),
            call.persons());
  }

  /** Calls still to make, oldest first. */
  synchronized List<Outgoing> pending() {
    return outgoing.values().stream()
        .filter(call -> progress.get(call.id()).state().equals("pending"))
        .sorted(Comparator.comparingLong(Outgoing::id))
        .toList();
  }

  synchronized Outgoing.Progress progress(long id) {
    return progress.get(id);
  }

  synchronized List<Map<String, Object>> queue() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Outgoing call : outgoing.values()) {
      Outgoing.Progress at = progress.get(call.id());
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", call.id());
      row.put("operation", call.operation());
      row.put("guid", call.guid());
      row.put("state", at.state());
      row.put("attempts", at.attempts());
      row.put("detail", at.detail());
      all.add(row);
    }
    return all;
  }

  synchronized void progressed(Outgoing.Progress at, Incident incident) throws IOException {
    commit(new Entry(incident, null, at, null));
  }

  synchronized String hubGuid() {
    return hubGuid;
  }

  synchronized void hubGuid(String guid) throws IOException {
    commit(new Entry(null, null, null, guid));
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
