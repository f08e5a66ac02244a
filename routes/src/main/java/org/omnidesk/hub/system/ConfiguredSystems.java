package org.omnidesk.hub.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.omnidesk.tickets.system.SystemCatalog;
import org.omnidesk.tickets.system.SystemSettings;
import org.omnidesk.tickets.system.SystemType;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.system.UnknownSystemException;
import org.omnidesk.tickets.ticket.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The blocks under {@code omnidesk.systems}. A broken block gives one line that names the setting
 * and where it stands, and stops that system's routes only: {@code omnidesk.start.<name>} is what
 * their {@code autoStartup} reads.
 */
public class ConfiguredSystems implements Systems, SystemCatalog {

  /** The hub's own door; it needs no block and no connector. */
  public static final String PORTAL = "portal";

  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredSystems.class);
  private static final String PREFIX = "omnidesk.systems.";

  private final ConfigurableEnvironment environment;
  private final Map<String, SystemType> types;
  private final Map<String, String> typeByName = new LinkedHashMap<>();
  private final Map<String, SystemSettings> usable = new LinkedHashMap<>();
  private final Map<String, String> problems = new LinkedHashMap<>();

  public ConfiguredSystems(ConfigurableEnvironment environment, List<SystemType> types) {
    this.environment = environment;
    this.types = types.stream().collect(Collectors.toMap(SystemType::name, type -> type));
    Set<String> names = SystemNames.read(environment);
    names.remove(PORTAL);
    names.forEach(this::read);
    refuseTwins();
    Map<String, Object> starts = new HashMap<>();
    names.forEach(name -> starts.put("omnidesk.start." + name, usable.containsKey(name)));
    environment.getPropertySources().addFirst(new MapPropertySource("system starts", starts));
    problems.forEach(this::tell);
  }

  /** Switched off is no error; a block that cannot be used is. */
  private void tell(String name, String problem) {
    if (problem.equals(switchedOff(name))) {
      LOG.info("system {} is off: {}", name, problem);
    } else {
      LOG.error("system {} is off: {}", name, problem);
    }
  }

  private static String switchedOff(String name) {
    return PREFIX + name + ".enabled is false";
  }

  private void read(String name) {
    String type = environment.getProperty(PREFIX + name + ".type");
    typeByName.put(name, type == null ? "unknown" : type);
    SystemType known = type == null ? null : types.get(type);
    if (known == null) {
      String wrong = type == null ? "is missing" : "'" + type + "' is no system type";
      String kinds = String.join(", ", types.keySet().stream().sorted().toList());
      problems.put(
          name,
          "%s%s.type%s: %s; known are %s"
              .formatted(PREFIX, name, place(name, "type"), wrong, kinds));
      return;
    }
    if (!environment.getProperty(PREFIX + name + ".enabled", Boolean.class, true)) {
      problems.put(name, switchedOff(name));
      return;
    }
    try {
      SystemSettings settings =
          Binder.get(environment).bind(PREFIX + name, Bindable.of(known.settings())).get();
      List<String> wrong = settings.problems();
      if (wrong.isEmpty()) {
        usable.put(name, settings);
      } else {
        String first = wrong.get(0);
        String key = first.contains(":") ? first.substring(0, first.indexOf(':')) : "";
        problems.put(
            name, PREFIX + name + "." + key + place(name, key) + first.substring(key.length()));
      }
    } catch (BindException e) {
      ConfigurationProperty property = e.getProperty();
      problems.put(
          name,
          "%s%s: '%s' is not a valid value"
              .formatted(
                  property == null ? e.getName() : property.getName(),
                  property == null || property.getOrigin() == null
                      ? ""
                      : " (" + property.getOrigin() + ")",
                  property == null ? null : property.getValue()));
    }
  }

  /** Two systems on one account would fetch everything twice: the second one is refused. */
  private void refuseTwins() {
    Map<String, String> owners = new HashMap<>();
    for (Map.Entry<String, SystemSettings> entry : new ArrayList<>(usable.entrySet())) {
      String owner = owners.putIfAbsent(entry.getValue().account(), entry.getKey());
      if (owner != null) {
        usable.remove(entry.getKey());
        problems.put(
            entry.getKey(),
            "%s%s has the same address and account as %s%s"
                .formatted(PREFIX, entry.getKey(), PREFIX, owner));
      }
    }
  }

  private String place(String name, String key) {
    if (key.isBlank()) {
      return "";
    }
    try {
      ConfigurationPropertyName wanted = ConfigurationPropertyName.of(PREFIX + name + "." + key);
      for (var source : ConfigurationPropertySources.get(environment)) {
        ConfigurationProperty property = source.getConfigurationProperty(wanted);
        if (property != null && property.getOrigin() != null) {
          return " (" + property.getOrigin() + ")";
        }
      }
    } catch (RuntimeException e) {
      LOG.debug("no origin for {}", key, e);
    }
    return "";
  }

  @Override
  public <S extends SystemSettings> S settings(String system, Class<S> type) {
    SystemSettings settings = usable.get(system);
    if (settings == null) {
      throw new UnknownSystemException(
          problems.getOrDefault(system, "no block " + PREFIX + system + " in the configuration"));
    }
    if (!type.isInstance(settings)) {
      throw new UnknownSystemException(
          "%s%s is of type %s, its route needs another".formatted(PREFIX, system, settings.type()));
    }
    return type.cast(settings);
  }

  @Override
  public List<String> ofType(String type) {
    return usable.entrySet().stream()
        .filter(e -> e.getValue().type().equals(type))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public String type(String system) {
    if (PORTAL.equals(system)) {
      return PORTAL;
    }
    String type = typeByName.get(system);
    if (type == null) {
      throw new UnknownSystemException("no block " + PREFIX + system + " in the configuration");
    }
    return type;
  }

  @Override
  public Channel channel(String system) {
    return PORTAL.equals(system) ? Channel.PORTAL : types.get(type(system)).channel();
  }

  @Override
  public Optional<String> first(String type) {
    return ofType(type).stream().findFirst();
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>(typeByName.keySet());
    names.add(PORTAL);
    return names;
  }

  /** Why a system is off; empty if it is usable. */
  public Optional<String> problem(String system) {
    return Optional.ofNullable(problems.get(system));
  }
}
