package org.omnidesk.connectors.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.omnidesk.sandbox.glpi.GlpiStandIn;
import org.omnidesk.sandbox.glpi.GlpiUser;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.message.Checkpoint;
import org.omnidesk.tickets.message.Checkpoints;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.system.SystemSettings;
import org.omnidesk.tickets.system.Systems;

/** Both versions, in zones where GLPI's literals are not UTC. */
class ZoneAndVersionTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"10.0.19,Asia/Kolkata", "11.0.6,America/New_York"})
  void a_literal_becomes_the_instant_it_meant(String version, String zone) throws Exception {
    GlpiUser hub =
        new GlpiUser(7, "hub", "p", "token", "Hub", "Bot", null, GlpiUser.Profile.TECHNICIAN);
    GlpiStandIn.Options options =
        new GlpiStandIn.Options(
            0, folder, version, "app", List.of(hub), List.of("Hardware"), ZoneId.of(zone));
    try (GlpiStandIn glpi = new GlpiStandIn(options)) {
      glpi.start();
      GlpiSettings settings = GlpiSettings.of(glpi.address(), "app", "token");
      GlpiClients clients = new GlpiClients(systems(settings));
      String title = "A <b> & &amp; 'c'";
      clients
          .of("glpi-hq")
          .post(
              "Ticket",
              GlpiHttp.JSON
                  .createObjectNode()
                  .put("name", title)
                  .put("content", "<p>1 &lt; 2</p>"));
      Instant before = Instant.now();
      Iterator<InboundMessage> poll =
          new GlpiTickets(clients, nowhere(), Clock.systemUTC()).poll("glpi-hq");
      TicketIntake intake = (TicketIntake) new GlpiMapper(clients).map(poll.next());
      assertThat(poll.hasNext()).isFalse();
      assertThat(Duration.between(intake.occurredAt(), before).abs())
          .isLessThan(Duration.ofMinutes(1));
      assertThat(intake.fields().title()).isEqualTo(title);
      assertThat(intake.fields().description()).isEqualTo("1 < 2");
    }
  }

  private static Systems systems(GlpiSettings settings) {
    return new Systems() {
      @Override
      public <S extends SystemSettings> S settings(String system, Class<S> type) {
        return type.cast(settings);
      }

      @Override
      public List<String> ofType(String type) {
        return List.of("glpi-hq");
      }
    };
  }

  private static Checkpoints nowhere() {
    return new Checkpoints() {
      @Override
      public Optional<String> position(String system, String feed) {
        return Optional.empty();
      }

      @Override
      public void move(String system, Checkpoint checkpoint) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
