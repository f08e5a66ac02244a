package org.omnidesk.sandbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

class EmbeddedServicesTest {

  private static final AtomicReference<String> LAST_WORD = new AtomicReference<>();

  @TempDir Path data;

  @Test
  void in_development_both_start_and_outlive_every_bean() throws Exception {
    EmbeddedSettings settings = Ports.freeIn(data);
    try (ConfigurableApplicationContext context = context("development", settings)) {
      assertThat(context.getEnvironment().getProperty("omnidesk.kafka.brokers"))
          .isEqualTo("127.0.0.1:" + settings.kafkaPort())
          .isEqualTo(context.getEnvironment().getProperty("camel.component.kafka.brokers"));
      JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
      assertThat(jdbc.queryForObject("SHOW fsync", String.class)).isEqualTo("on");
      assertThat(jdbc.queryForObject("SELECT current_user", String.class)).isEqualTo("omnidesk");
      assertThat(context.getBean(EmbeddedServicesStart.class).kafkaFailure()).isEmpty();
    }
    assertThat(LAST_WORD).hasValue("PostgreSQL still answered");
    assertThat(Postmaster.of(data.resolve("postgres/cluster"))).isEmpty();
  }

  @Test
  void in_production_nothing_starts() throws Exception {
    assertThatThrownBy(() -> context("production", Ports.freeIn(data)))
        .hasStackTraceContaining("Failed to determine a suitable driver class");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void a_taken_port_ends_the_start_with_the_line_that_names_the_setting() throws Exception {
    EmbeddedSettings settings = Ports.freeIn(data);
    try (ServerSocket taken =
        new ServerSocket(settings.kafkaPort(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> context("development", settings))
          .hasRootCauseMessage("Address already in use")
          .hasStackTraceContaining(
              "port " + taken.getLocalPort() + " is taken: set omnidesk.embedded.kafka.port");
    }
    assertThat(Postmaster.of(data.resolve("postgres/cluster"))).isEmpty();
  }

  private ConfigurableApplicationContext context(String profile, EmbeddedSettings settings) {
    return new SpringApplicationBuilder(Hub.class)
        .web(WebApplicationType.NONE)
        .profiles(profile)
        .properties(
            "omnidesk.data=" + data,
            "omnidesk.embedded.postgres.port=" + settings.postgresPort(),
            "omnidesk.embedded.kafka.port=" + settings.kafkaPort(),
            "omnidesk.embedded.kafka.controller-port=" + settings.controllerPort())
        .run();
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class})
  static class Hub {

    @Bean
    LastUser lastUser(JdbcTemplate jdbc) {
      return new LastUser(jdbc);
    }
  }

  /** Uses the database in its last moment. */
  static class LastUser {

    private final JdbcTemplate jdbc;

    LastUser(JdbcTemplate jdbc) {
      this.jdbc = jdbc;
      jdbc.queryForObject("SELECT 1", Integer.class);
    }

    @PreDestroy
    void goodbye() {
      LAST_WORD.set(jdbc.queryForObject("SELECT 'PostgreSQL still answered'", String.class));
    }
  }
}
