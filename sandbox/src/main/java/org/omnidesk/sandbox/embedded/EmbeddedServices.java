package org.omnidesk.sandbox.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * In the {@code development} profile starts what has no address of an external one: PostgreSQL
 * without {@code spring.datasource.url}, Kafka without {@code omnidesk.kafka.brokers}. Both start
 * on own threads while the context is built; whoever needs a connection waits for it. They stop
 * after every bean, Kafka first.
 *
 * <p>{@code omnidesk.embedded.enabled=false} turns it off.
 */
public final class EmbeddedServices
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    if (context.getParent() != null
        || !(context instanceof GenericApplicationContext generic)
        || !environment.acceptsProfiles(Profiles.of("development"))
        || !environment.getProperty("omnidesk.embedded.enabled", Boolean.class, true)) {
      return;
    }
    boolean postgres = isMissing(environment, "spring.datasource.url");
    boolean kafka = isMissing(environment, "omnidesk.kafka.brokers");
    if (!postgres && !kafka) {
      return;
    }
    EmbeddedSettings settings = EmbeddedSettings.of(environment);
    RunningServices services = RunningServices.start(settings, postgres, kafka);
    // Registered before any bean exists, so it is destroyed after all of them.
    generic
        .getDefaultListableBeanFactory()
        .registerDisposableBean("embeddedServices", services::close);
    generic.registerBean(
        "embeddedServicesStart",
        EmbeddedServicesStart.class,
        () -> new EmbeddedServicesStart(services));
    if (postgres) {
      generic.registerBean(
          "embeddedPostgresConnection",
          JdbcConnectionDetails.class,
          () -> new EmbeddedConnectionDetails(services));
    }
    if (kafka) {
      publishBrokers(environment, "127.0.0.1:" + settings.kafkaPort());
      quietLogs(environment);
    }
  }

  private static boolean isMissing(ConfigurableEnvironment environment, String name) {
    String value = environment.getProperty(name);
    return value == null || value.isBlank();
  }

  private static void publishBrokers(ConfigurableEnvironment environment, String brokers) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("omnidesk.kafka.brokers", brokers);
    properties.put("camel.component.kafka.brokers", brokers);
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("embedded services", properties));
  }

  /** A broker tells every step at INFO; a level that the configuration names wins. */
  private static void quietLogs(ConfigurableEnvironment environment) {
    LoggingSystem logging = LoggingSystem.get(EmbeddedServices.class.getClassLoader());
    for (String logger :
        new String[] {"kafka", "org.apache.kafka", "org.apache.zookeeper", "state.change.logger"}) {
      if (environment.getProperty("logging.level." + logger) == null) {
        logging.setLogLevel(logger, LogLevel.WARN);
      }
    }
  }
}
