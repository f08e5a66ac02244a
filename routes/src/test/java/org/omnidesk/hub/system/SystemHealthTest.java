package org.omnidesk.hub.system;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.omnidesk.connectors.glpi.GlpiSettings;
import org.omnidesk.tickets.system.SystemProbe;
import org.omnidesk.tickets.system.SystemType;
import org.omnidesk.tickets.ticket.Channel;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A trouble is told once when it begins and once when it is over. */
class SystemHealthTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(SystemHealth.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<String> probed = new ArrayList<>();
  private String answer;
  private RuntimeException thrown;

  @BeforeEach
  void listen() {
    logger.setLevel(ch.qos.logback.classic.Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  private SystemHealth health() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "omnidesk.systems.glpi-hq.type", "glpi",
                    "omnidesk.systems.glpi-hq.url", "http://127.0.0.1:1/",
                    "omnidesk.systems.glpi-hq.user-token", "t",
                    "omnidesk.systems.glpi-plant.type", "glpi",
                    "omnidesk.systems.glpi-plant.url", "nowhere")));
    ConfiguredSystems systems =
        new ConfiguredSystems(
            environment, List.of(new SystemType("glpi", Channel.GLPI, GlpiSettings.class)));
    return new SystemHealth(systems, List.of(new Probe()));
  }

  private final class Probe implements SystemProbe {
    @Override
    public String type() {
      return "glpi";
    }

    @Override
    public String problem(String system) {
      probed.add(system);
      if (thrown != null) {
        throw thrown;
      }
      return answer;
    }
  }

  private List<String> lines() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void a_system_that_answers_is_no_trouble_and_no_line() {
    SystemHealth health = health();
    health.probe();
    assertThat(health.trouble("glpi-hq")).isEmpty();
    assertThat(lines()).isEmpty();
  }

  @Test
  void a_trouble_is_one_line_when_it_begins_and_one_when_it_is_over() {
    SystemHealth health = health();
    answer = "omnidesk.systems.glpi-hq.user-token: GLPI refuses it";
    health.probe();
    health.probe();
    health.probe();
    assertThat(health.trouble("glpi-hq")).contains(answer);
    answer = null;
    health.probe();
    health.probe();
    assertThat(health.trouble("glpi-hq")).isEmpty();
    assertThat(lines())
        .containsExactly(
            "system glpi-hq is failing: omnidesk.systems.glpi-hq.user-token: GLPI refuses it",
            "system glpi-hq answers again");
  }

  @Test
  void another_trouble_is_another_line() {
    SystemHealth health = health();
    answer = "first";
    health.probe();
    answer = "second";
    health.probe();
    assertThat(lines())
        .containsExactly("system glpi-hq is failing: first", "system glpi-hq is failing: second");
  }

  @Test
  void a_probe_that_throws_is_a_trouble_of_its_system_and_not_of_the_clock() {
    SystemHealth health = health();
    thrown = new IllegalStateException("connection reset");
    health.probe();
    assertThat(health.trouble("glpi-hq")).contains("omnidesk.systems.glpi-hq: connection reset");
  }

  @Test
  void a_system_with_a_broken_block_is_not_probed_and_its_trouble_is_the_block() {
    SystemHealth health = health();
    health.probe();
    assertThat(probed).containsExactly("glpi-hq");
    assertThat(health.trouble("glpi-plant").orElseThrow())
        .startsWith("omnidesk.systems.glpi-plant.url");
  }
}
