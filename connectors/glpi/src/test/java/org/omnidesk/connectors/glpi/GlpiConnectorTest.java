package org.omnidesk.connectors.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.omnidesk.tickets.intake.MessageMapper;
import org.omnidesk.tickets.message.Checkpoint;
import org.omnidesk.tickets.message.Checkpoints;
import org.omnidesk.tickets.system.SystemProbe;
import org.omnidesk.tickets.system.SystemSettings;
import org.omnidesk.tickets.system.SystemType;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.system.UnknownSystemException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Settings as the YAML writes them, and the beans that routes name. */
class GlpiConnectorTest {

  private static final Systems NONE =
      new Systems() {
        @Override
        public <S extends SystemSettings> S settings(String system, Class<S> type) {
          throw new UnknownSystemException(system);
        }

        @Override
        public List<String> ofType(String type) {
          return List.of();
        }
      };

  private static final Checkpoints NOWHERE =
      new Checkpoints() {
        @Override
        public Optional<String> position(String system, String feed) {
          return Optional.empty();
        }

        @Override
        public void move(String system, Checkpoint checkpoint) {
          throw new UnsupportedOperationException();
        }
      };

  private static GlpiSettings bind(Map<String, String> block) {
    return new Binder(new MapConfigurationPropertySource(block))
        .bind("glpi-hq", GlpiSettings.class)
        .get();
  }

  @Test
  void a_block_is_bound_with_its_tables_and_defaults() {
    GlpiSettings settings =
        bind(
            Map.of(
                "glpi-hq.type", "glpi",
                "glpi-hq.url", "https://glpi.example.org/apirest.php/",
                "glpi-hq.app-token", "a",
                "glpi-hq.user-token", "secret-token",
                "glpi-hq.poll", "20s",
                "glpi-hq.status.4", "pending_vendor",
                "glpi-hq.category[Hardware > Printer]", "printing"));
    assertThat(settings.problems()).isEmpty();
    assertThat(settings.url()).isEqualTo("https://glpi.example.org/apirest.php");
    assertThat(settings.poll()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.overlap()).isEqualTo(Duration.ofSeconds(120));
    assertThat(settings.status()).containsEntry("4", "pending_vendor");
    assertThat(new GlpiValues(settings).category("Hardware > Printer", "5")).isEqualTo("printing");
    assertThat(settings.toString() + settings.account()).doesNotContain("secret-token");
  }

  @Test
  void what_is_wrong_is_said_in_the_words_of_the_yaml() {
    GlpiSettings settings =
        bind(
            Map.of(
                "glpi-hq.url", "glpi.example.org", "glpi-hq.poll", "0s", "glpi-hq.status.4", "x"));
    assertThat(settings.problems())
        .anyMatch(p -> p.startsWith("url: "))
        .anyMatch(p -> p.startsWith("user-token: "))
        .anyMatch(p -> p.startsWith("poll: "))
        .anyMatch(p -> p.startsWith("status.4: 'x'"));
  }

  @Test
  void every_bean_that_routes_name_is_there() {
    new ApplicationContextRunner()
        .withBean(Systems.class, () -> NONE)
        .withBean(Checkpoints.class, () -> NOWHERE)
        .withConfiguration(AutoConfigurations.of(GlpiConnector.class))
        .run(
            context -> {
              assertThat(context).hasSingleBean(SystemType.class).hasSingleBean(SystemProbe.class);
              assertThat(context.getBean(MessageMapper.class).type()).isEqualTo("glpi");
              assertThat(context).hasBean("glpiTickets").hasBean("glpiWriter");
            });
  }
}
