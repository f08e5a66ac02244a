package org.omnidesk.hub.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waits and what needs a person, as figures to alarm on: messages, deliveries and events by
 * state.
 */
public class QueueMetrics {

  private final JdbcClient jdbc;
  private final MultiGauge messages;
  private final MultiGauge deliveries;
  private final AtomicLong outbox;

  public QueueMetrics(MeterRegistry registry, JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.messages = MultiGauge.builder("omnidesk_messages").register(registry);
    this.deliveries = MultiGauge.builder("omnidesk_deliveries").register(registry);
    this.outbox = registry.gauge("omnidesk_outbox_events", new AtomicLong());
  }

  /** Counts anew. */
  public void refresh() {
    messages.register(
        rows("SELECT system, state, count(*) FROM message_keys GROUP BY system, state"), true);
    deliveries.register(
        rows("SELECT system, state, count(*) FROM deliveries GROUP BY system, state"), true);
    outbox.set(jdbc.sql("SELECT count(*) FROM outbox_pending").query(Long.class).single());
  }

  private List<Row<?>> rows(String sql) {
    return jdbc.sql(sql)
        .<Row<?>>query(
            (rs, n) ->
                Row.of(Tags.of("system", rs.getString(1), "state", rs.getString(2)), rs.getLong(3)))
        .list();
  }
}
