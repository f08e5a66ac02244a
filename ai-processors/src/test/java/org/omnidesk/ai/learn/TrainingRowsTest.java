package org.omnidesk.ai.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.TestSettings;
import org.omnidesk.ai.classify.LabelledText;
import org.omnidesk.ai.classify.SeedRows;
import org.omnidesk.tickets.Said;

/** What is learned from, on a real database. */
class TrainingRowsTest {

  @TempDir Path data;
  private Plant plant;

  @BeforeEach
  void open() {
    plant = new Plant(data);
  }

  @AfterEach
  void close() {
    plant.close();
  }

  private static List<LabelledText> all(TrainingSet set) {
    return Stream.concat(set.train().stream(), set.heldOut().stream().map(HeldOutRow::row))
        .toList();
  }

  private static List<LabelledText> tickets(TrainingSet set) {
    return all(set).stream().filter(row -> !row.source().equals(SeedRows.SOURCE)).toList();
  }

  @Test
  void a_persons_word_goes_before_the_systems_and_both_before_the_products_for_one_text() {
    plant.history("1", "Conveyor seven has stopped", "hardware-laptop");
    UUID second = plant.history("2", "conveyor  seven HAS stopped", "printer");
    plant.files(plant.hub.ticket(second), "server-monitoring");
    String seed = SeedRows.labelled(TestSettings.standard().categories()).getFirst().description();
    plant.hub.receive(
        "glpi-hq", Said.record("3").title(seed).description("").category("other").intake());

    TrainingSet set = plant.rows().read();

    assertThat(tickets(set))
        .extracting(LabelledText::category)
        .containsExactlyInAnyOrder("server-monitoring", "other");
    LabelledText said =
        tickets(set).stream()
            .filter(row -> row.category().equals("server-monitoring"))
            .findFirst()
            .orElseThrow();
    assertThat(said.weight()).isEqualTo(2);
    assertThat(said.source()).startsWith("OD-");
    assertThat(set.labels()).isEqualTo(2);
    assertThat(set.counts()).containsEntry("repeated", 1).containsEntry("otherCategories", 0);
    assertThat(all(set).stream().filter(row -> row.text().joined().equals(seed)))
        .as("the product's row of that text is gone")
        .hasSize(1)
        .allMatch(row -> row.category().equals("other"));
    assertThat(
            plant.hub.count(
                "corrections WHERE ticket_id = ? AND from_value = 'printer' AND to_value = 'server-monitoring'",
                second))
        .isEqualTo(1);
  }

  @Test
  void models_words_defaults_and_deleted_merged_or_automatic_tickets_teach_nothing() {
    plant.hub.receive(
        "glpi-hq",
        Said.record("1").description("by default").category("other").defaults("category").intake());
    UUID ai = plant.history("2", "told by a model", null);
    plant
        .hub
        .jdbc
        .sql(
            "UPDATE tickets SET category = 'printer', masters = '{\"category\": \"ai\"}' WHERE id = ?")
        .param(ai)
        .update();
    UUID hidden = plant.history("3", "deleted later", "printer");
    plant.hub.jdbc.sql("UPDATE tickets SET hidden_at = now() WHERE id = ?").param(hidden).update();
    UUID merged = plant.history("4", "the same again", "printer");
    plant
        .hub
        .jdbc
        .sql("UPDATE tickets SET merged_into = ? WHERE id = ?")
        .params(ai, merged)
        .update();
    UUID machine = plant.history("5", "I am out of office", "printer");
    plant.hub.jdbc.sql("UPDATE tickets SET automatic = true WHERE id = ?").param(machine).update();
    plant.history("6", "a category that nobody configured", "facility-management");

    TrainingSet set = plant.rows().read();

    assertThat(tickets(set)).isEmpty();
    assertThat(set.leftAlone()).as("not solved yet").isEmpty();
    plant.hub.jdbc.sql("UPDATE tickets SET status = 'closed'").update();
    assertThat(plant.rows().read().leftAlone())
        .extracting(row -> row.row().description())
        .containsExactly("told by a model");
    assertThat(set.counts()).containsEntry("otherCategories", 1).containsEntry("heldOut", 0);
  }

  @Test
  void a_ticket_held_out_stays_so_and_its_text_is_never_trained_on_from_another_ticket() {
    for (int i = 0; i < 40; i++) {
      plant.history("h" + i, "Trouble number " + i + " with the conveyor", "printer");
    }
    TrainingSet before = plant.rows().read();
    Set<String> held = texts(before.heldOut());
    assertThat(held).hasSizeBetween(8, 32);
    // the same troubles are reported again, and others for the first time
    for (int i = 0; i < 40; i++) {
      plant.history("again" + i, "Trouble number " + i + " with the conveyor", "printer");
      plant.history("new" + i, "Another trouble, " + i + ", with the crane", "printer");
    }
    TrainingSet after = plant.rows().read();

    assertThat(after.heldOut()).hasSizeLessThan(41 + 20);
    assertThat(texts(after.heldOut())).containsAll(held);
    Set<String> both = new HashSet<>(texts(after.heldOut()));
    both.retainAll(
        after.train().stream().map(row -> row.text().joined()).collect(Collectors.toSet()));
    assertThat(both).isEmpty();
    assertThat(after.counts().get("repeated")).isEqualTo(40);
  }

  private static Set<String> texts(List<HeldOutRow> rows) {
    return rows.stream().map(row -> row.row().text().joined()).collect(Collectors.toSet());
  }
}
