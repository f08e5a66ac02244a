package org.omnidesk.tickets.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.omnidesk.tickets.Hash;

/**
 * Blobs in a folder, two levels deep by hash; written beside, forced to disk, then renamed into
 * place.
 */
public class FolderBlobStore implements BlobStore {

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  private static final int BATCH = 500;

  private final Path folder;

  public FolderBlobStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public String put(byte[] content) {
    try {
      return put(new ByteArrayInputStream(content), Long.MAX_VALUE).key();
    } catch (IOException e) {
      throw new UncheckedIOException("attachments folder " + folder + ": " + e.getMessage(), e);
    }
  }

  @Override
  public StoredBlob put(InputStream content, long limit) throws IOException {
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "incoming-", ".part");
    try {
      MessageDigest digest = Hash.digest();
      long size = 0;
      try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        byte[] buffer = new byte[64 * 1024];
        for (int read; (read = content.read(buffer)) >= 0; ) {
          size += read;
          if (size > limit) {
            throw new IOException("larger than the limit of " + limit + " bytes");
          }
          digest.update(buffer, 0, read);
          ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
          while (bytes.hasRemaining()) {
            out.write(bytes);
          }
        }
        out.force(true);
      }
      String key = HexFormat.of().formatHex(digest.digest());
      Path target = path(key);
      // also over an equal one: it is then as good as new to the sweep of orphans
      Files.createDirectories(target.getParent());
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return new StoredBlob(key, size);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @Override
  public InputStream open(String key) throws IOException {
    return Files.newInputStream(path(key));
  }

  @Override
  public byte[] read(String key) {
    try (InputStream in = open(key)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("attachment " + key + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void forEachOlderThan(Instant before, Consumer<List<String>> keys) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<String> batch = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (KEY.matcher(name).matches() && isOlder(file, before)) {
          batch.add(name);
        } else if (name.endsWith(".part") && isOlder(file, before)) {
          // left by a process that died while writing
          Files.deleteIfExists(file);
        }
        if (batch.size() == BATCH) {
          keys.accept(List.copyOf(batch));
          batch.clear();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("attachments folder " + folder + ": " + e.getMessage(), e);
    }
    if (!batch.isEmpty()) {
      keys.accept(batch);
    }
  }

  @Override
  public boolean deleteIfOlderThan(String key, Instant before) {
    Path file = path(key);
    try {
      return isOlder(file, before) && Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("attachment " + key + ": " + e.getMessage(), e);
    }
  }

  private static boolean isOlder(Path file, Instant before) throws IOException {
    try {
      return Files.isRegularFile(file)
          && Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private Path path(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("no blob key: " + key);
    }
    return folder.resolve(key.substring(0, 2)).resolve(key.substring(2, 4)).resolve(key);
  }
}
