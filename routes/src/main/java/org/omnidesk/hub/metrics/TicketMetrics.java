package org.omnidesk.hub.metrics;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import javax.sql.DataSource;
import org.omnidesk.ai.enrich.EnrichmentWriter.ClassificationListener;
import org.omnidesk.hub.operations.SeedScrapeEndpoint;
import org.omnidesk.tickets.ticket.TicketRow;

/** The seed's business and system metrics. */
public class TicketMetrics implements ClassificationListener {

  private final MeterRegistry registry;

  public TicketMetrics(MeterRegistry registry, DataSource dataSource) {
    this.registry = registry;
    OperatingSystemMXBean os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Gauge.builder("system_cpu_percent", os, bean -> Math.max(0, bean.getCpuLoad() * 100))
        .register(registry);
    Gauge.builder(
            "system_memory_percent",
            os,
            bean ->
                100.0
                    * (bean.getTotalMemorySize() - bean.getFreeMemorySize())
                    / bean.getTotalMemorySize())
        .register(registry);
    if (dataSource instanceof HikariDataSource pool) {
      Gauge.builder("db_connections_active", pool, TicketMetrics::active).register(registry);
    }
  }

  /** A ticket counts when its first classification, or {@code unclassified}, is stored. */
  @Override
  public void firstClassification(TicketRow ticket) {
    Counter.builder(SeedScrapeEndpoint.KEPT)
        .tag("category", ticket.category() == null ? "unclassified" : ticket.category())
        .tag("urgency", ticket.urgency() == null ? "unknown" : ticket.urgency().wireName())
        .tag("source", ticket.system())
        .register(registry)
        .increment();
  }

  private static double active(HikariDataSource pool) {
    return pool.getHikariPoolMXBean() == null
        ? 0
        : pool.getHikariPoolMXBean().getActiveConnections();
  }
}
