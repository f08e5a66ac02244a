package org.omnidesk.sandbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

  @TempDir Path data;

  @Test
  void records_survive_a_kill_and_a_deleted_folder_is_a_fresh_cluster() throws Exception {
    EmbeddedSettings settings = Ports.freeIn(data);
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KafkaChild.class.getName(),
                data.toString(),
                String.valueOf(settings.kafkaPort()),
                String.valueOf(settings.controllerPort()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = child.inputReader();
    String line;
    do {
      line = out.readLine();
      assertThat(line).as("the child lives").isNotNull();
    } while (!line.equals("READY"));
    child.destroyForcibly();
    assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();

    long begun = System.nanoTime();
    try (EmbeddedKafka kafka = EmbeddedKafka.start(settings)) {
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(25));
      assertThat(partitions(kafka)).isEqualTo(12);
      KafkaChild.send(kafka.brokers(), "after the kill");
      assertThat(read(kafka, 2)).containsExactly("before the kill", "after the kill");
      assertThat(kafka.failure()).isEmpty();
    }

    PostgresBinaries.delete(data.resolve("kafka"));
    try (EmbeddedKafka kafka = EmbeddedKafka.start(settings)) {
      assertThat(partitions(kafka)).isEqualTo(12);
      KafkaChild.send(kafka.brokers(), "fresh");
      assertThat(read(kafka, 1)).containsExactly("fresh");
    }
  }

  @Test
  void a_broker_that_gives_up_does_not_end_the_process() {
    KafkaExit.guard();
    Exit.halt(1, "all log dirs have failed");
    assertThat(KafkaExit.failure()).isEqualTo("all log dirs have failed");
    KafkaExit.guard();
    assertThat(KafkaExit.failure()).isNull();
  }

  @Test
  void a_taken_port_is_one_line_that_names_the_setting() throws Exception {
    EmbeddedSettings settings = Ports.freeIn(data);
    try (ServerSocket taken =
        new ServerSocket(settings.controllerPort(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedKafka.start(settings))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessage(
              "port "
                  + taken.getLocalPort()
                  + " is taken: set omnidesk.embedded.kafka.controller-port");
    }
  }

  private static int partitions(EmbeddedKafka kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.brokers()))) {
      return admin
          .describeTopics(List.of("omnidesk.tickets"))
          .allTopicNames()
          .get(20, TimeUnit.SECONDS)
          .get("omnidesk.tickets")
          .partitions()
          .size();
    }
  }

  private static List<String> read(EmbeddedKafka kafka, int count) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.brokers(), "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor("omnidesk.tickets").stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (values.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
