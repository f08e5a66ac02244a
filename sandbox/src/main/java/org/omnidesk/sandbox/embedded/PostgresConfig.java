package org.omnidesk.sandbox.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The server's settings: durable, on loopback only, with a laptop's memory in mind. */
final class PostgresConfig {

  private static final String SETTINGS =
      """
      # Written by OmniDesk at each start; put own settings into postgresql.auto.conf by ALTER SYSTEM.
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      password_encryption = 'scram-sha-256'
      fsync = on
      synchronous_commit = on
      full_page_writes = on
      shared_buffers = 128MB
      max_connections = 60
      work_mem = 8MB
      maintenance_work_mem = 64MB
      max_wal_size = 512MB
      max_worker_processes = 4
      max_parallel_workers = 2
      max_wal_senders = 0
      wal_level = minimal
      jit = off
      timezone = 'UTC'
      log_timezone = 'UTC'
      log_min_messages = warning
      log_checkpoints = off
      """;

  private PostgresConfig() {}

  static void write(Path cluster) throws IOException {
    Files.writeString(cluster.resolve("omnidesk.conf"), SETTINGS);
    Path main = cluster.resolve("postgresql.conf");
    String include = "include 'omnidesk.conf'";
    if (Files.readAllLines(main).stream().noneMatch(include::equals)) {
      Files.writeString(main, System.lineSeparator() + include + "\n", StandardOpenOption.APPEND);
    }
  }
}
