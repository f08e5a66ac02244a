package org.omnidesk.sandbox.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.core.env.Environment;

/**
 * The data folder, held by one process at a time: a second hub over the same folder would adopt the
 * first one's PostgreSQL and stop it on leaving. The lock ends with the process, also by SIGKILL.
 */
public final class DataFolder implements AutoCloseable {

  /** What a first start needs: binaries 60 MB, cluster 50 MB, write-ahead log, Kafka, headroom. */
  static final long FREE_BYTES = 500L * 1024 * 1024;

  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** {@code omnidesk.data}, default {@code ${omnidesk.home}/data}. */
  public static Path of(Environment environment) {
    String data = environment.getProperty("omnidesk.data", "");
    if (data.isBlank()) {
      String home = environment.getProperty("omnidesk.home", "");
      return Path.of(home.isBlank() ? "." : home, "data").toAbsolutePath().normalize();
    }
    return Path.of(data).toAbsolutePath().normalize();
  }

  /** Creates the folder, checks the room on its disk and takes its lock. */
  static DataFolder hold(Path data) {
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new EmbeddedStartException(
          "the data folder " + data + " cannot be created: set omnidesk.data", e);
    }
    checkRoom(data, FREE_BYTES);
    try {
      FileChannel channel =
          FileChannel.open(
              data.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new EmbeddedStartException(
            "the data folder "
                + data
                + " is in use by another OmniDesk: stop that one or set omnidesk.data");
      }
      return new DataFolder(channel, lock);
    } catch (IOException e) {
      throw new EmbeddedStartException(
          "the data folder " + data + " cannot be written: set omnidesk.data", e);
    }
  }

  /** Fails with one line if the disk under {@code folder} has less than {@code bytes} left. */
  static void checkRoom(Path folder, long bytes) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < bytes) {
        throw new EmbeddedStartException(
            "the disk of %s has %d MB left, %d MB are needed: free some or set omnidesk.data"
                .formatted(folder, free >> 20, bytes >> 20));
      }
    } catch (IOException e) {
      throw new EmbeddedStartException(
          "the disk of " + folder + " cannot be read: set omnidesk.data", e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      // The lock goes with the process; nothing is left to do.
      return;
    }
  }
}
