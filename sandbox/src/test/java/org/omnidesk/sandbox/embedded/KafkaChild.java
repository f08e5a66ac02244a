package org.omnidesk.sandbox.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A process of its own that starts Kafka, sends one record and waits to be killed. */
final class KafkaChild {

  private KafkaChild() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedSettings settings =
        new EmbeddedSettings(
            Path.of(arguments[0]),
            1,
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            List.of("omnidesk.tickets"),
            12);
    EmbeddedKafka kafka = EmbeddedKafka.start(settings);
    send(kafka.brokers(), "before the kill");
    System.out.println("READY");
    new CountDownLatch(1).await();
  }

  static void send(String brokers, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("omnidesk.tickets", "key", value)).get();
    }
  }
}
