package org.omnidesk.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.sandbox.mailbox.MailboxStandIn;
import org.omnidesk.tickets.intake.Intake;
import org.omnidesk.tickets.intake.ReceiptIntake;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.intake.UnreadableMessageException;
import org.omnidesk.tickets.message.InboundMessage;

/** Every awkward mail we have, through IMAP and the real Kamelet. */
class CorpusTest {

  private static final int MAY_BE_QUARANTINED = 5;

  @TempDir Path folder;
  private final Fixture fixture = new Fixture();

  @Test
  void every_mail_of_the_corpus_passes_the_source_and_means_something() throws Exception {
    List<Path> mails = mails(Fixture.shared("email-corpus"));
    assertThat(mails).hasSizeGreaterThan(100);
    try (MailboxStandIn mailbox = Fixture.mailbox(folder)) {
      fixture.settings = Fixture.settings(mailbox.imapPort(), mailbox.smtpPort(), null);
      for (Path mail : mails) {
        mailbox.deliver(Fixture.DESK, Files.readAllBytes(mail));
      }
      try (SourceRoute route = new SourceRoute(fixture)) {
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() -> assertThat(route.arrived).hasSize(mails.size()));
        assertThat(route.headers).isEmpty();
        report(mails, route.arrived, route.keys.size());
      }
    }
  }

  private void report(List<Path> mails, List<InboundMessage> arrived, int keys) {
    int applied = 0;
    int quarantined = 0;
    for (int i = 0; i < mails.size(); i++) {
      String name = mails.get(i).getParent().getFileName() + "/" + mails.get(i).getFileName();
      try {
        System.out.printf("%-70s %s%n", name, words(fixture.mapper.map(arrived.get(i))));
        applied++;
      } catch (UnreadableMessageException e) {
        System.out.printf("%-70s QUARANTINED %s%n", name, e.getMessage());
        quarantined++;
      }
    }
    System.out.printf(
        "corpus: %d mails = %d applied (%d of them duplicates by key) + %d quarantined%n",
        mails.size(), applied, mails.size() - keys, quarantined);
    assertThat(applied + quarantined).isEqualTo(mails.size());
    assertThat(quarantined).isLessThanOrEqualTo(MAY_BE_QUARANTINED);
  }

  private static String words(Intake intake) {
    return switch (intake) {
      case TicketIntake t -> {
        assertThat(t.fields().title()).isNotBlank().doesNotContain("\n", "\0");
        assertThat(t.fields().description()).isNotNull().doesNotContain("\0");
        assertThat(t.attachments())
            .allSatisfy(
                a ->
                    assertThat(a.fileName())
                        .isNotBlank()
                        .doesNotContain("/", "\\", "\n", "\u202E")
                        .doesNotStartWith("."));
        yield "ticket %s%-32s | %5d chars | %d files | %s"
            .formatted(
                t.automatic() ? "(automatic) " : "",
                t.fields().requester().label(),
                t.fields().description().length(),
                t.attachments().size(),
                t.fields().title());
      }
      case ReceiptIntake r -> "receipt " + r;
      default -> intake.toString();
    };
  }

  private static List<Path> mails(Path corpus) throws IOException {
    try (Stream<Path> files = Files.walk(corpus)) {
      return files.filter(f -> f.toString().matches(".*\\.(eml|msg)")).sorted().toList();
    }
  }
}
