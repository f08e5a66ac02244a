package org.omnidesk.connectors.solman;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.omnidesk.tickets.system.SystemSettings;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.system.UnknownSystemException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Systems bound by Boot's binder, as the hub does it. */
public class TestSystems implements Systems {

  private final Map<String, SystemSettings> all = new LinkedHashMap<>();

  public static SolmanSettings settings(Map<String, String> block) {
    return new Binder(new MapConfigurationPropertySource(block))
        .bind("", Bindable.of(SolmanSettings.class))
        .get();
  }

  /** A block that is complete, with the given settings on top. */
  public static SolmanSettings complete(Map<String, String> more) {
    Map<String, String> block = new LinkedHashMap<>();
    block.put("url", "http://127.0.0.1:9/nobody");
    block.put("username", "OMNIDESK");
    block.put("password", "to-solman");
    block.put("inbound-username", "SOLMAN");
    block.put("inbound-password", "to-hub");
    block.putAll(more);
    return settings(block);
  }

  public TestSystems with(String name, SystemSettings settings) {
    all.put(name, settings);
    return this;
  }

  @Override
  public <S extends SystemSettings> S settings(String system, Class<S> type) {
    if (!type.isInstance(all.get(system))) {
      throw new UnknownSystemException("no system '" + system + "'");
    }
    return type.cast(all.get(system));
  }

  @Override
  public List<String> ofType(String type) {
    return all.entrySet().stream()
        .filter(e -> e.getValue().type().equals(type))
        .map(Map.Entry::getKey)
        .toList();
  }
}
