package org.omnidesk.bench.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.omnidesk.bench.Folders;
import org.omnidesk.bench.Options;
import org.omnidesk.bench.hub.HubPorts;
import org.omnidesk.bench.hub.HubProcess;
import org.omnidesk.bench.hub.Json;
import org.omnidesk.bench.hub.SandboxProcess;
import org.omnidesk.bench.hub.SmtpSender;

/**
 * {@code bench/intake [--messages N] [--threads T]}: messages a second through the SMS hook and out
 * of the mailbox, in a hub that does all its other work meanwhile, as a ratio to the commits a
 * second that the same PostgreSQL makes in the same run. The last line is a JSON object.
 */
public final class IntakeBench {

  private static final int WARM = 60;
  private static final Duration RAW = Duration.ofSeconds(5);

  private final HubProcess hub;
  private final HubPorts ports;
  private final int messages;
  private final int threads;

  private IntakeBench(HubProcess hub, int messages, int threads) {
    this.hub = hub;
    this.ports = hub.ports();
    this.messages = messages;
    this.threads = threads;
  }

  public static void main(String[] arguments) throws Exception {
    Options options;
    int messages;
    int threads;
    try {
      options = Options.parse(arguments, "messages", "threads");
      messages = options.number("messages", 500);
      threads = options.number("threads", 8);
    } catch (IllegalArgumentException wrong) {
      System.err.println("intake: " + wrong.getMessage());
      System.exit(2);
      return;
    }
    Path folder = Files.createTempDirectory("omnidesk-intake-");
    HubPorts ports = HubPorts.free();
    Map<String, String> settings =
        Map.of(
            "omnidesk.sandbox.enabled", "false",
            // A batch of mails is in the mailbox before the hub looks again.
            "omnidesk.systems.mail-support.poll", "20s");
    try (SandboxProcess sandbox = new SandboxProcess(ports, folder);
        HubProcess hub = new HubProcess(ports, folder, settings)) {
      sandbox.start();
      hub.start();
      new IntakeBench(hub, messages, threads).run();
    } finally {
      Folders.delete(folder);
    }
  }

  private void run() throws Exception {
    Arrivals arrivals = new Arrivals(hub);
    SmsHook hook = new SmsHook(hub);
    hook.send("warm-", WARM, threads);
    mails("warm-", WARM);
    arrivals.applied("sms-main", "warm-", WARM);
    arrivals.applied("mail-support", "warm-", WARM);

    RawCommits raw = new RawCommits(hub);
    double rawMany = raw.perSecond(threads, RAW);
    double rawOne = raw.perSecond(1, RAW);
    double kept = messages / hook.send("sms-", messages, threads);
    double sms = messages / arrivals.applied("sms-main", "sms-", messages);
    mails("mail-", messages);
    double mail = messages / arrivals.applied("mail-support", "mail-", messages);

    String fsync = arrivals.fsync();
    System.out.printf("SHOW fsync: %s%n", fsync);
    String format = "%-46s %10s %8s%n";
    System.out.printf(format, "", "per second", "ratio");
    row("raw commits, %d connections".formatted(threads), rawMany, rawMany);
    row("SMS hook, %d callers: acknowledged".formatted(threads), kept, rawMany);
    row("SMS hook, %d callers: on a ticket".formatted(threads), sms, rawMany);
    row("raw commits, 1 connection", rawOne, rawOne);
    row("mailbox (one poller): on a ticket", mail, rawOne);

    Map<String, Object> result = new LinkedHashMap<>();
    result.put("fsync", fsync);
    result.put("messages", messages);
    result.put("threads", threads);
    result.put("rawCommitsPerSecond", rounded(rawMany));
    result.put("rawCommitsPerSecondOneConnection", rounded(rawOne));
    result.put("smsAcknowledgedPerSecond", rounded(kept));
    result.put("smsAppliedPerSecond", rounded(sms));
    result.put("mailAppliedPerSecond", rounded(mail));
    result.put("smsAcknowledgedRatio", rounded(kept / rawMany));
    result.put("smsAppliedRatio", rounded(sms / rawMany));
    result.put("mailAppliedRatio", rounded(mail / rawOne));
    System.out.println(Json.MAPPER.writeValueAsString(result));
  }

  private static void row(String name, double rate, double limit) {
    System.out.printf("%-46s %10.1f %8.3f%n", name, rate, rate / limit);
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  private void mails(String prefix, int count) throws IOException {
    SmtpSender smtp = new SmtpSender(ports.smtp());
    for (int i = 0; i < count; i++) {
      String id = prefix + i;
      smtp.send(
          new SmtpSender.Mail(
              "writer%s@intake.example".formatted(id),
              "Outlook does not open the shared calendar",
              "Since this morning the shared calendar stays empty. " + id,
              "<" + id + "@intake.example>",
              null,
              List.of()));
    }
  }
}
