package org.omnidesk.hub.system;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.omnidesk.tickets.system.SystemProbe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which systems answer. A trouble is logged once when it begins and once when it is over. */
public class SystemHealth {

  private static final Logger LOG = LoggerFactory.getLogger(SystemHealth.class);

  private final ConfiguredSystems systems;
  private final Map<String, SystemProbe> probes;
  private final Map<String, String> troubles = new ConcurrentHashMap<>();

  public SystemHealth(ConfiguredSystems systems, List<SystemProbe> probes) {
    this.systems = systems;
    this.probes = probes.stream().collect(Collectors.toMap(SystemProbe::type, probe -> probe));
  }

  /** Probes every usable system. */
  public void probe() {
    for (String system : systems.names()) {
      SystemProbe probe = probes.get(systems.type(system));
      if (probe != null && systems.problem(system).isEmpty()) {
        note(system, problem(probe, system));
      }
    }
  }

  /** What is wrong with a system; empty if nothing is known to be. */
  public Optional<String> trouble(String system) {
    return systems.problem(system).or(() -> Optional.ofNullable(troubles.get(system)));
  }

  private static String problem(SystemProbe probe, String system) {
    try {
      return probe.problem(system);
    } catch (RuntimeException e) {
      return "omnidesk.systems." + system + ": " + e.getMessage();
    }
  }

  private void note(String system, String problem) {
    String before = problem == null ? troubles.remove(system) : troubles.put(system, problem);
    if (problem != null && !Objects.equals(before, problem)) {
      LOG.error("system {} is failing: {}", system, problem);
    } else if (problem == null && before != null) {
      LOG.info("system {} answers again", system);
    }
  }
}
