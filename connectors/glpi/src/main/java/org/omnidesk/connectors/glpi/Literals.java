package org.omnidesk.connectors.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** The ticket's own values by our field names, as they are compared with the last exchange. */
final class Literals {

  private Literals() {}

  /** What a ticket row itself says; the same after a write and after a poll. */
  static Map<String, String> of(JsonNode item, boolean encoded) {
    Map<String, String> out = new HashMap<>();
    for (String field : new String[] {"status", "urgency", "impact", "priority", "type"}) {
      if (item.hasNonNull(field)) {
        out.put(field, item.path(field).asText());
      }
    }
    out.put("category", item.path("itilcategories_id").asText("0"));
    out.put("title", GlpiHtml.meant(item.path("name").asText(""), encoded));
    String content = GlpiHtml.meant(item.path("content").asText(""), encoded);
    out.put("description", "sha256:" + Hashes.sha256(content));
    return out;
  }
}
