package org.omnidesk.sandbox.embedded;

import java.util.HashMap;
import java.util.Map;

/** Settings of the single node: both roles, loopback, quick to come back, small. */
final class KafkaConfiguration {

  static final int NODE = 1;

  private KafkaConfiguration() {}

  static Map<String, Object> of(EmbeddedSettings settings) {
    String broker = "127.0.0.1:" + settings.kafkaPort();
    String controller = "127.0.0.1:" + settings.controllerPort();
    Map<String, Object> config = new HashMap<>();
    config.put("process.roles", "broker,controller");
    config.put("node.id", String.valueOf(NODE));
    config.put("controller.quorum.voters", NODE + "@" + controller);
    config.put("controller.listener.names", "CONTROLLER");
    config.put("listeners", "BROKER://" + broker + ",CONTROLLER://" + controller);
    config.put("advertised.listeners", "BROKER://" + broker);
    config.put("inter.broker.listener.name", "BROKER");
    config.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    config.put("log.dirs", settings.kafka().toString());

    // After SIGKILL the node waits until its own dead session has run out: 14 s with the defaults.
    config.put("broker.session.timeout.ms", "1500");
    config.put("broker.heartbeat.interval.ms", "500");
    config.put("group.initial.rebalance.delay.ms", "0");
    config.put("num.recovery.threads.per.data.dir", "2");

    config.put("auto.create.topics.enable", "false");
    config.put("num.partitions", String.valueOf(settings.partitions()));
    for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
      config.put(topic + ".num.partitions", "4");
      config.put(topic + ".replication.factor", "1");
    }
    config.put("transaction.state.log.min.isr", "1");

    // Kafka is transport, PostgreSQL the truth: two days are ample.
    config.put("log.retention.hours", "48");
    config.put("log.segment.bytes", String.valueOf(32 << 20));
    config.put("log.index.size.max.bytes", String.valueOf(1 << 20));
    config.put("log.cleaner.threads", "1");
    config.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
    config.put("num.network.threads", "2");
    config.put("num.io.threads", "2");
    config.put("background.threads", "2");
    config.put("num.replica.fetchers", "1");
    config.put("queued.max.requests", "64");
    config.put("metadata.log.segment.bytes", String.valueOf(16 << 20));
    config.put("metadata.max.retention.bytes", String.valueOf(64 << 20));
    return config;
  }
}
