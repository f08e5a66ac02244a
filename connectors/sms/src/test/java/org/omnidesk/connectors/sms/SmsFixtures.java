package org.omnidesk.connectors.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.system.SystemSettings;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.system.UnknownSystemException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the tests of this connector share: settings as YAML binds them, recordings, a store. */
final class SmsFixtures {

  static final String SYSTEM = "sms-main";
  static final String SECRET = "a-secret-of-32-letters.and_more~";

  private SmsFixtures() {}

  /** A block with these keys over working ones. */
  static SmsSettings settings(Map<String, String> changed) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("type", "sms");
    keys.put("url", "http://127.0.0.1:13013/cgi-bin/sendsms");
    keys.put("username", "omnidesk");
    keys.put("password", "secret");
    keys.put("sender", "OMNDSK");
    keys.put("webhook-secret", SECRET);
    keys.put("trusted-ips", "127.0.0.1,::1");
    keys.putAll(changed);
    Map<String, String> named = new LinkedHashMap<>();
    keys.forEach((k, v) -> named.put("s." + k, v));
    return new Binder(new MapConfigurationPropertySource(named))
        .bindOrCreate("s", Bindable.of(SmsSettings.class));
  }

  static Systems systems(SmsSettings settings) {
    return systems(() -> settings);
  }

  static Systems systems(Supplier<SmsSettings> settings) {
    return new Systems() {
      @Override
      public <S extends SystemSettings> S settings(String system, Class<S> type) {
        if (!system.startsWith("sms-")) {
          throw new UnknownSystemException(system);
        }
        return type.cast(settings.get());
      }

      @Override
      public List<String> ofType(String type) {
        return type.equals("sms") ? List.of(SYSTEM) : List.of();
      }
    };
  }

  /** The message of a raw query, as the hook would keep it. */
  static InboundMessage message(String query, Instant at) {
    return SmsHooks.message(
        SYSTEM, SmsProfile.load("kannel"), RawParameters.ofQuery(query), "127.0.0.1", at);
  }

  /** Queries of recorded GET callbacks to a path, or a skipped test. */
  static List<String> recordedQueries(String file, String path) {
    Path recording =
        Path.of(
            System.getProperty("omnidesk.shared", "absent"), "connectors/recordings/kannel", file);
    Assumptions.assumeTrue(Files.exists(recording), "skipped: no recordings at " + recording);
    try {
      return Files.readAllLines(recording).stream()
          .filter(l -> l.startsWith("GET " + path + "?"))
          .map(l -> l.substring(path.length() + 5, l.lastIndexOf(' ')))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parts in memory. */
  static final class MemoryPartStore implements PartStore {
    private final Map<PartKey, List<Part>> rows = new LinkedHashMap<>();

    @Override
    public synchronized List<Part> put(PartKey key, Part part) {
      List<Part> list = rows.computeIfAbsent(key, k -> new ArrayList<>());
      boolean known =
          rows.values().stream()
              .flatMap(List::stream)
              .anyMatch(p -> p.messageId().equals(part.messageId()));
      if (!known) {
        list.add(part);
      }
      return List.copyOf(list);
    }

    @Override
    public synchronized List<Part> of(PartKey key) {
      return List.copyOf(rows.getOrDefault(key, List.of()));
    }

    @Override
    public synchronized List<PartKey> keys(String system) {
      return rows.keySet().stream().filter(k -> k.system().equals(system)).toList();
    }

    @Override
    public synchronized void forget(PartKey key, Instant before) {
      if (of(key).stream().allMatch(p -> p.receivedAt().isBefore(before))) {
        rows.remove(key);
      }
    }
  }
}
