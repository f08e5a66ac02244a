package org.omnidesk.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.omnidesk.connectors.email.imap.MailSource;
import org.omnidesk.connectors.email.smtp.EmailWriter;
import org.omnidesk.connectors.email.smtp.MailSubmission;
import org.omnidesk.tickets.intake.MessageMapper;
import org.omnidesk.tickets.message.Checkpoints;
import org.omnidesk.tickets.secret.InstanceSecrets;
import org.omnidesk.tickets.system.SystemProbe;
import org.omnidesk.tickets.system.SystemType;
import org.omnidesk.tickets.system.Systems;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class EmailSettingsTest {

  private static EmailSettings bind(Map<String, String> block) {
    return new Binder(new MapConfigurationPropertySource(block))
        .bind("s", EmailSettings.class)
        .get();
  }

  @Test
  void the_block_of_the_documentation_binds_with_its_defaults() {
    EmailSettings settings =
        bind(
            Map.of(
                "s.type", "email",
                "s.address", "support@example.org",
                "s.imap.host", "imap.example.org",
                "s.imap.username", "support",
                "s.imap.password", "secret-1",
                "s.smtp.host", "smtp.example.org",
                "s.smtp.tls", "implicit",
                "s.smtp.password", "secret-2"));
    assertThat(settings.problems()).isEmpty();
    assertThat(settings.imap().effectivePort()).isEqualTo(993);
    assertThat(settings.imap().folder()).isEqualTo("INBOX");
    assertThat(settings.smtp().effectivePort()).isEqualTo(465);
    assertThat(settings.poll()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.maxSize()).isEqualTo(DataSize.ofMegabytes(50));
    assertThat(settings.plusAddressing()).isTrue();
    assertThat(settings.account()).isEqualTo("support@imap.example.org:993/INBOX");
    assertThat(settings.toString()).doesNotContain("secret");
    assertThat(settings.imap().toString() + settings.smtp()).doesNotContain("secret");
  }

  @Test
  void every_wrong_value_is_named_by_its_setting() {
    EmailSettings settings =
        bind(
            Map.of(
                "s.address", "no address",
                "s.imap.host", " ",
                "s.imap.port", "70000",
                "s.poll", "0s",
                "s.max-size", "1KB"));
    assertThat(settings.problems())
        .extracting(p -> p.substring(0, p.indexOf(':')))
        .containsExactly(
            "address",
            "imap.host",
            "imap.port",
            "imap.username",
            "imap.password",
            "smtp",
            "poll",
            "max-size");
  }

  @Test
  void the_connector_brings_its_beans_by_itself() {
    Fixture fixture = new Fixture();
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(EmailConnector.class))
        .withBean(Systems.class, () -> fixture.systems)
        .withBean(Checkpoints.class, () -> fixture.checkpoints)
        .withBean(InstanceSecrets.class, () -> fixture.secrets)
        .run(
            context -> {
              assertThat(context.getBean("emailSource")).isInstanceOf(MailSource.class);
              assertThat(context.getBean("emailWriter")).isInstanceOf(EmailWriter.class);
              assertThat(context.getBean("emailSubmission")).isInstanceOf(MailSubmission.class);
              assertThat(context.getBean(MessageMapper.class).type()).isEqualTo("email");
              assertThat(context.getBean(SystemProbe.class).type()).isEqualTo("email");
              assertThat(context.getBean(SystemType.class).settings())
                  .isEqualTo(EmailSettings.class);
            });
  }
}
