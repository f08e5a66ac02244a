package org.omnidesk.ai;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** Files that the build makes of others, and makes again only when one of those is newer. */
public final class BuiltFile {

  private BuiltFile() {}

  /**
   * Whether a file is missing or older than what it is made of.
   *
   * @param classes the folder of compiled classes and resources
   * @param sources files and folders below it
   */
  public static boolean isStale(Path file, Path classes, List<String> sources) throws IOException {
    if (!Files.exists(file)) {
      return true;
    }
    FileTime made = Files.getLastModifiedTime(file);
    for (String source : sources) {
      try (Stream<Path> files = Files.walk(classes.resolve(source))) {
        for (Path path : files.filter(Files::isRegularFile).toList()) {
          if (Files.getLastModifiedTime(path).compareTo(made) > 0) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
