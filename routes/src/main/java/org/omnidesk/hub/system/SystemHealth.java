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
  private final Map<String, String> pollFailures = new ConcurrentHashMap<>();

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

  /** A poll failed: says why once, in the probe's words where the probe sees it, too. */
  public void failed(String system, Throwable failure) {
    String said = failure == null ? "unknown" : String.valueOf(failure.getMessage());
    if (troubles.containsKey(system) || said.equals(pollFailures.put(system, said))) {
      return;
    }
    SystemProbe probe = probes.get(systems.type(system));
    String problem = probe == null ? null : problem(probe, system);
    if (problem == null) {
      LOG.warn("system {}: a poll failed and is tried again: {}", system, said, failure);
    } else {
      note(system, problem);
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
    if (problem == null) {
      pollFailures.remove(system);
    }
    String before = problem == null ? troubles.remove(system) : troubles.put(system, problem);
    if (problem != null && !Objects.equals(before, problem)) {
      LOG.error("system {} is failing: {}", system, problem);
    } else if (problem == null && before != null) {
      LOG.info("system {} answers again", system);
    }
  }
}
