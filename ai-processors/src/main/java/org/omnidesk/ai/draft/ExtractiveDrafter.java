package org.omnidesk.ai.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.omnidesk.ai.AiCallListener;
import org.omnidesk.ai.CallMeter;
import org.omnidesk.ai.status.MeasuredModel;
import org.omnidesk.ai.status.ModelStatus;

/**
 * Answers with statements taken word for word from its sources, each followed by its citation; adds
 * no word of its own. Takes the steps of the best source and, where a second one is nearly as
 * relevant, its most fitting statements. A source of another language than the best one is left
 * out.
 */
public final class ExtractiveDrafter implements Drafter, MeasuredModel {

  public static final String MODEL_ID = "extractive-v1";
  private static final int MOST_STEPS = 10;
  private static final int MOST_SENTENCES = 3;
  private static final int MOST_SOURCES = 2;
  // A second source must be nearly as relevant as the first to be quoted beside it.
  private static final double NEARLY = 0.85;

  private final Relevance relevance;
  private final double threshold;
  private final CallMeter meter;

  /**
   * @param relevance judges sources
   * @param threshold a source below it is not quoted, 0-1
   */
  public ExtractiveDrafter(Relevance relevance, double threshold, List<AiCallListener> listeners) {
    this.relevance = relevance;
    this.threshold = threshold;
    this.meter = new CallMeter("draft", () -> MODEL_ID, listeners);
  }

  @Override
  public DraftResult draft(DraftRequest request) {
    return meter.time(
        () -> answer(request),
        result -> result.answer().isPresent() ? "success" : "refused",
        result -> result.answer().map(DraftAnswer::confidence).orElse(0.0));
  }

  private DraftResult answer(DraftRequest request) {
    if (request.title().isBlank() && request.text().isBlank()) {
      return DraftResult.refused(MODEL_ID, "refused: there is nothing to answer");
    }
    if (request.sources().isEmpty()) {
      return DraftResult.refused(MODEL_ID, "refused: there is no source");
    }
    List<Relevance.Judged> judged =
        relevance.judge(request).stream()
            .sorted(Comparator.comparingDouble(Relevance.Judged::score).reversed())
            .toList();
    Relevance.Judged best = judged.getFirst();
    if (best.score() < threshold) {
      return DraftResult.refused(
          MODEL_ID,
          String.format(
              Locale.ROOT,
              "refused: the best source, \"%s\", is only %.2f relevant, %.2f is asked",
              best.source().title(),
              best.score(),
              threshold));
    }
    List<Relevance.Judged> chosen =
        judged.stream()
            .filter(j -> j.score() >= Math.max(threshold, NEARLY * best.score()))
            .filter(j -> j.source().language().equals(best.source().language()))
            .filter(j -> !Sentences.of(j.source().text()).isEmpty())
            .limit(MOST_SOURCES)
            .toList();
    return chosen.isEmpty()
        ? DraftResult.refused(MODEL_ID, "refused: the best source has no text")
        : DraftResult.of(compose(request, chosen));
  }

  private DraftAnswer compose(DraftRequest request, List<Relevance.Judged> chosen) {
    StringBuilder text = new StringBuilder();
    List<CitedSource> cited = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Relevance.Judged judged : chosen) {
      int number = cited.size() + 1;
      List<String> quotes = quotes(request, judged.source(), number == 1);
      int step = 1;
      for (String quote : quotes) {
        text.append(text.isEmpty() ? "" : "\n");
        if (number == 1 && quotes.size() > 1) {
          text.append(step++).append(". ");
        }
        text.append(quote).append(" [").append(number).append(']');
      }
      DraftSource source = judged.source();
      cited.add(new CitedSource(number, source.kind(), source.id(), source.title(), quotes));
      reasons.add("[" + number + "] " + source.title() + ": " + judged.reason());
    }
    double confidence = Math.min(1, chosen.getFirst().score());
    String language = chosen.getFirst().source().language();
    if (!language.equals(request.language())) {
      confidence *= 0.8;
      reasons.add(
          "the sources are in " + language + ", the requester writes " + request.language());
    }
    return new DraftAnswer(text.toString(), language, confidence, MODEL_ID, reasons, cited);
  }

  private List<String> quotes(DraftRequest request, DraftSource source, boolean first) {
    List<Sentences.Statement> statements = Sentences.of(source.text());
    List<Sentences.Statement> steps =
        statements.stream().filter(Sentences.Statement::step).toList();
    // A procedure is of use only whole and in its order.
    if (first && !steps.isEmpty()) {
      return steps.stream().limit(MOST_STEPS).map(Sentences.Statement::text).toList();
    }
    List<String> best =
        statements.stream()
            .map(Sentences.Statement::text)
            .sorted(
                Comparator.comparingDouble((String s) -> relevance.overlap(request, s)).reversed())
            .limit(MOST_SENTENCES)
            .toList();
    return statements.stream().map(Sentences.Statement::text).filter(best::contains).toList();
  }

  @Override
  public ModelStatus status() {
    return new ModelStatus(
        MODEL_ID, "drafter", "cpu", true, 0, 0, 1, meter.calls(), meter.meanMillis(), null);
  }
}
