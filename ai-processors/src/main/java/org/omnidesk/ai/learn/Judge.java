package org.omnidesk.ai.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.omnidesk.ai.classify.ClassifiableText;
import org.omnidesk.ai.classify.TrainedClassifier;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.text.SoftmaxRegression;

/**
 * Decides whether a candidate takes over. It does if, on held-out tickets, it gains more than luck
 * would give, or if it is not worse there and in cross-validation and has learned from more labels;
 * and never if one category loses more than luck would take, or if many tickets that people left as
 * they were would be told otherwise. Held-out tickets are mostly corrections, and those do not show
 * what is forgotten: a word that all corrections share, a greeting say, would pull every ticket to
 * their category.
 */
final class Judge {

  // One of fifteen categories loses by luck more often than one: so a loss has to be less likely.
  private static final double CLASS_CHANCE = 0.01;
  // Rows of wrong labels tell nothing apart, but in cross-validation they show.
  private static final double CROSS_VALIDATED_LOSS = 0.01;
  // So many more of the tickets that people left alone may be told otherwise.
  private static final double DRIFT = 0.05;
  // On fewer rows "not worse" says little.
  private static final int EQUAL_NEEDS = 30;

  private final LearnProperties settings;

  Judge(LearnProperties settings) {
    this.settings = settings;
  }

  private record Verdict(boolean better, String reason) {}

  private record Answer(HeldOutRow row, boolean before, boolean after) {}

  /** Judges two models that read the same encoder's vectors, or words alone. */
  Judgement judge(
      TrainedClassifier running,
      TrainedClassifier candidate,
      Encoder encoder,
      List<HeldOutRow> rows,
      List<HeldOutRow> leftAlone,
      int more) {
    return judge(running, encoder, candidate, encoder, rows, leftAlone, more);
  }

  /**
   * Judges.
   *
   * @param encoder of the running model; ignored by a model of words alone
   * @param candidateEncoder of the candidate
   * @param more labels that the candidate has beyond the running model's; 0 or less: none
   */
  Judgement judge(
      TrainedClassifier running,
      Encoder encoder,
      TrainedClassifier candidate,
      Encoder candidateEncoder,
      List<HeldOutRow> rows,
      List<HeldOutRow> leftAlone,
      int more) {
    List<Answer> answers = answers(running, encoder, candidate, candidateEncoder, rows);
    List<Answer> alone = answers(running, encoder, candidate, candidateEncoder, leftAlone);
    int gained = count(answers, a -> a.after() && !a.before());
    int lost = count(answers, a -> a.before() && !a.after());
    boolean cleaner =
        candidate.scores().accuracy() >= running.scores().accuracy() - CROSS_VALIDATED_LOSS;
    Verdict verdict =
        drifts(alone)
            ? refuse(
                "%d tickets that people left as they were: %.3f told the same before, %.3f after",
                alone.size(), share(alone).before(), share(alone).after())
            : verdict(answers, gained, lost, cleaner ? more : 0);
    return new Judgement(
        verdict.better(),
        verdict.reason(),
        share(answers),
        gained,
        lost,
        Luck.atLeast(gained, gained + lost),
        share(answers.stream().filter(a -> a.row().correction()).toList()),
        share(alone),
        grouped(answers, a -> a.row().row().category()),
        grouped(
            answers, a -> a.row().row().language() == null ? "unknown" : a.row().row().language()));
  }

  private static boolean drifts(List<Answer> alone) {
    int lost = count(alone, a -> a.before() && !a.after());
    int gained = count(alone, a -> a.after() && !a.before());
    return share(alone).gain() < -DRIFT && Luck.atLeast(lost, lost + gained) < CLASS_CHANCE;
  }

  private static List<Answer> answers(
      TrainedClassifier running,
      Encoder encoder,
      TrainedClassifier candidate,
      Encoder candidateEncoder,
      List<HeldOutRow> rows) {
    List<ClassifiableText> texts = rows.stream().map(row -> row.row().text()).toList();
    List<String> before = told(running, texts, encoder);
    List<String> after = told(candidate, texts, candidateEncoder);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String truth = rows.get(i).row().category();
      answers.add(new Answer(rows.get(i), truth.equals(before.get(i)), truth.equals(after.get(i))));
    }
    return answers;
  }

  private static List<String> told(
      TrainedClassifier model, List<ClassifiableText> texts, Encoder encoder) {
    return model.probabilities(texts, encoder).stream()
        .map(p -> model.categories().get(SoftmaxRegression.best(p)))
        .toList();
  }

  private Verdict verdict(List<Answer> answers, int gained, int lost, int more) {
    int n = answers.size();
    if (n < settings.leastHeldOut()) {
      return refuse("%d held-out tickets, %d are needed", n, settings.leastHeldOut());
    }
    for (Map.Entry<String, Judgement.BeforeAfter> entry :
        grouped(answers, a -> a.row().row().category()).entrySet()) {
      Predicate<Answer> ofClass = a -> a.row().row().category().equals(entry.getKey());
      int classLost = count(answers, ofClass.and(a -> a.before() && !a.after()));
      int classGained = count(answers, ofClass.and(a -> a.after() && !a.before()));
      if (classLost > classGained
          && Luck.atLeast(classLost, classLost + classGained) < CLASS_CHANCE) {
        return refuse(
            "%s loses: %.3f of %d before, %.3f after",
            entry.getKey(),
            entry.getValue().before(),
            entry.getValue().n(),
            entry.getValue().after());
      }
    }
    Judgement.BeforeAfter all = share(answers);
    double chance = Luck.atLeast(gained, gained + lost);
    if (gained > lost && chance <= settings.chance()) {
      return promote(
          "better on %d held-out tickets: %.3f before, %.3f after, by luck %.4f",
          n, all.before(), all.after(), chance);
    }
    if (gained >= lost && more > 0 && n >= EQUAL_NEEDS) {
      return promote(
          "not worse on %d held-out tickets (%.3f before, %.3f after) and from %d more labels",
          n, all.before(), all.after(), more);
    }
    return refuse(
        "no gain beyond luck on %d held-out tickets: %.3f before, %.3f after, by luck %.4f",
        n, all.before(), all.after(), chance);
  }

  private static Verdict refuse(String reason, Object... values) {
    return new Verdict(false, String.format(Locale.ROOT, reason, values));
  }

  private static Verdict promote(String reason, Object... values) {
    return new Verdict(true, String.format(Locale.ROOT, reason, values));
  }

  private static int count(List<Answer> answers, Predicate<Answer> which) {
    return (int) answers.stream().filter(which).count();
  }

  private static Judgement.BeforeAfter share(List<Answer> answers) {
    double n = Math.max(1, answers.size());
    return new Judgement.BeforeAfter(
        answers.size(), count(answers, Answer::before) / n, count(answers, Answer::after) / n);
  }

  private static Map<String, Judgement.BeforeAfter> grouped(
      List<Answer> answers, Function<Answer, String> by) {
    Map<String, List<Answer>> groups = new TreeMap<>();
    answers.forEach(a -> groups.computeIfAbsent(by.apply(a), k -> new ArrayList<>()).add(a));
    Map<String, Judgement.BeforeAfter> shares = new TreeMap<>();
    groups.forEach((key, group) -> shares.put(key, share(group)));
    return shares;
  }
}
