package org.omnidesk.ai.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.omnidesk.ai.text.SoftmaxRegression;
import org.omnidesk.tickets.ticket.TicketType;

/** Puts a prediction, an urgency and a type into one {@link Classification} with its reasons. */
final class Answers {

  private Answers() {}

  static Classification of(TrainedClassifier model, Prediction p, UrgencyModel.Reading reading) {
    UrgencyDecision urgency = reading.urgency();
    double[] types = reading.type();
    int type = SoftmaxRegression.best(types);
    return new Classification(
        p.abstained() ? null : p.category(),
        p.confidence(),
        urgency.urgency(),
        urgency.confidence(),
        TicketType.values()[type],
        types[type],
        p.abstained(),
        model.id(),
        reasons(p, urgency),
        WordEvidence.UNKNOWN.equals(p.why()) ? null : p.category());
  }

  private static List<String> reasons(Prediction p, UrgencyDecision urgency) {
    List<String> reasons = new ArrayList<>();
    if (p.abstained()) {
      reasons.add("abstained: " + p.why());
    }
    if (!p.features().isEmpty()) {
      reasons.add(
          "words for "
              + p.category()
              + ": "
              + p.features().stream()
                  .map(f -> String.format(Locale.ROOT, "%s +%.1f", f.word(), f.weight()))
                  .collect(Collectors.joining(", ")));
    }
    if (!p.nearest().isEmpty()) {
      reasons.add(
          "like: " + p.nearest().stream().map(Answers::shown).collect(Collectors.joining("; ")));
    }
    if (!urgency.signals().isEmpty()) {
      reasons.add(
          "urgency: "
              + urgency.signals().stream()
                  .map(UrgencySignal::label)
                  .collect(Collectors.joining(", ")));
    }
    if (urgency.reason() != null) {
      reasons.add(urgency.reason());
    }
    return reasons;
  }

  /** Our own texts as they are; of a ticket only its name, for its text may not be for everyone. */
  private static String shown(Prediction.Neighbour near) {
    String name = near.source().equals(SeedRows.SOURCE) ? "\"" + near.text() + "\"" : near.source();
    return String.format(Locale.ROOT, "%s (%s, %.2f)", name, near.category(), near.cosine());
  }
}
