package org.omnidesk.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.omnidesk.sandbox.mailbox.Account;
import org.omnidesk.sandbox.mailbox.MailboxStandIn;
import org.omnidesk.sandbox.sms.KannelStandIn;
import org.omnidesk.sandbox.solman.SolmanStandIn;
import org.omnidesk.sandbox.standin.StandIn;

/**
 * The stand-ins as the sandbox's settings want them.
 *
 * @param mailbox SMTP and IMAP
 * @param solman SAP Solution Manager
 * @param sms the SMS gateway
 */
record StandIns(MailboxStandIn mailbox, SolmanStandIn solman, KannelStandIn sms) {

  /** What an API client of GLPI has to send. */
  static final String GLPI_APP_TOKEN = "sandbox-app-token";

  /** Solution Manager's own system GUID. */
  private static final String SOLMAN_GUID = "0A1B2C3D4E5F60718293A4B5C6D7E8F9";

  static StandIns of(SandboxSettings settings, Path folder) {
    SandboxSettings.Ports ports = settings.ports();
    String password = settings.password();
    return new StandIns(
        new MailboxStandIn(
            new MailboxStandIn.Options(
                ports.smtp(),
                ports.imap(),
                folder.resolve("mailbox"),
                List.of(new Account(SandboxSettings.DESK, "support", password)),
                List.of())),
        new SolmanStandIn(
            new SolmanStandIn.Options(
                ports.solman(),
                folder.resolve("solman"),
                SOLMAN_GUID,
                settings.hubUrl().resolve("/api/soap/solman-prod"),
                "SOLMAN",
                password,
                "OMNIDESK",
                password)),
        new KannelStandIn(
            new KannelStandIn.Options(
                ports.sms(),
                folder.resolve("sms"),
                "omnidesk",
                password,
                settings.hubUrl().resolve("/api/hooks/sms-main?secret=" + password).toString(),
                -1,
                Duration.ofSeconds(3))));
  }

  List<StandIn> all() {
    return List.of(mailbox, solman, sms);
  }
}
