package org.omnidesk.hub.routes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The house's files as the tests see them: every route file, every Kamelet, every bean. */
final class House {

  static final Path HOME =
      Path.of(System.getProperty("omnidesk.home", "..")).toAbsolutePath().normalize();
  private static Map<String, JavaClass> beans;

  private House() {}

  /** {@code routes/<stage>/*.camel.yaml}, in order. */
  static List<Path> routeFiles() {
    return find(HOME.resolve("routes"), 2, ".camel.yaml");
  }

  /** Every Kamelet in the sources of any room. */
  static List<Path> kamelets() {
    return find(HOME, 9, ".kamelet.yaml").stream()
        .filter(file -> file.toString().contains("src/main"))
        .toList();
  }

  private static List<Path> find(Path folder, int depth, String end) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(end))
          .filter(file -> !folder.relativize(file).toString().contains("target/"))
          .filter(file -> !folder.relativize(file).toString().contains("node_modules/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Object yaml(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options)).load(text);
  }

  static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.indexOf('.'));
  }

  /** Calls {@code visit} with every key and value of every map in a YAML tree, outermost first. */
  static void walk(Object node, BiConsumer<String, Object> visit) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            visit.accept(String.valueOf(key), value);
            walk(value, visit);
          });
    } else if (node instanceof List<?> list) {
      list.forEach(item -> walk(item, visit));
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object node) {
    return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  static List<?> list(Object node) {
    return node instanceof List<?> list ? list : List.of();
  }

  static String string(Object node) {
    return node == null ? "" : String.valueOf(node);
  }

  /**
   * The hub's own beans by name, with the class that a route finds behind it, read from the byte
   * code.
   */
  static synchronized Map<String, JavaClass> beans() {
    if (beans == null) {
      Map<String, JavaClass> found = new LinkedHashMap<>();
      for (JavaClass type : classes()) {
        type.getMethods().stream()
            .filter(method -> method.isAnnotatedWith(Bean.class))
            .forEach(
                method ->
                    found.put(
                        beanName(method.getAnnotationOfType(Bean.class), method.getName()),
                        method.getRawReturnType()));
      }
      beans = found;
    }
    return beans;
  }

  private static String beanName(Bean bean, String method) {
    return bean.value().length > 0
        ? bean.value()[0]
        : bean.name().length > 0 ? bean.name()[0] : method;
  }

  static JavaClasses classes() {
    return Classes.ALL;
  }

  private static final class Classes {
    static final JavaClasses ALL =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.omnidesk");
  }
}
