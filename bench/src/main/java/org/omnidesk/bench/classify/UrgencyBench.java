package org.omnidesk.bench.classify;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.classify.SeedRows;
import org.omnidesk.ai.classify.UrgencyModel;
import org.omnidesk.bench.Options;
import org.omnidesk.tickets.ticket.TicketType;

/**
 * {@code bench/urgency [--test FILE]}: macro-F1 of the urgency on 200 written texts that nothing
 * was trained or tuned on, over all and by language. The rules and the model are the product's.
 */
public final class UrgencyBench {

  private UrgencyBench() {}

  public static void main(String[] arguments) {
    Program.end("urgency", () -> run(arguments));
  }

  /** The figures by name. */
  public static Map<String, Object> run(String... arguments) {
    Options options = Options.parse(arguments, "test");
    String file = options.text("test", null);
    List<LabelledLines> rows =
        LabelledLines.read(file == null ? LabelledLines.ofTests("urgency-200.txt") : Path.of(file));
    UrgencyModel model = UrgencyModel.train(SeedRows.labelled(AiProperties.standardCategories()));
    List<String> wanted = rows.stream().map(r -> r.urgency().wireName()).toList();
    List<UrgencyModel.Reading> read = rows.stream().map(r -> model.read(r.text())).toList();
    List<String> got = read.stream().map(r -> r.urgency().urgency().wireName()).toList();
    Matrix.print("urgency, all", wanted, got);
    Map<String, Double> perLanguage = new TreeMap<>();
    for (String language : rows.stream().map(LabelledLines::language).collect(Collectors.toSet())) {
      List<String> ownWanted = Matrix.of(rows, wanted, language);
      List<String> ownGot = Matrix.of(rows, got, language);
      perLanguage.put(language, Scored.macroF1(ownWanted, ownGot));
      Matrix.print("urgency, " + language, ownWanted, ownGot);
    }
    List<String> wantedTypes = rows.stream().map(r -> r.type().wireName()).toList();
    List<String> types =
        read.stream().map(r -> TicketType.values()[r.type()[0] > 0.5 ? 0 : 1].wireName()).toList();
    System.err.printf(
        "accuracy %.4f; incident or request %.4f, macro-F1 %.4f%n",
        Scored.accuracy(wanted, got),
        Scored.accuracy(wantedTypes, types),
        Scored.macroF1(wantedTypes, types));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("n", rows.size());
    figures.put("macroF1", Scored.macroF1(wanted, got));
    figures.put("perLanguage", perLanguage);
    return figures;
  }
}
