package org.omnidesk.sandbox.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How far the play is: one line a done act, on disk before the next one. A new folder begins a new
 * run, whose mails have other Message-IDs.
 */
final class Position implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel channel;
  private final Set<Integer> done = new HashSet<>();
  private final Map<Integer, String> refs = new HashMap<>();
  private String run;

  Position(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("position.jsonl");
    byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    int good = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        remember(JSON.readTree(bytes, good, i - good));
        good = i + 1;
      }
    }
    channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(good).position(good);
    if (run == null) {
      run = UUID.randomUUID().toString().substring(0, 8);
      append(Map.of("run", run));
    }
  }

  /** The run's name, new for a new folder. */
  String run() {
    return run;
  }

  synchronized boolean isDone(Act act) {
    return done.contains(act.number());
  }

  /** The record that a ticket's first act made; null if it was not made. */
  synchronized String ref(int ticket) {
    return refs.get(ticket);
  }

  synchronized void done(Act act, String ref) throws IOException {
    Map<String, Object> line = Map.of("act", act.number(), "ticket", act.ticket(), "ref", ref);
    append(line);
    remember(JSON.valueToTree(line));
  }

  synchronized int count() {
    return done.size();
  }

  private void remember(JsonNode line) {
    if (line.has("run")) {
      run = line.path("run").asText();
    } else {
      done.add(line.path("act").asInt());
      refs.putIfAbsent(line.path("ticket").asInt(), line.path("ref").asText());
    }
  }

  private void append(Map<String, ?> line) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
