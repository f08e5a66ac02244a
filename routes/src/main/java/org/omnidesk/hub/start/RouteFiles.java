package org.omnidesk.hub.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Tells Camel which route files to read: those in the folder {@code routes} under {@code
 * omnidesk.home}, or, where there is none, the copies in the jar, by their explicit names, because
 * Camel's wildcards find nothing in a fat jar.
 *
 * <p>A file that cannot be read is one ERROR line with file, line and reason. In development it is
 * left out and all others start; elsewhere it ends the start, so that a rollout stops before half a
 * hub takes over.
 */
public class RouteFiles implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  static final String PATTERN = "camel.main.routes-include-pattern";
  private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);
  private static final String JAR_FOLDER = "routes/";
  private static final String NOTHING =
      "no route file: neither a folder routes/ under omnidesk.home nor copies in the jar";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (context.getParent() != null || context.getEnvironment().containsProperty(PATTERN)) {
      return;
    }
    Path home = home(context.getEnvironment());
    boolean development = context.getEnvironment().acceptsProfiles(Profiles.of("development"));
    String pattern =
        Files.isDirectory(home.resolve("routes/intake"))
            ? folderFiles(home, development)
            : jarFiles();
    context
        .getEnvironment()
        .getPropertySources()
        .addLast(new MapPropertySource("route files", Map.of(PATTERN, pattern)));
  }

  /**
   * Whether there is anything to read; without reading it, for the pre-flight.
   *
   * @throws StartException if there is neither a route file under {@code omnidesk.home} nor a copy
   *     in the jar
   */
  static void requireAny(Environment environment) {
    Path home = home(environment);
    if (environment.containsProperty(PATTERN)) {
      return;
    }
    if (!Files.isDirectory(home.resolve("routes/intake"))) {
      jarFiles();
    } else if (list(home.resolve("routes")).isEmpty()) {
      throw new StartException(NOTHING);
    }
  }

  private static Path home(Environment environment) {
    return Path.of(environment.getProperty("omnidesk.home", ".")).toAbsolutePath().normalize();
  }

  /**
   * @throws StartException if a file is broken and that may not be, or none is left
   */
  static String folderFiles(Path home, boolean leaveBrokenOut) {
    List<String> usable = new ArrayList<>();
    try (RouteFileCheck check = new RouteFileCheck(home)) {
      for (Path file : list(home.resolve("routes"))) {
        String problem = check.problem(file);
        if (problem == null) {
          usable.add("file:" + file);
        } else if (leaveBrokenOut) {
          LOG.error("route file left out: {}", problem);
        } else {
          throw new StartException("broken route file: " + problem);
        }
      }
    }
    if (usable.isEmpty()) {
      throw new StartException(NOTHING);
    }
    return String.join(",", usable);
  }

  /**
   * {@code routes/<stage>/<name>.camel.yaml} in the order of their paths: one level, as deeper ones
   * are build output.
   */
  private static List<Path> list(Path routes) {
    try (Stream<Path> files =
        Files.find(routes, 2, (path, attributes) -> attributes.isRegularFile())) {
      return files
          .filter(file -> !file.getParent().equals(routes))
          .filter(file -> file.getFileName().toString().endsWith(".camel.yaml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new StartException(
          "the folder %s cannot be read: %s".formatted(routes, e.getMessage()), e);
    }
  }

  static String jarFiles() {
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:routes/*/*.camel.yaml");
      String names =
          Arrays.stream(files)
              .map(RouteFiles::name)
              .collect(Collectors.toCollection(TreeSet::new))
              .stream()
              .map(name -> "classpath:" + name)
              .collect(Collectors.joining(","));
      if (names.isEmpty()) {
        throw new StartException(NOTHING);
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
