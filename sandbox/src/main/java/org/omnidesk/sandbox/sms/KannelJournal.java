package org.omnidesk.sandbox.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What happened at the gateway, one JSON object a line, on disk before anybody is answered. */
final class KannelJournal implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel channel;
  private final List<ObjectNode> past;

  /** Opens the journal and reads it; a last line that a crash cut short was never acknowledged. */
  KannelJournal(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("kannel.jsonl");
    byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    List<ObjectNode> lines = new ArrayList<>();
    int good = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        lines.add((ObjectNode) JSON.readTree(bytes, good, at - good));
        good = at + 1;
      }
    }
    past = List.copyOf(lines);
    channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(good);
    channel.position(good);
  }

  /** What was written before this start, oldest first. */
  List<ObjectNode> past() {
    return past;
  }

  /** Writes one event and waits until the disk has it. */
  synchronized void append(ObjectNode event) throws IOException {
    byte[] line = (JSON.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(line);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(false);
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
