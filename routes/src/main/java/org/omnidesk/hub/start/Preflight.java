package org.omnidesk.hub.start;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Looks at what most often keeps the hub from starting before anything is started, because a taken
 * port otherwise shows after PostgreSQL and Kafka are up and their stopping fills the log.
 */
public class Preflight
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

  /**
   * Room for logs, keys and the first attachments; the embedded services ask for more themselves.
   */
  static final long FREE_BYTES = 100L * 1024 * 1024;

  /** Before the embedded services, which start from an initializer too. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (context.getParent() != null || !(context instanceof WebServerApplicationContext)) {
      return;
    }
    Environment environment = context.getEnvironment();
    if (environment.acceptsProfiles(Profiles.of("production"))) {
      require(
          environment,
          "spring.datasource.url",
          "the address of PostgreSQL, for example jdbc:postgresql://db:5432/omnidesk");
      require(
          environment,
          "omnidesk.kafka.brokers",
          "the addresses of Kafka, for example kafka-1:9092,kafka-2:9092");
    }
    port(environment, "server", 8080);
    port(environment, "management.server", 0);
    RouteFiles.requireAny(environment);
    dataFolder(
        Path.of(environment.getProperty("omnidesk.data", "data")).toAbsolutePath().normalize(),
        FREE_BYTES);
  }

  /**
   * @throws StartException naming the setting, if it is not there
   */
  static void require(Environment environment, String setting, String meaning) {
    String value = environment.getProperty(setting);
    if (value == null || value.isBlank()) {
      throw new StartException("%s is missing: set it to %s".formatted(setting, meaning));
    }
  }

  /**
   * @throws StartException if the port of {@code <server>.port} cannot be bound
   */
  static void port(Environment environment, String server, int usual) {
    String setting = server + ".port";
    int port = environment.getProperty(setting, Integer.class, usual);
    if (port <= 0) {
      return;
    }
    String address = environment.getProperty(server + ".address");
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(
          address == null || address.isBlank()
              ? new InetSocketAddress(port)
              : new InetSocketAddress(InetAddress.getByName(address), port));
    } catch (BindException e) {
      throw new StartException(
          port < 1024 && !String.valueOf(e.getMessage()).contains("in use")
              ? "port %d may not be opened (%s): set %s".formatted(port, e.getMessage(), setting)
              : "port %d is taken: set %s".formatted(port, setting),
          e);
    } catch (UnknownHostException e) {
      throw new StartException(
          "%s.address: '%s' is no address of this machine".formatted(server, address), e);
    } catch (IOException e) {
      throw new StartException(
          "port %d cannot be opened (%s): set %s".formatted(port, e.getMessage(), setting), e);
    }
  }

  /**
   * @throws StartException if the folder cannot be written or its disk is full
   */
  static void dataFolder(Path data, long room) {
    try {
      Files.createDirectories(data);
      Path trial = Files.createTempFile(data, "start", ".tmp");
      Files.delete(trial);
      long free = Files.getFileStore(data).getUsableSpace();
      if (free < room) {
        throw new StartException(
            "the disk of %s has %d MB left, %d MB are needed: free some or set omnidesk.data"
                .formatted(data, free >> 20, room >> 20));
      }
    } catch (IOException e) {
      throw new StartException(
          "the data folder %s cannot be written (%s): set omnidesk.data"
              .formatted(data, e.getClass().getSimpleName()),
          e);
    }
  }
}
