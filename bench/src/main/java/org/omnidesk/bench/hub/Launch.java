package org.omnidesk.bench.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a JVM of ours is started: from the packaged jar or, without one, from this class path. */
final class Launch {

  /** Names the packaged hub where it is not at its usual place. */
  static final String JAR = "omnidesk.jar";

  private static final String HUB = "org.omnidesk.hub.OmniDesk";
  private static final int UNSAFE_WARNS = 23;

  private Launch() {}

  /** The packaged hub, if it was built. */
  static Optional<Path> jar() {
    String named = System.getProperty(JAR);
    Path jar =
        named == null
            ? Path.of(System.getProperty("omnidesk.home", "."))
                .resolve("routes/target/omnidesk.jar")
            : Path.of(named);
    return Optional.of(jar.toAbsolutePath().normalize()).filter(Files::isRegularFile);
  }

  static List<String> hub(List<String> options, List<String> arguments) {
    List<String> command = java(options);
    jar()
        .ifPresentOrElse(
            jar -> command.addAll(List.of("-jar", jar.toString())),
            () -> command.addAll(List.of("-cp", classPath(), HUB)));
    command.addAll(arguments);
    return command;
  }

  /** Any main class of the jar's libraries. */
  static List<String> main(String mainClass, List<String> options, List<String> arguments) {
    List<String> command = java(options);
    jar()
        .ifPresentOrElse(
            jar ->
                command.addAll(
                    List.of(
                        "-Dloader.main=" + mainClass,
                        "-cp",
                        jar.toString(),
                        "org.springframework.boot.loader.launch.PropertiesLauncher")),
            () -> command.addAll(List.of("-cp", classPath(), mainClass)));
    command.addAll(arguments);
    return command;
  }

  /** Surefire may start its JVM with a jar that only names the class path. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static List<String> java(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Two cores are shared by the hub, PostgreSQL, the sandbox and the program that measures.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--enable-native-access=ALL-UNNAMED");
    if (Runtime.version().feature() >= UNSAFE_WARNS) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(options);
    return command;
  }
}
