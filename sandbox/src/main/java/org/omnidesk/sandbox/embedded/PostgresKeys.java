package org.omnidesk.sandbox.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The passwords of the embedded PostgreSQL, made at the first start and kept in {@code
 * <keys>/postgres}, readable by the owner only.
 *
 * @param superuser password of the role {@code postgres}
 * @param application password of the role {@code omnidesk}
 */
record PostgresKeys(String superuser, String application) {

  static PostgresKeys in(Path keys) throws IOException {
    Path file = keys.resolve("postgres");
    if (!Files.exists(file)) {
      write(file, new PostgresKeys(random(), random()));
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    return new PostgresKeys(
        properties.getProperty("superuser"), properties.getProperty("application"));
  }

  /** Never print a password. */
  @Override
  public String toString() {
    return "PostgresKeys[...]";
  }

  private static void write(Path file, PostgresKeys keys) throws IOException {
    Files.createDirectories(file.getParent());
    Properties properties = new Properties();
    properties.setProperty("superuser", keys.superuser);
    properties.setProperty("application", keys.application);
    StringWriter text = new StringWriter();
    properties.store(text, null);
    Path fresh =
        Files.createTempFile(
            file.getParent(),
            "postgres-",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, text.toString(), StandardCharsets.UTF_8);
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
