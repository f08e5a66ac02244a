package org.omnidesk.bench.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The people at the Solution Manager stand-in. */
public final class SolmanControl {

  private final Json json;

  public SolmanControl(int port) {
    this.json = new Json(URI.create("http://127.0.0.1:" + port));
  }

  /** A new incident; its GUID. */
  public String open(String title, String description) throws IOException {
    return json.post("/_control/incidents", Map.of("title", title, "description", description))
        .ok()
        .path("guid")
        .asText();
  }

  /** A statement on an incident that the hub may show to everyone concerned. */
  public void add(String guid, String text) throws IOException {
    json.post("/_control/incidents/" + guid + "/texts", Map.of("text", text)).ok();
  }

  /** Every incident: {@code guid, title, texts [{text, origin}], hubNumber, …}. */
  public List<JsonNode> incidents() throws IOException {
    return list("/_control/incidents");
  }

  /** One incident. */
  public JsonNode incident(String guid) throws IOException {
    return json.get("/_control/incidents/" + guid).ok();
  }

  /** Calls to the hub that it makes or has made. */
  public List<JsonNode> queue() throws IOException {
    return list("/_control/queue");
  }

  private List<JsonNode> list(String path) throws IOException {
    List<JsonNode> items = new ArrayList<>();
    json.get(path).ok().forEach(items::add);
    return items;
  }
}
