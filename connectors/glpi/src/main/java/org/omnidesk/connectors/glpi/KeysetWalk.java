package org.omnidesk.connectors.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Walks changed tickets by (date_mod, id), never by offset: offsets skip rows under writes, and one
 * sort column loses rows that share a second.
 */
final class KeysetWalk implements Iterator<KeysetWalk.Row> {

  /** A hit: where it stands, and names that the ticket itself has only ids of. */
  record Row(Watermark mark, JsonNode columns) {
    int id() {
      return mark.id();
    }
  }

  private static final int PAGE = 100;
  private static final String SHOWN = columns(2, 19, 7, 8, 80, 83);

  private final GlpiClient client;
  private final boolean bin;
  private final Queue<Row> page = new ArrayDeque<>();
  private Watermark at;
  private boolean last;

  KeysetWalk(GlpiClient client, Watermark from, boolean bin) {
    this.client = client;
    this.at = from;
    this.bin = bin;
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && !last) {
      read();
    }
    return !page.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.remove();
  }

  private void read() {
    JsonNode data = client.get(path()).body().path("data");
    for (JsonNode row : data) {
      Watermark mark = new Watermark(row.path("19").asText(), row.path("2").asInt());
      if (mark.compareTo(at) <= 0) {
        // A server that ignored a criterion would be walked for ever.
        throw new GlpiException(
            GlpiException.Kind.REFUSED, null, "GLPI answered a search out of order at " + mark);
      }
      at = mark;
      page.add(new Row(mark, row));
    }
    last = data.size() < PAGE;
  }

  private String path() {
    String date = URLEncoder.encode(at.dateMod(), StandardCharsets.UTF_8).replace("+", "%20");
    return "/search/Ticket?"
        + criterion("[0][criteria][0]", null, 19, "morethan", date)
        + parameter("criteria[1][link]", "OR")
        + criterion("[1][criteria][0]", null, 19, "equals", date)
        + criterion("[1][criteria][1]", "AND", 2, "contains", "%3E" + at.id())
        + SHOWN
        + parameter("sort[0]", "19")
        + parameter("sort[1]", "2")
        + parameter("order[0]", "ASC")
        + parameter("order[1]", "ASC")
        + (bin ? parameter("is_deleted", "1") : "")
        + "range=0-"
        + (PAGE - 1);
  }

  private static String criterion(String at, String link, int field, String type, String value) {
    String name = "criteria" + at;
    return (link == null ? "" : parameter(name + "[link]", link))
        + parameter(name + "[field]", String.valueOf(field))
        + parameter(name + "[searchtype]", type)
        + parameter(name + "[value]", value);
  }

  private static String columns(int... fields) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < fields.length; i++) {
      all.append(parameter("forcedisplay[" + i + "]", String.valueOf(fields[i])));
    }
    return all.toString();
  }

  private static String parameter(String name, String value) {
    return name.replace("[", "%5B").replace("]", "%5D") + "=" + value + "&";
  }
}
