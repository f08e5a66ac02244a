package org.omnidesk.ai.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** On a real database. Texts that begin alike get one vector, so the test says what is alike. */
class IncidentWatchTest {

  @TempDir Path data;
  private TestHub hub;

  @BeforeEach
  void start() {
    hub = new TestHub(data);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private IncidentWatch watch() {
    return new IncidentWatch(
        hub.jdbc,
        new FirstLetter(),
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "omnidesk.ai.incident.chance",
                        "1e-4",
                        "omnidesk.ai.incident.least-history",
                        "0")))
            .bindOrCreate("omnidesk.ai.incident", IncidentProperties.class),
        hub.bean(ConsumedEvents.class),
        hub.bean(TicketStore.class),
        hub.bean(TicketHistory.class),
        hints(),
        new BroadcastDraft(id -> "the " + id, ZoneOffset.UTC));
  }

  private HintStore hints() {
    return new HintStore(hub.jdbc);
  }

  private TicketEvent enriched(String who, String text) {
    UUID id =
        hub.receive(
                "mail-support",
                Said.mail("<" + UUID.randomUUID() + "@x>", Contact.ofEmail(null, who), text)
                    .title(text)
                    .intake())
            .ticketId();
    hub.jdbc.sql("UPDATE tickets SET category = 'network-vpn' WHERE id = ?").param(id).update();
    TicketEvent created = hub.events(id).get(0);
    return new TicketEvent(
        UUID.randomUUID(),
        EventTypes.TICKET_ENRICHED,
        id,
        created.number(),
        created.version(),
        List.of("category"),
        null,
        null,
        "ai",
        created.time());
  }

  @Test
  void many_people_with_one_trouble_raise_one_hint_with_its_evidence() {
    IncidentWatch watch = watch();
    for (int i = 0; i < 6; i++) {
      watch.watch(enriched("person" + i + "@plant.example", "vpn gateway is down again"));
    }
    List<IncidentHint> hints = hints().recent();
    assertThat(hints).hasSize(1);
    IncidentHint hint = hints.get(0);
    assertThat(hint.state()).isEqualTo("suspected");
    assertThat(hint.category()).isEqualTo("network-vpn");
    assertThat(hint.tickets()).as("later ones join").hasSize(6);
    assertThat(hint.persons()).isEqualTo(6);
    assertThat(hint.terms()).contains("gateway");
    assertThat(hint.broadcast().get("en")).contains("the network-vpn").contains("6 colleagues");
    assertThat(hint.broadcast()).containsKeys("hi", "hinglish");
    assertThat(hints().of(hint.tickets().get(2))).containsExactly(hint);
    assertThat(hub.events(hint.tickets().get(0)))
        .anySatisfy(e -> assertThat(e.changed()).containsExactly("incidentHint"));
  }

  @Test
  void a_restarted_watch_counts_on_where_the_last_one_stopped() {
    IncidentWatch before = watch();
    for (int i = 0; i < 3; i++) {
      before.watch(enriched("person" + i + "@plant.example", "vpn gateway is down again"));
    }
    assertThat(hints().recent()).isEmpty();
    IncidentWatch after = watch();
    for (int i = 3; i < 6; i++) {
      after.watch(enriched("person" + i + "@plant.example", "vpn gateway is down again"));
    }
    assertThat(hints().recent())
        .singleElement()
        .satisfies(h -> assertThat(h.persons()).isEqualTo(6));
  }

  @Test
  void a_dismissed_hint_is_not_raised_again_by_the_next_ticket() {
    IncidentWatch watch = watch();
    for (int i = 0; i < 6; i++) {
      watch.watch(enriched("person" + i + "@plant.example", "vpn gateway is down again"));
    }
    UUID id = hints().recent().get(0).id();
    assertThat(hints().settle(id, "dismissed", null)).isTrue();
    watch.watch(enriched("late@plant.example", "vpn gateway is down again"));
    assertThat(hints().recent())
        .singleElement()
        .satisfies(h -> assertThat(h.persons()).isEqualTo(6));
    assertThat(hints().of(hints().find(id).orElseThrow().tickets().get(0))).isEmpty();
  }

  @Test
  void the_same_event_again_counts_no_ticket_twice() {
    IncidentWatch watch = watch();
    TicketEvent event = enriched("one@plant.example", "vpn gateway is down again");
    watch.watch(event);
    watch.watch(event);
    assertThat(hub.count("incident_arrivals")).isEqualTo(1);
  }

  @Test
  void requests_machines_and_old_tickets_raise_nothing() {
    IncidentWatch watch = watch();
    for (int i = 0; i < 6; i++) {
      TicketEvent event = enriched("person" + i + "@plant.example", "vpn gateway is down again");
      String as =
          switch (i % 3) {
            case 0 -> "type = 'request'";
            case 1 -> "automatic = true";
            default -> "created_at = now() - interval '2 days'";
          };
      hub.jdbc.sql("UPDATE tickets SET " + as + " WHERE id = ?").param(event.ticketId()).update();
      watch.watch(event);
    }
    assertThat(hub.count("incident_arrivals")).isZero();
    assertThat(hints().recent()).isEmpty();
  }

  /** One direction a first letter. */
  private static final class FirstLetter implements Encoder {

    @Override
    public List<float[]> encode(List<String> texts) {
      return texts.stream()
          .map(
              text -> {
                float[] vector = new float[26];
                vector[text.charAt(0) - 'a'] = 1;
                return vector;
              })
          .toList();
    }

    @Override
    public String modelId() {
      return "first-letter";
    }

    @Override
    public int dimensions() {
      return 26;
    }

    @Override
    public java.util.concurrent.CompletableFuture<Void> ready() {
      return java.util.concurrent.CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
  }
}
