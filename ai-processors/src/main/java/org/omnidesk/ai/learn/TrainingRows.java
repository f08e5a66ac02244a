package org.omnidesk.ai.learn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.classify.CategoryDescription;
import org.omnidesk.ai.classify.LabelledText;
import org.omnidesk.ai.classify.SeedRows;

/**
 * All that the installation can learn from: the product's texts, people's labels, the tickets of
 * the connected systems. A text counts once: a person's label before a system's, the newer before
 * the older, all before the product's. Which tickets are held out is decided by their ids, so it
 * stays so in every training.
 */
class TrainingRows {

  // Of so many held-out tickets a share is enough; below, half of all are held out.
  private static final double WANTED_HELD_OUT = 60;

  private final LabelledTickets tickets;
  private final AiProperties categories;
  private final LearnProperties settings;

  TrainingRows(LabelledTickets tickets, AiProperties categories, LearnProperties settings) {
    this.tickets = tickets;
    this.categories = categories;
    this.settings = settings;
  }

  /** What is known of the categories before any label. */
  List<CategoryDescription> described() {
    return SeedRows.described(categories.categories());
  }

  /** People's changes of a category since then. */
  int correctionsSince(Instant then) {
    return tickets.correctionsSince(then);
  }

  TrainingSet read() {
    Set<String> known =
        categories.categories().stream().map(AiProperties.Category::id).collect(Collectors.toSet());
    List<LabelledTicket> all = tickets.read();
    Map<String, List<LabelledTicket>> byText = new LinkedHashMap<>();
    for (LabelledTicket ticket : all) {
      if (known.contains(ticket.row().category())) {
        byText
            .computeIfAbsent(LabelledTicket.fingerprint(ticket.row()), text -> new ArrayList<>())
            .add(ticket);
      }
    }
    double share =
        Math.clamp(WANTED_HELD_OUT / Math.max(1, byText.size()), settings.heldOutShare(), 0.5);
    Map<String, Integer> counts = new HashMap<>();
    List<LabelledText> train = new ArrayList<>();
    List<HeldOutRow> heldOut = new ArrayList<>();
    for (List<LabelledTicket> same : byText.values()) {
      // the query's order: a person's word first, then the newest
      LabelledTicket said = same.getFirst();
      LabelledTicket oldest =
          same.stream()
              .min(
                  Comparator.comparing(LabelledTicket::createdAt).thenComparing(LabelledTicket::id))
              .orElseThrow();
      if (oldest.lot() < share) {
        heldOut.add(new HeldOutRow(said.row(), said.correction()));
      } else {
        train.add(said.row());
        counts.merge(said.byPerson() ? "corrections" : "history", 1, Integer::sum);
      }
    }
    int seeds = train.size();
    Set<String> told = new HashSet<>(byText.keySet());
    SeedRows.labelled(categories.categories()).stream()
        .filter(seed -> !told.contains(LabelledTicket.fingerprint(seed)))
        .forEach(train::add);
    counts.put("seed", train.size() - seeds);
    counts.put("heldOut", heldOut.size());
    int of = byText.values().stream().mapToInt(List::size).sum();
    counts.put("repeated", of - byText.size());
    counts.put("otherCategories", all.size() - of);
    return new TrainingSet(train, heldOut, leftAlone(told), counts, byText.size());
  }

  private List<HeldOutRow> leftAlone(Set<String> labelled) {
    return tickets.leftAlone().stream()
        .map(LabelledTicket::row)
        .filter(row -> !labelled.contains(LabelledTicket.fingerprint(row)))
        .map(row -> new HeldOutRow(row, false))
        .toList();
  }
}
