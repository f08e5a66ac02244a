package org.omnidesk.hub.system;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.omnidesk.api.system.SystemsStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What GET /systems/ shows: the state of a system's routes and what became of its messages. */
public class HubSystemsStatus implements SystemsStatus {

  private static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  private final ConfiguredSystems systems;
  private final SystemHealth health;
  private final CamelContext camel;
  private final JdbcClient jdbc;

  public HubSystemsStatus(
      ConfiguredSystems systems, SystemHealth health, CamelContext camel, JdbcClient jdbc) {
    this.systems = systems;
    this.health = health;
    this.camel = camel;
    this.jdbc = jdbc;
  }

  @Override
  public List<SystemView> list() {
    Map<String, Arrivals> arrivals = arrivals();
    return systems.names().stream().map(name -> view(name, arrivals.get(name))).toList();
  }

  private SystemView view(String name, Arrivals arrivals) {
    return new SystemView(
        name,
        systems.type(name),
        state(name),
        health.trouble(name).orElse(null),
        arrivals == null ? null : arrivals.last(),
        arrivals == null ? NONE : arrivals.counts());
  }

  private String state(String name) {
    if (ConfiguredSystems.PORTAL.equals(name)) {
      return "running";
    }
    ServiceStatus route = camel.getRouteController().getRouteStatus(name + "-intake");
    if (systems.problem(name).isPresent() || route == null || route.isStopped()) {
      return "stopped";
    }
    if (route.isSuspended()) {
      return "paused";
    }
    return health.trouble(name).isPresent() ? "failing" : "running";
  }

  /** Received counts every arrival: each key once, and each time it came again. */
  private Map<String, Arrivals> arrivals() {
    return jdbc
        .sql(
            """
            SELECT system, count(*) + sum(duplicates), count(*) FILTER (WHERE state = 'applied'), sum(duplicates),
                   count(*) FILTER (WHERE state = 'quarantined'), count(*) FILTER (WHERE state = 'pending'),
                   max(received_at)
            FROM message_keys GROUP BY system""")
        .query(
            (rs, n) -> {
              Timestamp last = rs.getTimestamp(7);
              return Map.entry(
                  rs.getString(1),
                  new Arrivals(
                      new Counts(
                          rs.getLong(2),
                          rs.getLong(3),
                          rs.getLong(4),
                          rs.getLong(5),
                          rs.getLong(6)),
                      last == null ? null : last.toInstant()));
            })
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private record Arrivals(Counts counts, Instant last) {}
}
