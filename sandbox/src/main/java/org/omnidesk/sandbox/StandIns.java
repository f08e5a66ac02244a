package org.omnidesk.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.omnidesk.sandbox.claude.ClaudeStandIn;
import org.omnidesk.sandbox.glpi.GlpiStandIn;
import org.omnidesk.sandbox.glpi.GlpiUser;
import org.omnidesk.sandbox.mailbox.Account;
import org.omnidesk.sandbox.mailbox.MailboxStandIn;
import org.omnidesk.sandbox.scenario.Library;
import org.omnidesk.sandbox.scenario.Person;
import org.omnidesk.sandbox.sms.KannelStandIn;
import org.omnidesk.sandbox.solman.SolmanStandIn;
import org.omnidesk.sandbox.standin.StandIn;

/**
 * The stand-ins as the sandbox's settings want them.
 *
 * @param mailbox SMTP and IMAP
 * @param glpi GLPI 10 with everyone of the company as a user
 * @param solman SAP Solution Manager
 * @param sms the SMS gateway
 * @param claude the Messages API
 */
record StandIns(
    MailboxStandIn mailbox,
    GlpiStandIn glpi,
    SolmanStandIn solman,
    KannelStandIn sms,
    ClaudeStandIn claude) {

  /** Solution Manager's own system GUID. */
  private static final String SOLMAN_GUID = "0A1B2C3D4E5F60718293A4B5C6D7E8F9";

  static StandIns of(SandboxSettings settings, Path folder) {
    SandboxSettings.Ports ports = settings.ports();
    return new StandIns(
        new MailboxStandIn(
            new MailboxStandIn.Options(
                ports.smtp(),
                ports.imap(),
                folder.resolve("mailbox"),
                List.of(
                    new Account(
                        SandboxLogins.DESK, SandboxLogins.DESK, SandboxLogins.DESK_PASSWORD)),
                List.of())),
        new GlpiStandIn(
            new GlpiStandIn.Options(
                ports.glpi(),
                folder.resolve("glpi"),
                "10.0.19",
                SandboxLogins.GLPI_APP_TOKEN,
                glpiUsers())),
        new SolmanStandIn(
            new SolmanStandIn.Options(
                ports.solman(),
                folder.resolve("solman"),
                SOLMAN_GUID,
                settings.hubUrl().resolve("/api/soap/solman-prod"),
                SandboxLogins.SOLMAN_HUB_USER,
                SandboxLogins.SOLMAN_HUB_PASSWORD,
                SandboxLogins.SOLMAN_USER,
                SandboxLogins.SOLMAN_PASSWORD)),
        new KannelStandIn(
            new KannelStandIn.Options(
                ports.sms(),
                folder.resolve("sms"),
                SandboxLogins.SMS_USER,
                SandboxLogins.SMS_PASSWORD,
                settings
                    .hubUrl()
                    .resolve("/api/hooks/sms-main?secret=" + SandboxLogins.SMS_HOOK_SECRET)
                    .toString(),
                -1,
                Duration.ofSeconds(3))),
        new ClaudeStandIn(ports.claude(), SandboxLogins.CLAUDE_KEY));
  }

  /** The hub's own user, a technician, and everyone of the company, who may report only. */
  private static List<GlpiUser> glpiUsers() {
    List<GlpiUser> users = new ArrayList<>();
    users.add(
        new GlpiUser(
            7,
            "hub-bot",
            SandboxLogins.GLPI_PEOPLE_PASSWORD,
            SandboxLogins.GLPI_HUB_TOKEN,
            "Hub",
            "Bot",
            null,
            GlpiUser.Profile.TECHNICIAN));
    users.add(
        new GlpiUser(
            9,
            "tech.anna",
            SandboxLogins.GLPI_PEOPLE_PASSWORD,
            "sandbox-tech-token",
            "Anna",
            "Schulz",
            "anna.schulz@kaveri.example",
            GlpiUser.Profile.TECHNICIAN));
    for (Person person : Library.read().people()) {
      users.add(
          new GlpiUser(
              98 + users.size(),
              person.login(),
              SandboxLogins.GLPI_PEOPLE_PASSWORD,
              null,
              person.first(),
              person.last(),
              person.email(),
              GlpiUser.Profile.SELF_SERVICE));
    }
    return users;
  }

  List<StandIn> all() {
    return List.of(mailbox, glpi, solman, sms, claude);
  }
}
