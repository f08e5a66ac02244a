package org.omnidesk.connectors.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names and addresses of GLPI's users, remembered for ten minutes. */
final class People {

  private static final long KEEP_NANOS = Duration.ofMinutes(10).toNanos();

  private record Known(ObjectNode user, long at) {}

  private final Map<Integer, Known> known = new ConcurrentHashMap<>();

  /** What the hub may know of a user; only the id if GLPI tells nothing. */
  ObjectNode user(GlpiClient client, int id) {
    Known entry = known.get(id);
    if (entry == null || System.nanoTime() - entry.at() > KEEP_NANOS) {
      entry = new Known(read(client, id), System.nanoTime());
      known.put(id, entry);
    }
    return entry.user().deepCopy();
  }

  private static ObjectNode read(GlpiClient client, int id) {
    ObjectNode out = GlpiHttp.JSON.createObjectNode().put("id", id);
    try {
      JsonNode user = client.get("/User/" + id + "?get_hateoas=false").body();
      out.set("login", user.path("name"));
      out.set("firstname", user.path("firstname"));
      out.set("realname", user.path("realname"));
      JsonNode phone = user.path("mobile").isTextual() ? user.path("mobile") : user.path("phone");
      out.set("phone", phone);
      for (JsonNode email : client.list("/User/" + id + "/UserEmail")) {
        if (!out.has("email") || email.path("is_default").asInt() == 1) {
          out.set("email", email.path("email"));
        }
      }
    } catch (GlpiException e) {
      if (e.kind() == GlpiException.Kind.UNAVAILABLE
          || e.kind() == GlpiException.Kind.CONFIGURATION) {
        throw e;
      }
    }
    return out;
  }
}
