package org.omnidesk.sandbox.embedded;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A single-node KRaft broker in this JVM, its data under {@code <data>/kafka}. A deleted folder is
 * a new, empty cluster: what was in it is published again from the outbox.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private final KafkaRaftServer server;
  private final String brokers;

  private EmbeddedKafka(KafkaRaftServer server, String brokers) {
    this.server = server;
    this.brokers = brokers;
  }

  /**
   * Formats the folder if it is empty, starts the broker and makes the topics.
   *
   * @throws EmbeddedStartException with one line that names the remedy
   */
  public static EmbeddedKafka start(EmbeddedSettings settings) {
    LoopbackPort.requireFree(settings.kafkaPort(), "omnidesk.embedded.kafka.port");
    LoopbackPort.requireFree(settings.controllerPort(), "omnidesk.embedded.kafka.controller-port");
    KafkaExit.guard();
    KafkaRaftServer server = null;
    try {
      format(settings.kafka());
      server =
          new KafkaRaftServer(
              KafkaConfig.fromProps(properties(KafkaConfiguration.of(settings))), Time.SYSTEM);
      server.startup();
      EmbeddedKafka kafka = new EmbeddedKafka(server, "127.0.0.1:" + settings.kafkaPort());
      kafka.createTopics(settings.topics(), settings.partitions());
      return kafka;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(server, settings, e);
    } catch (Exception | AssertionError e) {
      // Kafka's own exit throws an AssertionError when the JVM does not end.
      throw failed(server, settings, e);
    }
  }

  /** For {@code bootstrap.servers}. */
  public String brokers() {
    return brokers;
  }

  /** Why the broker does not work any more, for example a failed disk; empty while it is well. */
  public Optional<String> failure() {
    return Optional.ofNullable(KafkaExit.failure());
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path folder) throws Exception {
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(KafkaConfiguration.NODE)
        .setControllerListenerName("CONTROLLER")
        .setDirectories(Set.of(folder.toString()))
        .setMetadataLogDirectory(folder.toString())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setIgnoreFormatted(true)
        .setPrintStream(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
        .run();
  }

  private static java.util.Properties properties(Map<String, Object> config) {
    java.util.Properties properties = new java.util.Properties();
    properties.putAll(config);
    return properties;
  }

  private void createTopics(List<String> topics, int partitions)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, Object> client =
        Map.of("bootstrap.servers", brokers, "request.timeout.ms", "20000");
    try (Admin admin = Admin.create(client)) {
      Set<String> present = admin.listTopics().names().get(30, TimeUnit.SECONDS);
      List<NewTopic> missing =
          topics.stream()
              .filter(topic -> !present.contains(topic))
              .map(topic -> new NewTopic(topic, partitions, (short) 1))
              .toList();
      admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
    }
  }

  private static EmbeddedStartException failed(
      KafkaRaftServer server, EmbeddedSettings settings, Throwable cause) {
    if (server != null) {
      try {
        server.shutdown();
      } catch (RuntimeException alsoBroken) {
        cause.addSuppressed(alsoBroken);
      }
    }
    return new EmbeddedStartException(
        "embedded Kafka does not start ("
            + cause
            + "): delete "
            + settings.kafka()
            + " (nothing is lost by that) or set omnidesk.kafka.brokers",
        cause);
  }
}
