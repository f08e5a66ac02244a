package org.omnidesk.hub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The desk in Chromium, by {@code dashboards/web/e2e/desk.mjs}: a mail shows up in the open queue,
 * is answered with the keyboard, and the answer is in the sender's mailbox. Pictures come to lie in
 * {@code target/screens}.
 */
@ExtendWith(SharedHub.class)
class BrowserIT {

  private static final Path HOME = Path.of(System.getProperty("omnidesk.home"));
  private static final Path WEB = HOME.resolve("dashboards/web");

  private static final List<String> BROWSERS =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium");

  /** What people really write, so that the pictures are worth looking at. */
  private static final List<List<String>> TICKETS =
      List.of(
          List.of(
              "MAIL",
              "high",
              "Outlook keeps asking for my password",
              "Since this morning, every ten minutes."),
          List.of("SMS", "medium", "", "VPN is not connecting from home, error 691. Please help."),
          List.of(
              "GLPI",
              "medium",
              "Second monitor for desk 4.12",
              "Please bring a 27 inch monitor to desk 4.12."),
          List.of(
              "SOLMAN",
              "high",
              "Dump in MIRO when posting an invoice",
              "Short dump MESSAGE_TYPE_X since the transport."),
          List.of(
              "MAIL",
              "low",
              "New colleague starts on Monday",
              "Please prepare a laptop and the usual accounts."),
          List.of("SMS", "high", "", "Mera laptop on nahi ho raha hai, kal presentation hai"),
          List.of(
              "GLPI", "high", "File share S: is read-only", "Nobody in finance can save to S:."));

  @Test
  void a_mail_shows_up_in_the_open_queue_and_its_answer_by_keyboard_reaches_the_sender(
      PackagedHub hub) throws Exception {
    Path browser = browser();
    assumeTrue(
        browser != null && Files.isDirectory(WEB.resolve("node_modules/playwright-core")),
        "skipped: no Chromium found. Debian: apt-get install chromium; elsewhere name one in the"
            + " variable CHROMIUM");
    DeskClient agent = hub.desk("agent");
    write(hub);
    String word = Words.fresh();
    String reply = Words.fresh();
    Path screens = HOME.resolve("routes/target/screens").toAbsolutePath();
    Path log = Files.createDirectories(hub.folder()).resolve("browser.log");

    ProcessBuilder script = new ProcessBuilder("node", "e2e/desk.mjs").directory(WEB.toFile());
    script.redirectErrorStream(true).redirectOutput(log.toFile());
    script
        .environment()
        .putAll(
            Map.of(
                "BASE_URL", hub.url("").toString(),
                "SMTP_PORT", String.valueOf(hub.ports().smtp()),
                "DESK_EMAIL", "agent@omnidesk.local",
                "DESK_PASSWORD", hub.password("agent@omnidesk.local"),
                "WORD", word,
                "REPLY", reply,
                "SCREENS_DIR", screens.toString(),
                "CHROMIUM", browser.toString()));
    Process running = script.start();
    boolean ended = running.waitFor(240, TimeUnit.SECONDS);
    if (!ended) {
      running.destroyForcibly();
    }
    assertThat(ended && running.exitValue() == 0).as(Files.readString(log)).isTrue();

    String sender = word + "@kaveri.example";
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !hub.outside().inbox(sender, reply).isEmpty());
    MimeMessage answer = hub.outside().inbox(sender, reply).get(0);
    JsonNode ticket = agent.awaitTicket(word);
    assertThat(answer.getHeader("References", " ")).startsWith("<" + word + "@kaveri.example>");
    assertThat(answer.getSubject()).contains("[" + ticket.path("number").asText() + "]");
    for (String picture : List.of("login", "queue", "ticket", "sandbox")) {
      for (String dress : List.of("1440-light", "1440-dark", "390-light", "390-dark")) {
        assertThat(screens.resolve(picture + "-" + dress + ".png")).isNotEmptyFile();
      }
    }
  }

  private static Path browser() {
    String named = System.getenv("CHROMIUM");
    return (named == null ? BROWSERS : List.of(named))
        .stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
  }

  /** The sandbox page's own buttons write the tickets. */
  private static void write(PackagedHub hub) {
    JsonNode people = Http.get(hub.url("/sandbox/api/people")).ok().path("people");
    int next = 0;
    for (List<String> ticket : TICKETS) {
      Map<String, Object> writing =
          Map.of(
              "channel", ticket.get(0),
              "person", people.get(next++ % people.size()).path("login").asText(),
              "urgency", ticket.get(1),
              "subject", ticket.get(2),
              "text", ticket.get(3));
      Http.post(hub.url("/sandbox/api/messages"), writing).ok();
    }
  }
}
