package org.omnidesk.sandbox.mailbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The mails as {@code mail/<n>.eml} and what happened to them in {@code index.jsonl}, forced to the
 * disk before a call returns.
 */
final class MailFiles implements AutoCloseable {

  private final ObjectMapper json =
      JsonMapper.builder().serializationInclusion(JsonInclude.Include.NON_NULL).build();
  private final Path mails;
  private final Path index;
  private FileChannel log;
  private long lastFile;

  MailFiles(Path folder) {
    this.mails = folder.resolve("mail");
    this.index = folder.resolve("index.jsonl");
  }

  /** Opens the folder and reads everything that happened so far. */
  synchronized List<KeptEvent> open() throws IOException {
    Files.createDirectories(mails);
    List<KeptEvent> events = new ArrayList<>();
    long good = 0;
    if (Files.exists(index)) {
      byte[] bytes = Files.readAllBytes(index);
      int from = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          events.add(json.readValue(bytes, from, i - from, KeptEvent.class));
          from = i + 1;
          good = from;
        }
      }
    }
    log = FileChannel.open(index, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    // A line without its end was cut off by a crash, so nobody was told that it is kept.
    log.truncate(good);
    log.position(good);
    try (var files = Files.newDirectoryStream(mails, "*.eml")) {
      for (Path file : files) {
        lastFile =
            Math.max(lastFile, Long.parseLong(file.getFileName().toString().replace(".eml", "")));
      }
    }
    return events;
  }

  /** Keeps a mail's bytes; returns the file's name. */
  synchronized String keep(byte[] mail) {
    String name = "%08d.eml".formatted(++lastFile);
    try (FileChannel file =
        FileChannel.open(
            mails.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      write(file, mail);
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] read(String file) throws IOException {
    return Files.readAllBytes(mails.resolve(file));
  }

  synchronized void append(KeptEvent event) {
    try {
      write(log, (json.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(FileChannel file, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    file.force(true);
  }

  @Override
  public synchronized void close() {
    try {
      if (log != null) {
        log.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
