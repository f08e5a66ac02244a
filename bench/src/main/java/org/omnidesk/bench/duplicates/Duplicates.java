package org.omnidesk.bench.duplicates;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.similar.HybridRanking;
import org.omnidesk.ai.similar.Rarity;
import org.omnidesk.ai.similar.SparseTerms;
import org.omnidesk.ai.similar.TicketVectors;
import org.omnidesk.ai.similar.TicketVectors.Titled;
import org.omnidesk.ai.similar.TicketWords;
import org.omnidesk.bench.Options;
import org.omnidesk.bench.model.Models;
import org.omnidesk.bench.table.Table;

/**
 * Finds duplicates as the product does (the same vectors, words and ranking; the pool is the whole
 * corpus instead of the nearest of each kind).
 *
 * <p>Protocol: a query is every report that has at least one pair; the relation holds both ways and
 * is not closed over chains; the whole rest of the corpus is ranked; average precision, reciprocal
 * rank and recall at 10 are means over the queries. Pairs of an id with itself or of an id that no
 * report has are left out and counted on stderr. How rare a word is is learned from the corpus
 * without its labels. Columns besides {@code id, summary, description} are not read.
 */
public final class Duplicates {

  private static final int CHUNK = 256;

  private Duplicates() {}

  public static void main(String[] arguments) {
    try {
      Options options = Options.parse(arguments, "reports", "pairs");
      System.out.println(
          run(Path.of(required(options, "reports")), Path.of(required(options, "pairs"))).json());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      System.err.println("duplicates: " + e.getMessage());
      System.exit(2);
    }
  }

  private static String required(Options options, String name) {
    String value = options.text(name, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  /**
   * Encodes the reports, ranks them for each query.
   *
   * @param reports CSV with {@code id, summary, description}
   * @param pairs CSV whose first two columns hold ids
   * @throws IllegalArgumentException if a column is missing, an id stands twice or no pair is left
   */
  public static DuplicatesScore run(Path reports, Path pairs) {
    Table table = Table.read(reports);
    Map<String, Integer> places = places(table.column("id"));
    Map<Integer, Set<Integer>> duplicates = duplicates(Table.read(pairs), places);
    List<Titled> texts = new ArrayList<>();
    List<String> descriptions = table.column("description");
    List<String> summaries = table.column("summary");
    for (int i = 0; i < summaries.size(); i++) {
      texts.add(new Titled(summaries.get(i), descriptions.get(i)));
    }
    List<SparseTerms> words =
        texts.stream().map(text -> TicketWords.of(text.title(), text.text())).toList();
    HybridRanking ranking = new HybridRanking(encode(texts), words, Rarity.of(words));
    return DuplicatesScore.of(
        duplicates,
        query -> ranking.rank(query).stream().map(HybridRanking.Ranked::index).toList());
  }

  private static Map<String, Integer> places(List<String> ids) {
    Map<String, Integer> places = new HashMap<>();
    for (String id : ids) {
      if (places.put(id, places.size()) != null) {
        throw new IllegalArgumentException("id " + id + " stands twice among the reports");
      }
    }
    return places;
  }

  private static Map<Integer, Set<Integer>> duplicates(Table pairs, Map<String, Integer> places) {
    if (pairs.columns().size() < 2) {
      throw new IllegalArgumentException("the pairs need two columns of ids");
    }
    Map<Integer, Set<Integer>> duplicates = new TreeMap<>();
    int left = 0;
    for (Map<String, String> row : pairs.rows()) {
      Integer one = places.get(row.get(pairs.columns().get(0)));
      Integer other = places.get(row.get(pairs.columns().get(1)));
      if (one == null || other == null || one.equals(other)) {
        left++;
        continue;
      }
      duplicates.computeIfAbsent(one, id -> new HashSet<>()).add(other);
      duplicates.computeIfAbsent(other, id -> new HashSet<>()).add(one);
    }
    System.err.printf("%d pairs, %d left out%n", pairs.rows().size(), left);
    if (duplicates.isEmpty()) {
      throw new IllegalArgumentException("no pair is of two reports that are there");
    }
    return duplicates;
  }

  private static List<float[]> encode(List<Titled> texts) {
    List<float[]> vectors = new ArrayList<>();
    try (Encoder encoder = Models.encoder()) {
      for (int from = 0; from < texts.size(); from += CHUNK) {
        int to = Math.min(from + CHUNK, texts.size());
        vectors.addAll(TicketVectors.encode(encoder, texts.subList(from, to)));
        System.err.printf("encoded %d of %d%n", to, texts.size());
      }
    }
    return vectors;
  }
}
