package org.omnidesk.hub.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.ManagementStatisticsLevel;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reads the settings of application.yaml back from a running Camel. A prefix that Camel renames is
 * ignored in silence, and then nothing but this test knows.
 */
class PropertiesBindTest {

  private static ConfigurableApplicationContext application;
  private static CamelContext camel;

  /** Camel alone, with the hub's settings and one of its route files. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration(CamelAutoConfiguration.class)
  static class CamelAlone {
    @Bean
    Recovery deliveryRecovery() {
      return new Recovery();
    }

    @Bean
    Letters deadLetters() {
      return new Letters();
    }
  }

  /** The bean that the one route calls. */
  public static final class Recovery {
    public void recover() {}
  }

  /** The bean of the error handler. */
  public static final class Letters {
    public void keep(String route, String step, Exception failure, Object body) {}
  }

  @BeforeAll
  static void start() {
    String routes =
        "file:"
            + Path.of(System.getProperty("omnidesk.home"))
                .resolve("routes")
                .toAbsolutePath()
                .normalize();
    application =
        new SpringApplicationBuilder(CamelAlone.class)
            .web(WebApplicationType.NONE)
            .run(
                "--omnidesk.kafka.brokers=127.0.0.1:1",
                "--camel.main.main-run-controller=false",
                "--"
                    + RouteFiles.PATTERN
                    + "="
                    + routes
                    + "/errors/dead-letter.camel.yaml,"
                    + routes
                    + "/errors/let-through.camel.yaml,"
                    + routes
                    + "/keeping/recover-deliveries.camel.yaml");
    camel = application.getBean(CamelContext.class);
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void the_context_has_the_hubs_name() {
    assertThat(camel.getName()).isEqualTo("omnidesk");
  }

  @Test
  void the_files_of_the_pattern_are_running() {
    assertThat(camel.getRoutes())
        .extracting(route -> route.getRouteId())
        .containsExactlyInAnyOrder("dead-letter", "recover-deliveries");
  }

  @Test
  void streams_are_cached() {
    assertThat(camel.isStreamCaching()).isTrue();
  }

  @Test
  void stopping_waits_twenty_seconds() {
    assertThat(camel.getShutdownStrategy().getTimeout()).isEqualTo(20);
    assertThat(camel.getShutdownStrategy().getTimeUnit())
        .isEqualTo(java.util.concurrent.TimeUnit.SECONDS);
  }

  @Test
  void statistics_are_extended_and_count_endpoints() {
    var agent = camel.getManagementStrategy().getManagementAgent();
    assertThat(agent.getStatisticsLevel()).isEqualTo(ManagementStatisticsLevel.Extended);
    assertThat(agent.getEndpointRuntimeStatisticsEnabled()).isTrue();
  }

  @Test
  void routes_inside_kamelets_are_shown_to_operators() {
    assertThat(
            camel.getManagementStrategy().getManagementAgent().getRegisterRoutesCreateByKamelet())
        .isTrue();
  }

  @Test
  void exchanges_under_way_can_be_looked_at() {
    assertThat(camel.getInflightRepository().isInflightBrowseEnabled()).isTrue();
  }

  @Test
  void steps_know_their_file_and_line() {
    assertThat(camel.isSourceLocationEnabled()).isTrue();
    assertThat(camel.getRoute("recover-deliveries").getSourceLocationShort())
        .startsWith("recover-deliveries.camel.yaml:");
  }

  @Test
  void log_lines_know_their_route() {
    assertThat(camel.isUseMDCLogging()).isTrue();
  }
}
