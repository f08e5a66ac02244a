package org.omnidesk.ai.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.tickets.lease.Leases;
import org.omnidesk.tickets.ticket.Master;
import org.omnidesk.tickets.ticket.TicketRow;

/** A plant's own program is foreign to the product; fifty corrections teach it. */
class CorrectionsRaiseAccuracyTest {

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
      double known = right(classifier);
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
              + " tickets; without the program's name, %d: %.3f before, %.3f after; fresh tickets of all"
              + " categories: %.3f before, %.3f after%n",
          Plant.OWN,
          fold.size(),
          before,
          after,
          used,
          nameless.size(),
          namelessBefore,
          namelessAfter,
          known,
          right(classifier));
      assertThat(after).isGreaterThanOrEqualTo(before + 0.05);
      assertThat(namelessAfter).isGreaterThanOrEqualTo(namelessBefore + 0.05);
      assertThat(right(classifier)).isGreaterThan(known - 0.07);
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

      // a model outlives its tickets: none of their sentences is in it
      assertThat(unpacked(plant.registry.artifact(promoted.version()).orElseThrow()))
          .doesNotContain(texts.get(0), texts.get(1), texts.get(2))
          .containsPattern("OD-0000[0-9]{2}");

      newTicketsAreAnsweredByItAndPeopleAreNotOverruled(plant, classifier, fold);
    }
  }

  private static String unpacked(byte[] model) {
    // a mark and a version, the rest compressed
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(model, 8, model.length - 8))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tickets of all categories, as they come in. */
  private static List<String[]> freshTickets() {
    try (InputStream in =
        CorrectionsRaiseAccuracyTest.class.getResourceAsStream("/ai/fresh-tickets.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && line.contains("|"))
          .map(line -> line.split("\\s*\\|\\s*", 2))
          .map(parts -> new String[] {parts[0].split(" ")[3], parts[1]})
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Share of them that are told right. */
  private static double right(LocalClassifier classifier) {
    List<String[]> tickets = freshTickets();
    return tickets.stream()
            .filter(ticket -> Plant.recall(classifier, List.of(ticket[1]), ticket[0]) == 1)
            .count()
        / (double) tickets.size();
  }

  private static void newTicketsAreAnsweredByItAndPeopleAreNotOverruled(
      Plant plant, LocalClassifier classifier, List<String> fold) {
    TicketRow fresh = plant.arrives(classifier, fold.getFirst());
    assertThat(
            plant.hub.text(
                "SELECT classification ->> 'model' FROM tickets WHERE id = ?", fresh.id()))
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
