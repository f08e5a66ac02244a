package org.omnidesk.bench.scores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.omnidesk.bench.table.Table;

/** Parts labelled texts for training and testing, always the same way. */
final class Splits {

  private final Path folder;

  Splits(Path folder) {
    this.folder = folder;
  }

  /**
   * Two files of one table.
   *
   * @param train rows outside the fold
   * @param test rows of the fold
   */
  record Split(Path train, Path test) {}

  /** Fold k of n: equal texts never stand on both sides. */
  Split fold(Path table, String column, int k, int n) {
    Table read = Table.read(table);
    String name = table.getParent().getFileName() + "-" + k + "of" + n;
    Predicate<Map<String, String>> held =
        row -> Math.floorMod(mixed(row.get(column)), n) == k && !row.get(column).isBlank();
    return new Split(
        write(name + "-train.csv", read, held.negate()), write(name + "-test.csv", read, held));
  }

  /** All folds. */
  List<Split> folds(Path table, String column, int n) {
    List<Split> splits = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      splits.add(fold(table, column, k, n));
    }
    return splits;
  }

  /** One table of texts and labels from columns of others. */
  Path labelled(String name, List<String> texts, List<String> labels) {
    Path file = folder.resolve(name);
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
      printer.printRecord("text", "label");
      for (int i = 0; i < texts.size(); i++) {
        printer.printRecord(texts.get(i), labels.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private Path write(String name, Table table, Predicate<Map<String, String>> rows) {
    Path file = folder.resolve(name);
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
      printer.printRecord(table.columns());
      for (Map<String, String> row : table.rows()) {
        if (rows.test(row)) {
          printer.printRecord(table.columns().stream().map(row::get).toList());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** A text's hash code with its bits spread, so that its last digits are fair. */
  private static int mixed(String text) {
    int hash = text.strip().hashCode() * 0x9E3779B1;
    return hash ^ (hash >>> 15);
  }
}
