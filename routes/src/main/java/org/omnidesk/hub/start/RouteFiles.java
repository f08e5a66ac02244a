package org.omnidesk.hub.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Tells Camel which route files to read: those in the folder {@code routes} under {@code omnidesk.home}, or, where
 * there is none, the copies in the jar, by their explicit names, because Camel's wildcards find nothing in a fat jar.
 */
public class RouteFiles implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  static final String PATTERN = "camel.main.routes-include-pattern";
  private static final String JAR_FOLDER = "routes/";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (context.getParent() != null || context.getEnvironment().containsProperty(PATTERN)) {
      return;
    }
    Path home = Path.of(context.getEnvironment().getProperty("omnidesk.home", ".")).toAbsolutePath().normalize();
    String pattern =
        Files.isDirectory(home.resolve("routes/intake"))
            ? "file:" + home + "/routes/*/*.camel.yaml"
            : jarFiles();
    context
        .getEnvironment()
        .getPropertySources()
        .addLast(new MapPropertySource("route files", Map.of(PATTERN, pattern)));
  }

  private static String jarFiles() {
    try {
      Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:routes/*/*.camel.yaml");
      String names =
          Arrays.stream(files)
              .map(RouteFiles::name)
              .collect(Collectors.toCollection(TreeSet::new))
              .stream()
              .map(name -> "classpath:" + name)
              .collect(Collectors.joining(","));
      if (names.isEmpty()) {
        throw new IllegalStateException("no route file: neither a folder routes/ under omnidesk.home nor copies in the jar");
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("route files in the jar: " + e.getMessage(), e);
    }
  }

  private static String name(Resource file) {
    try {
      String url = file.getURL().toString();
      return url.substring(url.lastIndexOf(JAR_FOLDER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
