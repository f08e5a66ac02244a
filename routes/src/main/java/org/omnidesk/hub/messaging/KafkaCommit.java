package org.omnidesk.hub.messaging;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;

/**
 * Commits offsets once the work is done: of one record, or of the last record of each partition in
 * a batch.
 */
public class KafkaCommit {

  /** The commits that a batch needs; taken before its headers are stripped. */
  public Collection<KafkaManualCommit> of(List<?> records, Map<String, Object> headers) {
    Map<Object, KafkaManualCommit> lastOfPartition = new LinkedHashMap<>();
    for (Object record : records) {
      if (record instanceof Exchange exchange) {
        KafkaManualCommit commit =
            exchange.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class);
        if (commit != null) {
          lastOfPartition.put(exchange.getMessage().getHeader(KafkaConstants.PARTITION), commit);
        }
      }
    }
    return List.copyOf(lastOfPartition.values());
  }

  /** Commits one commit or a batch's; a value of another kind is a wiring fault. */
  public void commit(Object commits) {
    if (commits instanceof KafkaManualCommit commit) {
      commit.commit();
    } else if (commits instanceof Collection<?> all) {
      all.forEach(this::commit);
    } else {
      throw new IllegalStateException(
          "no manual commit but " + commits + ": is allowManualCommit on?");
    }
  }
}
