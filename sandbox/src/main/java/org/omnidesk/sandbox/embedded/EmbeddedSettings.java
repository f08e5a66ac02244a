package org.omnidesk.sandbox.embedded;

import java.nio.file.Path;
import java.util.List;
import org.springframework.core.env.Environment;

/**
 * Where the embedded services keep their data and which loopback ports they take.
 *
 * @param data {@code omnidesk.data}, default {@code ${omnidesk.home}/data}
 * @param postgresPort {@code omnidesk.embedded.postgres.port}, default 15432
 * @param kafkaPort {@code omnidesk.embedded.kafka.port}, default 19092
 * @param controllerPort {@code omnidesk.embedded.kafka.controller-port}, default 19093
 * @param topics {@code omnidesk.embedded.kafka.topics}, created at start; default {@code
 *     omnidesk.tickets}
 * @param partitions {@code omnidesk.embedded.kafka.partitions} of each topic, default 12
 */
public record EmbeddedSettings(
    Path data,
    int postgresPort,
    int kafkaPort,
    int controllerPort,
    List<String> topics,
    int partitions) {

  public EmbeddedSettings {
    data = data.toAbsolutePath().normalize();
    topics = List.copyOf(topics);
  }

  static EmbeddedSettings of(Environment environment) {
    return new EmbeddedSettings(
        DataFolder.of(environment),
        environment.getProperty("omnidesk.embedded.postgres.port", Integer.class, 15432),
        environment.getProperty("omnidesk.embedded.kafka.port", Integer.class, 19092),
        environment.getProperty("omnidesk.embedded.kafka.controller-port", Integer.class, 19093),
        List.of(
            environment.getProperty(
                "omnidesk.embedded.kafka.topics",
                String[].class,
                new String[] {"omnidesk.tickets"})),
        environment.getProperty("omnidesk.embedded.kafka.partitions", Integer.class, 12));
  }

  Path postgres() {
    return data.resolve("postgres");
  }

  Path kafka() {
    return data.resolve("kafka");
  }

  Path keys() {
    return data.resolve("keys");
  }
}
