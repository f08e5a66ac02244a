package org.omnidesk.bench.look;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.omnidesk.bench.Options;
import org.omnidesk.bench.hub.HubClient;
import org.omnidesk.bench.hub.Json;
import org.omnidesk.bench.hub.Wait;

/**
 * {@code bench/first-look [--url U] [--email E --password P]}: asks a running hub what it holds and
 * prints it by system. Waits until no system is empty, 120 s from the hub being ready at most;
 * exits 1 if one still is.
 */
public final class FirstLook {

  private static final List<String> SYSTEMS =
      List.of("glpi-hq", "solman-prod", "mail-support", "sms-main");
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Duration FULL_WITHIN = Duration.ofSeconds(120);

  private FirstLook() {}

  public static void main(String[] arguments) throws IOException {
    int code;
    try {
      code = run(Options.parse(arguments, "url", "email", "password"));
    } catch (IllegalArgumentException | IllegalStateException wrong) {
      System.err.println("first-look: " + wrong.getMessage());
      code = wrong instanceof IllegalArgumentException ? 2 : 1;
    }
    System.exit(code);
  }

  private static int run(Options options) throws IOException {
    URI url = URI.create(options.text("url", "http://127.0.0.1:8080"));
    Json open = new Json(url);
    Wait.until(
        "a hub answers at " + url,
        READY_WITHIN,
        () -> open.get("/api/health").ok().path("status").asText().equals("UP"));
    HubClient hub = login(options, url);
    List<Row> rows = new ArrayList<>();
    String slow = null;
    try {
      Wait.until(
          "every system has tickets that the models have read",
          FULL_WITHIN,
          () -> {
            rows.clear();
            rows.addAll(look(hub));
            boolean full = rows.stream().allMatch(row -> row.tickets() > 0 && row.read() > 0);
            if (!full) {
              Wait.pause(Duration.ofSeconds(1));
            }
            return full;
          });
    } catch (IllegalStateException late) {
      slow = late.getMessage();
    }
    Row.print(rows, System.out);
    if (slow != null) {
      System.err.println("first-look: " + slow);
      return 1;
    }
    return 0;
  }

  private static HubClient login(Options options, URI url) throws IOException {
    String email = options.text("email", null);
    String password = options.text("password", null);
    String admin = System.getenv("OMNIDESK_ADMIN_PASSWORD");
    if (email == null && admin != null && !admin.isBlank()) {
      return new HubClient(url, "admin@omnidesk.local", admin);
    }
    if (email != null && password != null) {
      return new HubClient(url, email, password);
    }
    Path samples = Path.of(System.getProperty("omnidesk.home", "."), "data", "sample-users.txt");
    if (Files.isReadable(samples)) {
      for (String line : Files.readAllLines(samples)) {
        if (line.startsWith("agent@")) {
          String[] user = line.split(" ", 2);
          return new HubClient(url, user[0], user[1]);
        }
      }
    }
    throw new IllegalArgumentException(
        "no login: set OMNIDESK_ADMIN_PASSWORD, give --email and --password, or run beside a hub with "
            + samples);
  }

  private static List<Row> look(HubClient hub) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String system : SYSTEMS) {
      List<JsonNode> tickets = hub.tickets("system=" + system);
      rows.add(Row.of(system, tickets));
    }
    return rows;
  }
}
