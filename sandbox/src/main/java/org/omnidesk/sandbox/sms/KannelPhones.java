package org.omnidesk.sandbox.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.omnidesk.sandbox.sms.KannelCallbacks.Callback;

/** The phones behind the gateway: what they were sent, what they write, what the hub is told. */
final class KannelPhones implements KannelCallbacks.Ending, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final int MAX_PARTS = 5;

  private final KannelJournal journal;
  private final KannelCallbacks callbacks;
  private final KannelFaults faults;
  private final String getUrl;
  private final List<ObjectNode> sent = new ArrayList<>();
  private final Map<String, ObjectNode> written = new LinkedHashMap<>();
  private final Map<String, Callback> pending = new LinkedHashMap<>();
  private long seq;

  KannelPhones(
      KannelJournal journal, KannelFaults faults, String getUrl, int retries, Duration pause) {
    this.journal = journal;
    this.faults = faults;
    this.getUrl = getUrl;
    this.callbacks = new KannelCallbacks(retries, pause, this);
    journal.past().forEach(this::remember);
  }

  /** Goes on with the callbacks that were not answered before the last stop. */
  synchronized void start() {
    pending.values().forEach(c -> callbacks.call(c, Duration.ZERO));
  }

  /** A message to a phone. Durable when it returns. */
  synchronized void send(
      String from, String to, String text, int coding, int mask, String dlrUrl, boolean reply)
      throws IOException {
    String shown = KannelText.shown(text, coding);
    ObjectNode event = event("mt");
    event.put("id", ++seq);
    event.put("from", from).put("to", to).put("text", shown).put("coding", coding);
    ArrayNode parts = event.putArray("parts");
    KannelText.parts(shown, coding, MAX_PARTS).forEach(parts::add);
    event.put("dlrMask", mask).put("reply", reply);
    if (dlrUrl != null) {
      event.put("dlrUrl", dlrUrl);
      byte[] key = KannelUrl.query(dlrUrl.substring(dlrUrl.indexOf('?') + 1)).get("dlr");
      event.put("key", key == null ? null : new String(key, StandardCharsets.UTF_8));
      ArrayNode reports = event.putArray("reports");
      for (int type : reportOrder(seq)) {
        if ((mask & type) != 0) {
          reports.add(type);
        }
      }
    }
    record(event);
  }

  /** 8 then 1, and every other time 1 before 8: parallel connections overtook in the recordings. */
  private List<Integer> reportOrder(long id) {
    return switch (faults.fate()) {
      case DELIVERED -> id % 2 == 0 ? List.of(1, 8) : List.of(8, 1);
      case FAILED -> id % 2 == 0 ? List.of(2, 8) : List.of(8, 2);
      case REJECTED -> List.of(16);
      case BUFFERED -> List.of(8, 4);
      case SILENT -> List.of();
    };
  }

  /**
   * A phone writes. Durable when it returns.
   *
   * @param data the text's bytes in {@code charset}
   * @param udh the user data header's bytes; empty for a single message
   * @return the gateway's id of the message ({@code %I})
   */
  synchronized String write(
      String from, String to, byte[] data, int coding, String charset, byte[] udh)
      throws IOException {
    String id = UUID.randomUUID().toString();
    Instant now = Instant.now();
    Map<Character, byte[]> values = new HashMap<>();
    put(values, 'p', from);
    put(values, 'P', to);
    values.put('a', data);
    values.put('b', data);
    put(values, 'I', id);
    put(values, 'i', "FAKE");
    put(values, 't', TIME.format(now));
    put(values, 'T', Long.toString(now.getEpochSecond()));
    put(values, 'C', charset);
    put(values, 'c', Integer.toString(coding));
    values.put('u', udh);
    put(values, 'n', "default");
    put(values, 'm', "-1");
    put(values, 'D', "");
    ObjectNode event = event("mo");
    event.put("id", id).put("from", from).put("to", to).put("coding", coding);
    event.put("text", new String(data, charset.equals("8-BIT") ? "ISO-8859-1" : charset));
    event.put("url", KannelUrl.fill(getUrl, values));
    record(event);
    return id;
  }

  private static void put(Map<Character, byte[]> values, char escape, String value) {
    values.put(escape, value.getBytes(StandardCharsets.UTF_8));
  }

  private void record(ObjectNode event) throws IOException {
    journal.append(event);
    Map<String, Callback> before = new HashMap<>(pending);
    remember(event);
    int n = 0;
    for (Callback callback : pending.values()) {
      if (!before.containsKey(callback.id())) {
        callbacks.call(callback, Duration.ofMillis(5L * n++));
      }
    }
  }

  private void remember(ObjectNode event) {
    switch (event.path("event").asText()) {
      case "mt" -> {
        seq = Math.max(seq, event.path("id").asLong());
        sent.add(event);
        for (var type : event.path("reports")) {
          report(event, type.asInt());
        }
      }
      case "mo" -> {
        String id = event.path("id").asText();
        written.put(id, event.put("state", "pending"));
        pending.put("mo/" + id, new Callback("mo/" + id, event.path("url").asText()));
      }
      case "done", "dropped" -> {
        String id = event.path("callback").asText();
        pending.remove(id);
        ObjectNode mo = written.get(id.substring(id.indexOf('/') + 1));
        if (mo != null) {
          mo.put("state", event.path("event").asText());
        }
      }
      default -> throw new IllegalStateException("unknown event " + event);
    }
  }

  private void report(ObjectNode mt, int type) {
    Map<Character, byte[]> values = new HashMap<>();
    put(values, 'd', Integer.toString(type));
    put(values, 'A', type == 8 ? "ACK/" : type == 16 ? "NACK/" : "");
    put(values, 'i', "FAKE");
    put(values, 'p', mt.path("to").asText());
    put(values, 'P', mt.path("from").asText());
    put(values, 't', TIME.format(Instant.parse(mt.path("at").asText())));
    put(values, 'F', type == 1 ? id(mt, 0).toString() : "");
    // the two reports of one message carry different ids, as recorded
    put(values, 'I', id(mt, type).toString());
    String callback = "dlr/" + mt.path("id").asLong() + "/" + type;
    pending.put(
        callback, new Callback(callback, KannelUrl.fill(mt.path("dlrUrl").asText(), values)));
  }

  private static UUID id(ObjectNode mt, int type) {
    String seed = mt.path("at").asText() + "/" + mt.path("id").asLong() + "/" + type;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void answered(Callback callback, String body) throws IOException {
    record(event("done").put("callback", callback.id()));
    ObjectNode mo = written.get(callback.id().substring(callback.id().indexOf('/') + 1));
    if (mo != null && !body.isEmpty()) {
      send(mo.path("to").asText(), mo.path("from").asText(), body, 0, 0, null, true);
    }
  }

  @Override
  public synchronized void dropped(Callback callback, String reason) throws IOException {
    record(event("dropped").put("callback", callback.id()).put("reason", reason));
  }

  private static ObjectNode event(String kind) {
    return JSON.createObjectNode().put("event", kind).put("at", Instant.now().toString());
  }

  /** What the phones got, oldest first. */
  synchronized ArrayNode sent() {
    ArrayNode out = JSON.createArrayNode();
    sent.forEach(mt -> out.add(mt.deepCopy().remove(List.of("event"))));
    return out;
  }

  /** What the phones wrote and whether the hub has taken it. */
  synchronized ArrayNode written() {
    ArrayNode out = JSON.createArrayNode();
    written.values().forEach(mo -> out.add(mo.deepCopy().remove(List.of("event", "url"))));
    return out;
  }

  /** Callbacks the hub has not answered yet. */
  synchronized int pending() {
    return pending.size();
  }

  /** The header of part {@code number} of {@code total}: 05 00 03, an 8-bit reference. */
  static byte[] udh(int reference, int total, int number) {
    return ByteBuffer.allocate(6)
        .put(new byte[] {5, 0, 3, (byte) reference, (byte) total, (byte) number})
        .array();
  }

  @Override
  public void close() {
    callbacks.close();
  }
}
