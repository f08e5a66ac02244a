package org.omnidesk.ai.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.omnidesk.ai.classify.CategoryDescription;
import org.omnidesk.ai.classify.LabelledText;
import org.omnidesk.ai.classify.Progress;
import org.omnidesk.ai.classify.TrainedClassifier;
import org.omnidesk.ai.classify.TrainingOptions;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Real models of words, judged on texts that none of them has seen. */
class JudgeTest {

  private static final List<String> PRINTER =
      List.of("paper jam in tray two", "toner is empty", "copies are grey", "scan to mail fails");
  private static final List<String> VPN =
      List.of("vpn tunnel drops", "gateway times out", "wifi is slow", "firewall blocks the site");

  private static TrainedClassifier good;
  private static TrainedClassifier shuffled;

  private final Judge judge =
      new Judge(
          new Binder(new MapConfigurationPropertySource(java.util.Map.of()))
              .bindOrCreate("omnidesk.ai.learn", LearnProperties.class));

  @BeforeAll
  static void train() {
    List<LabelledText> rows = rows(0, 20);
    good = train(rows);
    List<String> labels = new ArrayList<>(rows.stream().map(LabelledText::category).toList());
    Collections.shuffle(labels, new Random(5));
    List<LabelledText> wrong = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      wrong.add(LabelledText.of(rows.get(i).description(), "en", labels.get(i)));
    }
    shuffled = train(wrong);
  }

  private static TrainedClassifier train(List<LabelledText> rows) {
    return TrainedClassifier.train(
        rows,
        List.<CategoryDescription>of(),
        null,
        TrainingOptions.standard().withThreads(1),
        Progress.NONE);
  }

  private static List<LabelledText> rows(int from, int to) {
    List<LabelledText> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add(LabelledText.of(PRINTER.get(i % 4) + " on floor " + i, "en", "printer"));
      rows.add(LabelledText.of(VPN.get(i % 4) + " in office " + i, "en", "network-vpn"));
    }
    return rows;
  }

  private static List<HeldOutRow> heldOut(int n) {
    return rows(100, 100 + n / 2).stream().map(row -> new HeldOutRow(row, true)).toList();
  }

  @Test
  void a_model_that_gains_beyond_luck_takes_over_and_the_figures_are_told_by_class() {
    Judgement judgement = judge.judge(shuffled, good, null, heldOut(40), List.of(), 1);
    assertThat(judgement.better()).as(judgement.reason()).isTrue();
    assertThat(judgement.reason()).startsWith("better on 40 held-out tickets");
    assertThat(judgement.all().after()).isEqualTo(1);
    assertThat(judgement.gained()).isEqualTo((int) Math.round(judgement.all().gain() * 40));
    assertThat(judgement.perClass()).containsOnlyKeys("network-vpn", "printer");
    assertThat(judgement.perLanguage()).containsOnlyKeys("en");
    assertThat(judgement.corrections()).isEqualTo(judgement.all());
  }

  @Test
  void a_model_of_shuffled_labels_never_does_whatever_it_was_trained_from() {
    Judgement judgement = judge.judge(good, shuffled, null, heldOut(40), List.of(), 1_000);
    assertThat(judgement.better()).isFalse();
    assertThat(judgement.all().gain()).isNegative();
    assertThat(judgement.reason()).contains("before", "after");
  }

  @Test
  void a_model_that_would_file_anew_what_people_left_alone_is_refused_whatever_it_gains() {
    // tickets that the running model filed as it does, and nobody touched
    List<HeldOutRow> alone = heldOut(60);
    List<HeldOutRow> corrections =
        heldOut(60).stream()
            .map(HeldOutRow::row)
            .filter(row -> !told(good, row).equals(told(shuffled, row)))
            .map(row -> LabelledText.of(row.description(), "en", told(shuffled, row)))
            .map(row -> new HeldOutRow(row, true))
            .toList();
    assertThat(judge.judge(good, shuffled, null, corrections, List.of(), 1).better()).isTrue();
    Judgement judgement = judge.judge(good, shuffled, null, corrections, alone, 1);
    assertThat(judgement.better()).isFalse();
    assertThat(judgement.reason()).startsWith("60 tickets that people left as they were: 1.000");
    assertThat(judgement.leftAlone().gain()).isLessThan(-0.05);
  }

  private static String told(TrainedClassifier model, LabelledText row) {
    return model.predict(List.of(row.text()), null).getFirst().category();
  }

  @Test
  void an_equal_one_takes_over_only_with_more_labels_and_enough_to_judge_by() {
    assertThat(judge.judge(good, good, null, heldOut(40), List.of(), 10).better()).isTrue();
    assertThat(judge.judge(good, good, null, heldOut(40), List.of(), 0).better()).isFalse();
    assertThat(judge.judge(good, good, null, heldOut(20), List.of(), 10).better()).isFalse();
    assertThat(judge.judge(shuffled, good, null, heldOut(8), List.of(), 10).reason())
        .isEqualTo("8 held-out tickets, 10 are needed");
  }
}
