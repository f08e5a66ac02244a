package org.omnidesk.sandbox.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked once from zonky's binaries jar on the class path into {@code
 * <postgres>/bin-<version>}. Unpacking is atomic: a killed start leaves a temporary folder, never
 * half a set of programs.
 */
final class PostgresBinaries {

  private PostgresBinaries() {}

  /** The folder that holds {@code bin/postgres}, unpacked if it is not there yet. */
  static Path unpack(Path postgres) throws IOException {
    Path home = postgres.resolve("bin-" + version());
    if (Files.isDirectory(home)) {
      return home;
    }
    Files.createDirectories(postgres);
    Path unpacking = Files.createTempDirectory(postgres, "unpacking-");
    try (InputStream archive = archive();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(archive, 1 << 16)))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        unpack(tar, entry, unpacking);
      }
      Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      if (Files.isDirectory(unpacking)) {
        delete(unpacking);
      }
    }
    return home;
  }

  static String version() throws IOException {
    Properties versions = new Properties();
    try (InputStream in = PostgresBinaries.class.getResourceAsStream("versions.properties")) {
      versions.load(in);
    }
    return versions.getProperty("postgres-binaries");
  }

  /** Removes a folder with all that is in it; links are removed, not followed. */
  static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("entry leaves the folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
    if ((entry.getMode() & 0100) != 0) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(target);
      permissions.addAll(
          List.of(
              PosixFilePermission.OWNER_EXECUTE,
              PosixFilePermission.GROUP_EXECUTE,
              PosixFilePermission.OTHERS_EXECUTE));
      Files.setPosixFilePermissions(target, permissions);
    }
  }

  private static InputStream archive() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String system = os.contains("mac") ? "darwin" : os.contains("linux") ? "linux" : os;
    String machine =
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> arch;
        };
    String name = "postgres-" + system + "-" + machine + ".txz";
    InputStream in = PostgresBinaries.class.getResourceAsStream("/" + name);
    if (in == null) {
      throw new EmbeddedStartException(
          "no embedded PostgreSQL for "
              + system
              + "/"
              + machine
              + ": set spring.datasource.url to a PostgreSQL of yours");
    }
    return in;
  }
}
