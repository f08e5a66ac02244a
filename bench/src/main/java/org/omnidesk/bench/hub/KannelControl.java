package org.omnidesk.bench.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The phones behind the Kannel stand-in. */
public final class KannelControl {

  private final Json json;

  public KannelControl(int port) {
    this.json = new Json(URI.create("http://127.0.0.1:" + port));
  }

  /**
   * A phone writes to the short code.
   *
   * @param parts into how many pieces the text is cut
   * @return the gateway's ids, one a part
   */
  public List<String> write(String from, String text, int parts) throws IOException {
    JsonNode answer =
        json.post("/_control/mo", Map.of("from", from, "text", text, "parts", parts)).ok();
    List<String> ids = new ArrayList<>();
    answer.path("ids").forEach(id -> ids.add(id.asText()));
    return ids;
  }

  /** What phones got, oldest first: {@code from, to, text, key, …}. */
  public List<JsonNode> sent() throws IOException {
    return items("/_control/sent");
  }

  /** What phones wrote, oldest first: {@code id, from, text, state}. */
  public List<JsonNode> written() throws IOException {
    return items("/_control/mo");
  }

  /** Calls to the hub that are not answered yet. */
  public int pendingCallbacks() throws IOException {
    return json.get("/_control/mo").ok().path("pendingCallbacks").asInt();
  }

  private List<JsonNode> items(String path) throws IOException {
    List<JsonNode> items = new ArrayList<>();
    json.get(path).ok().path("items").forEach(items::add);
    return items;
  }
}
