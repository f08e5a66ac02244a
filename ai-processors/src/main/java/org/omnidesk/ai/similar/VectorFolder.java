package org.omnidesk.ai.similar;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.util.IOUtils;

/**
 * The files of the vector store: {@code aliases.properties}, and {@code <alias>__<model>/} with the
 * {@code index} and the marker {@code complete}. Not safe for many threads.
 */
final class VectorFolder {

  private final Path root;
  private final Properties aliases = new Properties();

  VectorFolder(Path root) {
    this.root = root;
    try {
      Files.createDirectories(root);
      Path file = root.resolve("aliases.properties");
      if (Files.exists(file)) {
        aliases.load(new StringReader(Files.readString(file)));
        // A damaged line must not become a path.
        aliases
            .entrySet()
            .removeIf(
                e ->
                    !CollectionNames.isAlias((String) e.getKey())
                        || !CollectionNames.isModel((String) e.getValue()));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("the vector folder cannot be read: " + root, e);
    }
  }

  Set<String> aliases() {
    return new TreeSet<>(aliases.stringPropertyNames());
  }

  Optional<String> model(String alias) {
    return Optional.ofNullable(aliases.getProperty(alias));
  }

  /** All models that the alias has vectors of. */
  List<String> models(String alias) {
    List<String> models = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, alias + "__*")) {
      for (Path folder : folders) {
        String model = folder.getFileName().toString().substring(alias.length() + 2);
        if (Files.isDirectory(folder) && CollectionNames.isModel(model)) {
          models.add(model);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return models;
  }

  Path index(String alias, String model) {
    return root.resolve(CollectionNames.physical(alias, model)).resolve("index");
  }

  private Path marker(String alias, String model) {
    return root.resolve(CollectionNames.physical(alias, model)).resolve("complete");
  }

  boolean isComplete(String alias, String model) {
    return Files.exists(marker(alias, model));
  }

  void markComplete(String alias, String model) {
    try {
      Files.writeString(marker(alias, model), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void clearComplete(String alias, String model) throws IOException {
    Files.deleteIfExists(marker(alias, model));
  }

  /** Durable when it returns: written beside, forced, then moved over. */
  void use(String alias, String model) {
    CollectionNames.physical(alias, model);
    aliases.setProperty(alias, model);
    try {
      StringWriter text = new StringWriter();
      aliases.store(text, "which model's vectors each collection stands for");
      Path beside = root.resolve("aliases.properties.new");
      try (FileChannel channel =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
      }
      Files.move(
          beside,
          root.resolve("aliases.properties"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps the broken index for a look, one of a collection; an older one goes. */
  Path moveAside(String alias, String model) throws IOException {
    clearComplete(alias, model);
    Path index = index(alias, model);
    Path aside = index.resolveSibling("broken");
    if (Files.exists(aside)) {
      IOUtils.rm(aside);
    }
    return Files.move(index, aside);
  }
}
