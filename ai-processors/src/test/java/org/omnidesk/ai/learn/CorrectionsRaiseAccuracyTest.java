package org.omnidesk.ai.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.tickets.lease.Leases;
import org.omnidesk.tickets.ticket.Master;
import org.omnidesk.tickets.ticket.TicketRow;

/** A plant's own program is foreign to the product; fifty corrections teach it. */
class CorrectionsRaiseAccuracyTest {

  /** What the product knows and must not forget. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "The copier on floor two shows a paper jam that is not there", "printer",
          "Toner is low in the office printer next to HR", "printer",
          "Scan to mail from the multifunction printer no longer works", "printer",
          "I forgot my password and the account is locked", "access-password",
          "VPN drops every ten minutes when I work from home", "network-vpn",
          "Wi-Fi in building C is very slow for everybody", "network-vpn",
          "Laptop battery is empty after an hour", "hardware-laptop",
          "Outlook does not send mails with attachments", "email-calendar",
          "I got a mail that wants me to confirm my bank data, looks like phishing",
              "security-phishing",
          "Please restore a folder from the shared drive that I deleted", "storage-fileshare");

  @TempDir Path data;

  @Test
  void fifty_corrections_raise_the_class_by_five_points_and_more_on_texts_nobody_labelled() {
    try (Plant plant = new Plant(data)) {
      LocalClassifier classifier = plant.classifier();
      List<String> texts = Plant.texts();
      int used = plant.corrections(classifier, texts, 50);
      List<String> fold = texts.subList(used, texts.size());
      assertThat(fold).hasSizeGreaterThanOrEqualTo(35);
      double before = Plant.recall(classifier, fold, Plant.OWN);
      List<String> nameless = fold.stream().filter(text -> !text.contains("Tracewell")).toList();
      double namelessBefore = Plant.recall(classifier, nameless, Plant.OWN);
      long known = right(classifier);
      String product = classifier.modelId();
      List<Judgement> heard = new ArrayList<>();
      ModelTraining training =
          plant.training(
              classifier,
              null,
              plant.hub.bean(Leases.class),
              List.of((version, judgement, promoted) -> heard.add(judgement)),
              plant.settings());

      training.train(plant.lead.userId());
      Awaitility.await()
          .atMost(java.time.Duration.ofMinutes(5))
          .until(() -> !training.runs().getFirst().state().equals("running"));

      TrainingRun run = training.runs().getFirst();
      assertThat(run.state()).as(run.outcome()).isEqualTo("done");
      assertThat(run.outcome()).startsWith("promoted: better on");
      double after = Plant.recall(classifier, fold, Plant.OWN);
      double namelessAfter = Plant.recall(classifier, nameless, Plant.OWN);
      System.out.printf(
          Locale.ROOT,
          "corrections: %s on %d texts nobody labelled: %.3f before, %.3f after 50 corrections of %d"
              + " tickets; without the program's name, %d: %.3f before, %.3f after; other categories: %d right before, %d after, of %d%n",
          Plant.OWN,
          fold.size(),
          before,
          after,
          used,
          nameless.size(),
          namelessBefore,
          namelessAfter,
          known,
          right(classifier),
          OTHERS.size());
      assertThat(after).isGreaterThanOrEqualTo(before + 0.05);
      assertThat(namelessAfter).isGreaterThanOrEqualTo(namelessBefore + 0.05);
      assertThat(right(classifier)).isGreaterThanOrEqualTo(known - 1);
      RegisteredModel promoted = plant.registry.promoted(ModelKind.CATEGORY).orElseThrow();
      assertThat(promoted.modelId()).isEqualTo(classifier.modelId()).isNotEqualTo(product);
      assertThat(promoted.trainedFrom().get("corrections") + promoted.trainedFrom().get("heldOut"))
          .isEqualTo(used);
      // the report: before and after over the held-out corrections, and by class
      assertThat(heard).hasSize(1);
      assertThat(heard.getFirst().corrections().gain()).isGreaterThan(0.05);
      assertThat(heard.getFirst().perClass()).containsOnlyKeys(Plant.OWN);
      assertThat(promoted.scores()).containsKeys("judgement", "crossValidation");
      // and the product's own is kept for a roll-back
      assertThat(plant.registry.find(promoted.insteadOf()).orElseThrow().modelId())
          .isEqualTo(product);

      newTicketsAreAnsweredByItAndPeopleAreNotOverruled(plant, classifier, fold);
    }
  }

  private static long right(LocalClassifier classifier) {
    return OTHERS.entrySet().stream()
        .filter(e -> Plant.recall(classifier, List.of(e.getKey()), e.getValue()) == 1)
        .count();
  }

  private static void newTicketsAreAnsweredByItAndPeopleAreNotOverruled(
      Plant plant, LocalClassifier classifier, List<String> fold) {
    TicketRow fresh = plant.arrives(classifier, fold.getFirst());
    assertThat(
            plant.hub.text("SELECT classification ->> 'model' FROM tickets WHERE id = ?", fresh.id()))
        .isEqualTo(classifier.modelId());
    plant.files(fresh, "other");
    // its event comes again, as after a crash: a person's word stays
    plant.hub.jdbc.sql("DELETE FROM consumed_events").update();
    plant.enrich(classifier, fresh.id());
    assertThat(plant.hub.ticket(fresh.id()).category()).isEqualTo("other");
    assertThat(plant.hub.ticket(fresh.id()).master("category")).isEqualTo(Master.PERSON);
    // and is a labelled row with what was there, and who had said it
    if (fresh.category() != null) {
      assertThat(
              plant.hub.count(
                  "corrections WHERE ticket_id = ? AND from_value = ? AND to_value = 'other' AND model = ?",
                  fresh.id(),
                  fresh.category(),
                  classifier.modelId()))
          .isEqualTo(1);
    }
  }
}
