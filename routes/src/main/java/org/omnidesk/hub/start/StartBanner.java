package org.omnidesk.hub.start;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.omnidesk.api.security.FirstUsers;
import org.omnidesk.api.security.FirstUsers.FirstUser;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Says on the console, once all is ready, where everything is and what to try first. */
public class StartBanner implements ApplicationListener<ApplicationReadyEvent> {

  private static final int RULE = 78;

  private final FirstUsers users;
  private final Environment environment;

  public StartBanner(FirstUsers users, Environment environment) {
    this.users = users;
    this.environment = environment;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    System.out.println(text(users.ensure()));
  }

  String text(List<FirstUser> first) {
    String web = "http://localhost:" + environment.getProperty("local.server.port", "8080");
    String management =
        "http://localhost:" + environment.getProperty("local.management.port", "8081");
    StringBuilder out = new StringBuilder();
    line(out, "");
    line(out, "-".repeat(RULE));
    line(out, "OmniDesk is ready after %s, using %s of memory".formatted(sinceStart(), memory()));
    line(out, "");
    line(out, "  Web front   %s", web);
    line(out, "  API docs    %s/api/docs", web);
    line(out, "  Hawtio      %s/hawtio   (operator or admin)", management);
    line(out, "  Metrics     %s/actuator/prometheus", management);
    line(out, "");
    first.stream()
        .filter(user -> user.role().equals("admin"))
        .forEach(user -> line(out, "  %s", admin(user)));
    line(out, "");
    line(out, "  Try this");
    line(out, "    the queue         %s/queue", web);
    if (environment.getProperty("omnidesk.sandbox.enabled", Boolean.class, false)) {
      line(
          out,
          "    the sandbox       %s/sandbox   write a mail, an SMS, a GLPI ticket, a Solman incident",
          web);
    }
    first.stream()
        .filter(user -> !user.role().equals("admin") && user.password() != null)
        .forEach(
            user -> line(out, "    log in as         %-28s %s", user.email(), user.password()));
    line(
        out,
        "    stop              Ctrl-C; what is here stays in %s",
        environment.getProperty("omnidesk.data"));
    line(out, "-".repeat(RULE));
    return out.toString();
  }

  private static String admin(FirstUser admin) {
    return admin.password() == null
        ? "Admin       %s   (the password you gave, or set OMNIDESK_ADMIN_PASSWORD)"
            .formatted(admin.email())
        : "Admin       %s   one-time password %s".formatted(admin.email(), admin.password());
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(values.length == 0 ? format : format.formatted(values))
        .append(System.lineSeparator());
  }

  private static String sinceStart() {
    Duration since =
        Duration.between(
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
            Instant.now());
    return String.format(Locale.ROOT, "%.1f s", since.toMillis() / 1000.0);
  }

  /** What the process holds in RAM where the system tells it (Linux), else the heap. */
  private static String memory() {
    try {
      for (String status : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (status.startsWith("VmRSS:")) {
          return Long.parseLong(status.replaceAll("\\D", "")) / 1024 + " MB";
        }
      }
    } catch (java.io.IOException | NumberFormatException e) {
      // not Linux: the heap has to do
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024) + " MB of heap";
  }
}
