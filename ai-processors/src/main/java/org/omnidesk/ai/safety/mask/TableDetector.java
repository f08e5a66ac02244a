package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Values in tables whose header names the column: rows parted by semicolons, bars, tabs, commas or
 * runs of blanks. A row of a label and its value is read as well.
 */
final class TableDetector implements Detector {

  private static final Map<MaskType, Pattern> HEADERS = new EnumMap<>(MaskType.class);
  private static final Map<MaskType, Pattern> VALUES = new EnumMap<>(MaskType.class);

  private static final Pattern DAY =
      Pattern.compile("\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{2}|\\d{4})|\\d{4}-\\d{1,2}-\\d{1,2}");

  static {
    header(MaskType.EMPLOYEE, EmployeeLabels.LABEL + "|emp|empl|code of employee");
    header(
        MaskType.PHONE,
        "(?:(?:tele)?phone|mobile|mob|cell|tel|telefon|handy|mobil|contact|landline|whatsapp|fax|ext|extn|extension|durchwahl|nebenstelle|intercom|फोन|फ़ोन|मोबाइल|संपर्क|rufnummer|telefonnummer|handynummer|mobilnummer|rückrufnummer|tél|téléphone|portable)"
            + "\\.?(?:[ ._/-]{0,3}(?:phone|mobile|number|num|no|nr|nummer|नंबर|#|office|private|dienstlich|privat|home|work)\\.?)*(?:\\s?\\(.{1,20}\\))?");
    header(
        MaskType.HOST,
        "(?:host|server|machine|computer|node|device|vm|rechner|pc|laptop|asset|workstation|instance|system)(?:[ ._-]{0,2}(?:name|host|id|fqdn))?|hostname|servername|computername|rechnername|gerätename|fqdn|होस्टनेम|सर्वर");
    header(
        MaskType.PASSWORD,
        "(?:(?:initial|temp|temporary|start|default|new|old|wifi|wi-fi|neues|first)[ ._-]?)?(?:password|passwd|pwd|pass|passcode|passphrase|pin|passwort|kennwort|initialpasswort|startpasswort|initialkennwort|secret|api[ _-]?key|otp|पासवर्ड|पिन|key|pw)(?:[ ._-](?:wifi|sap|vpn|ad|windows))?");
    VALUES.put(
        MaskType.EMPLOYEE,
        Pattern.compile("(?i)(?:[A-Z]{1,6}[-/_. ]?){0,2}\\d{3,10}(?:[-/]\\d{2,8})?[A-Z]?"));
    VALUES.put(
        MaskType.PHONE,
        Pattern.compile(
            "[+(]?[+(]?\\d(?:[ ()./-]{0,3}\\d){2,14}(?:\\s?(?:x|ext\\.?|extn)\\s?\\d{2,5})?"));
    VALUES.put(
        MaskType.HOST,
        Pattern.compile("(?i)(?=.{0,40}[a-z])(?=.{0,40}\\d|.{0,40}[-.])[a-z0-9][a-z0-9._-]{2,60}"));
    VALUES.put(MaskType.PASSWORD, Pattern.compile("\\S{4,64}"));
  }

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    MaskType[] columns = null;
    char parted = 0;
    int[] starts = null;
    for (int from = 0; from < text.length(); ) {
      int to = text.indexOf('\n', from);
      to = to < 0 ? text.length() : to;
      char separator = TableCell.separator(text, from, to);
      List<TableCell> cells = separator == 0 ? List.of() : TableCell.of(text, from, to, separator);
      if (cells.size() < 2) {
        columns = text.substring(from, to).isBlank() && columns != null ? columns : null;
      } else {
        MaskType[] header = header(cells);
        if (header != null && !pair(cells, header, found)) {
          columns = header;
          parted = separator;
          starts = cells.stream().mapToInt(TableCell::from).toArray();
          for (int i = 0; i < starts.length; i++) {
            starts[i] -= from;
          }
        } else if (header == null && columns != null && separator == parted) {
          row(cells, from, columns, separator == ' ' ? starts : null, found);
        }
      }
      from = to + 1;
    }
    return found;
  }

  /** The kind of each column, or null where no cell names one or a cell holds a long text. */
  private static MaskType[] header(List<TableCell> cells) {
    MaskType[] columns = new MaskType[cells.size()];
    boolean any = false;
    for (int i = 0; i < columns.length; i++) {
      String name = cells.get(i).text();
      if (name.length() > 40) {
        return null;
      }
      for (Map.Entry<MaskType, Pattern> header : HEADERS.entrySet()) {
        if (!name.isEmpty() && header.getValue().matcher(name).matches()) {
          columns[i] = header.getKey();
          any = true;
          break;
        }
      }
    }
    return any ? columns : null;
  }

  /** {@code Emp code | 40518}: the value stands in the same row. */
  private static boolean pair(List<TableCell> cells, MaskType[] header, List<MaskSpan> found) {
    boolean any = false;
    for (int i = 0; i + 1 < cells.size(); i++) {
      if (header[i] != null
          && header[i + 1] == null
          && cells.get(i + 1).text().chars().anyMatch(Character::isDigit)) {
        add(cells.get(i + 1), header[i], found);
        any = true;
      }
    }
    return any;
  }

  private static void row(
      List<TableCell> cells, int line, MaskType[] columns, int[] starts, List<MaskSpan> found) {
    for (int i = 0; i < cells.size(); i++) {
      TableCell cell = cells.get(i);
      if (starts != null && cells.size() != columns.length) {
        int column = nearest(starts, cell.from() - line);
        if (columns[column] != null) {
          add(cell, columns[column], found);
        }
      } else if (i < columns.length && columns[i] != null) {
        add(cell, columns[i], found);
      }
    }
  }

  /** Where a cell is missing in a table of blanks, the place tells the column. */
  private static int nearest(int[] starts, int place) {
    int best = 0;
    for (int i = 1; i < starts.length; i++) {
      if (Math.abs(starts[i] - place) < Math.abs(starts[best] - place)) {
        best = i;
      }
    }
    return best;
  }

  private static void add(TableCell cell, MaskType type, List<MaskSpan> found) {
    if (VALUES.get(type).matcher(cell.text()).matches()
        && !(type == MaskType.PHONE && DAY.matcher(cell.text()).matches())
        && !(type == MaskType.PASSWORD && PasswordWords.looksLikeState(cell.text()))
        && !(type == MaskType.HOST
            && (NoHost.isOther(cell.text()) || NoHost.isProduct(cell.text())))) {
      found.add(new MaskSpan(cell.from(), cell.to(), type));
    }
  }

  private static void header(MaskType type, String words) {
    HEADERS.put(type, Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  }
}
