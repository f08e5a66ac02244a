package org.omnidesk.bench.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.omnidesk.bench.crash.Ledger.Written;
import org.omnidesk.bench.hub.SmtpSender;

/**
 * The people who write: each call sends one message with a unique marker, a new matter or more on
 * an earlier one, and books it once the outside system took it.
 */
final class Writers {

  private static final List<String> MATTERS =
      List.of(
          "The printer on the second floor prints blank pages",
          "VPN drops every ten minutes since this morning",
          "My password expired and the reset page shows an error",
          "Outlook does not open the shared calendar",
          "SAP transaction VA01 ends with a short dump",
          "The scanner in the warehouse does not pair any more",
          "Laptop battery lasts half an hour only",
          "No access to the finance share after the move");
  private static final double FOLLOWS_UP = 0.4;

  private final Channels channels;
  private final Ledger ledger;
  private final int seed;

  Writers(Channels channels, Ledger ledger, int seed) {
    this.channels = channels;
    this.ledger = ledger;
    this.seed = seed;
  }

  /** Someone who sends one message at each call; not to be shared by threads. */
  interface Writer {
    void write(int number) throws IOException;
  }

  Writer mail() {
    Random random = new Random(seed);
    record Thread(String from, String subject, String id) {}
    List<Thread> threads = new ArrayList<>();
    return number -> {
      String marker = marker("mail", number);
      boolean opens = opens(random, threads);
      Thread thread =
          opens
              ? new Thread(
                  "person%d@crash.example".formatted(number),
                  matter(random),
                  "<%s@crash.example>".formatted(marker))
              : threads.get(random.nextInt(threads.size()));
      String id = "<%s@crash.example>".formatted(marker);
      String file = random.nextInt(4) == 0 ? marker + ".txt" : null;
      List<SmtpSender.File> files =
          file == null
              ? List.of()
              : List.of(
                  new SmtpSender.File(
                      file, "text/plain", ("log of " + marker).getBytes(StandardCharsets.UTF_8)));
      channels
          .smtp()
          .send(
              new SmtpSender.Mail(
                  thread.from(),
                  opens ? thread.subject() : "Re: " + thread.subject(),
                  text(random, marker),
                  id,
                  opens ? null : thread.id(),
                  files));
      ledger.add(new Written(marker, Channels.MAIL, List.of(id), opens, file));
      if (opens) {
        threads.add(thread);
      }
    };
  }

  Writer sms() {
    Random random = new Random(seed + 1L);
    List<String> phones = new ArrayList<>();
    return number -> {
      String marker = marker("sms", number);
      boolean opens = opens(random, phones);
      // One matter a phone: the hub puts a later text of it on the same ticket.
      String phone =
          opens ? "+9198765%05d".formatted(number) : phones.get(random.nextInt(phones.size()));
      int parts = random.nextInt(8) == 0 ? 2 : 1;
      String text = text(random, marker);
      String whole = parts == 2 ? text + text.substring(marker.length()).repeat(3) : text;
      List<String> ids = channels.sms().write(phone, whole, parts);
      ledger.add(new Written(marker, Channels.SMS, ids, opens, null));
      if (opens) {
        phones.add(phone);
      }
    };
  }

  Writer solman() {
    Random random = new Random(seed + 2L);
    List<String> incidents = new ArrayList<>();
    return number -> {
      String marker = marker("solman", number);
      boolean opens = opens(random, incidents);
      if (opens) {
        incidents.add(channels.solman().open(matter(random), text(random, marker)));
      } else {
        channels
            .solman()
            .add(incidents.get(random.nextInt(incidents.size())), text(random, marker));
      }
      ledger.add(new Written(marker, Channels.SOLMAN, List.of(), opens, null));
    };
  }

  Writer glpi() {
    Random random = new Random(seed + 3L);
    List<Long> tickets = new ArrayList<>();
    return number -> {
      String marker = marker("glpi", number);
      boolean opens = opens(random, tickets);
      if (opens) {
        tickets.add(channels.glpi().open(matter(random), text(random, marker)));
      } else {
        channels.glpi().add(tickets.get(random.nextInt(tickets.size())), text(random, marker));
      }
      ledger.add(new Written(marker, Channels.GLPI, List.of(), opens, null));
    };
  }

  private static boolean opens(Random random, List<?> earlier) {
    return earlier.isEmpty() || random.nextDouble() >= FOLLOWS_UP;
  }

  private static String matter(Random random) {
    return MATTERS.get(random.nextInt(MATTERS.size()));
  }

  private static String text(Random random, String marker) {
    return marker + " " + matter(random) + ".";
  }

  /** The same length for all, so that none is a part of another. */
  private String marker(String channel, int number) {
    return "mk-%s-%d-%06d".formatted(channel, seed, number);
  }
}
