package org.omnidesk.hub.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.connectors.email.EmailSettings;
import org.omnidesk.connectors.glpi.GlpiSettings;
import org.omnidesk.connectors.sms.SmsSettings;
import org.omnidesk.tickets.system.SystemType;
import org.omnidesk.tickets.system.UnknownSystemException;
import org.omnidesk.tickets.ticket.Channel;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** The blocks under omnidesk.systems, read from a real file, with the connectors' own records. */
class ConfiguredSystemsTest {

  private static final List<SystemType> TYPES =
      List.of(
          new SystemType("glpi", Channel.GLPI, GlpiSettings.class),
          new SystemType("email", Channel.EMAIL, EmailSettings.class),
          new SystemType("sms", Channel.SMS, SmsSettings.class));

  private static final String GLPI =
      """
      omnidesk:
        systems:
          glpi-hq:
            type: glpi
            url: http://127.0.0.1:1/apirest.php
            app-token: app
            user-token: hub
      """;

  @TempDir Path folder;
  private StandardEnvironment environment;

  private ConfiguredSystems systems(String yaml) throws Exception {
    return systems(yaml, Map.of());
  }

  private ConfiguredSystems systems(String yaml, Map<String, Object> variables) throws Exception {
    environment =
        new StandardEnvironment() {
          @Override
          public Map<String, Object> getSystemEnvironment() {
            return variables;
          }
        };
    Path file = folder.resolve("application.yaml");
    Files.writeString(file, yaml);
    new YamlPropertySourceLoader()
        .load("application.yaml", new FileSystemResource(file))
        .forEach(environment.getPropertySources()::addLast);
    return new ConfiguredSystems(environment, TYPES);
  }

  private String start(String system) {
    return environment.getProperty("omnidesk.start." + system);
  }

  @Test
  void a_whole_block_is_usable_and_its_routes_start() throws Exception {
    ConfiguredSystems systems = systems(GLPI + "      poll: 2s\n");
    assertThat(systems.problem("glpi-hq")).isEmpty();
    assertThat(systems.settings("glpi-hq", GlpiSettings.class).poll())
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(systems.ofType("glpi")).containsExactly("glpi-hq");
    assertThat(systems.channel("glpi-hq")).isEqualTo(Channel.GLPI);
    assertThat(systems.names()).containsExactly("glpi-hq", "portal");
    assertThat(start("glpi-hq")).isEqualTo("true");
  }

  @Test
  void an_unknown_type_names_the_setting_the_line_and_the_types_there_are() throws Exception {
    ConfiguredSystems systems = systems(GLPI.replace("type: glpi", "type: glpy"));
    assertThat(systems.problem("glpi-hq").orElseThrow())
        .startsWith("omnidesk.systems.glpi-hq.type")
        .contains("'glpy' is no system type; known are email, glpi, sms")
        .contains("application.yaml")
        .contains("4:");
    assertThat(start("glpi-hq")).isEqualTo("false");
  }

  @Test
  void a_block_without_a_type_says_so() throws Exception {
    ConfiguredSystems systems = systems(GLPI.replace("      type: glpi\n", ""));
    assertThat(systems.problem("glpi-hq").orElseThrow())
        .isEqualTo("omnidesk.systems.glpi-hq.type: is missing; known are email, glpi, sms");
  }

  @Test
  void a_value_of_the_wrong_kind_names_setting_file_line_and_value() throws Exception {
    ConfiguredSystems systems = systems(GLPI + "      poll: soon\n");
    assertThat(systems.problem("glpi-hq").orElseThrow())
        .startsWith("omnidesk.systems.glpi-hq.poll")
        .contains("application.yaml")
        .contains("8:")
        .contains("'soon' is not a valid value");
  }

  @Test
  void a_value_that_makes_no_sense_names_setting_file_line_and_reason() throws Exception {
    ConfiguredSystems systems =
        systems(GLPI.replace("http://127.0.0.1:1/apirest.php", "glpi.example.org"));
    assertThat(systems.problem("glpi-hq").orElseThrow())
        .startsWith("omnidesk.systems.glpi-hq.url")
        .contains("application.yaml")
        .contains("5:")
        .contains("must be the http or https address");
  }

  @Test
  void a_wrong_secret_is_not_written_into_the_problem() throws Exception {
    ConfiguredSystems systems =
        systems(
            """
            omnidesk:
              systems:
                mail-support:
                  type: email
                  address: support@example.org
                  imap: {host: h, port: 1, tls: none, username: u, password: [swordfish, second]}
                  smtp: {host: h, port: 1, tls: none, username: u, password: {swordfish: x}}
                  poll: never
            """);
    assertThat(systems.problem("mail-support").orElseThrow()).doesNotContain("swordfish");
  }

  @Test
  void a_missing_key_is_named() throws Exception {
    ConfiguredSystems systems = systems(GLPI.replace("      user-token: hub\n", ""));
    assertThat(systems.problem("glpi-hq"))
        .contains("omnidesk.systems.glpi-hq.user-token: is missing");
    assertThatThrownBy(() -> systems.settings("glpi-hq", GlpiSettings.class))
        .isInstanceOf(UnknownSystemException.class)
        .hasMessage("omnidesk.systems.glpi-hq.user-token: is missing");
  }

  @Test
  void a_broken_block_leaves_the_others_running() throws Exception {
    ConfiguredSystems systems =
        systems(
            GLPI
                + """
                    glpi-plant:
                      type: glpi
                      url: http://127.0.0.1:2/apirest.php
                """);
    assertThat(systems.ofType("glpi")).containsExactly("glpi-hq");
    assertThat(start("glpi-hq")).isEqualTo("true");
    assertThat(start("glpi-plant")).isEqualTo("false");
    assertThat(systems.type("glpi-plant")).as("its messages may still be here").isEqualTo("glpi");
  }

  @Test
  void two_systems_on_one_account_are_refused_naming_both() throws Exception {
    ConfiguredSystems systems =
        systems(
            GLPI
                + """
                    glpi-plant:
                      type: glpi
                      url: http://127.0.0.1:1/apirest.php/
                      user-token: hub
                """);
    assertThat(systems.problem("glpi-plant"))
        .contains(
            "omnidesk.systems.glpi-plant has the same address and account as omnidesk.systems.glpi-hq");
    assertThat(systems.problem("glpi-hq")).isEmpty();
    assertThat(start("glpi-plant")).isEqualTo("false");
  }

  @Test
  void a_variable_with_underscores_for_dots_and_dashes_changes_a_key() throws Exception {
    ConfiguredSystems systems =
        systems(
            GLPI,
            Map.of(
                "OMNIDESK_SYSTEMS_GLPI_HQ_USER_TOKEN", "from-the-environment",
                "OMNIDESK_SYSTEMS_GLPI_HQ_POLL", "3s"));
    GlpiSettings settings = systems.settings("glpi-hq", GlpiSettings.class);
    assertThat(settings.userToken()).isEqualTo("from-the-environment");
    assertThat(settings.poll()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.appToken()).isEqualTo("app");
  }

  @Test
  void a_variable_reaches_a_key_inside_a_key() throws Exception {
    ConfiguredSystems systems =
        systems(
            """
            omnidesk:
              systems:
                mail-support:
                  type: email
                  address: support@example.org
                  imap: {host: imap.example.org, username: u, password: p}
                  smtp: {host: smtp.example.org}
            """,
            Map.of(
                "OMNIDESK_SYSTEMS_MAIL_SUPPORT_IMAP_PASSWORD",
                "secret",
                "OMNIDESK_SYSTEMS_MAIL_SUPPORT_SMTP_PORT",
                "26"));
    EmailSettings settings = systems.settings("mail-support", EmailSettings.class);
    assertThat(settings.imap().password()).isEqualTo("secret");
    assertThat(settings.smtp().port()).isEqualTo(26);
  }

  @Test
  void a_variable_of_a_system_that_no_file_names_adds_none() throws Exception {
    ConfiguredSystems systems =
        systems(
            GLPI,
            Map.of(
                "OMNIDESK_SYSTEMS_PLANT_TYPE", "glpi", "OMNIDESK_SYSTEMS_PLANT_URL", "http://x/"));
    assertThat(systems.names()).containsExactly("glpi-hq", "portal");
  }

  @Test
  void boots_own_form_without_dashes_means_the_same_system_and_adds_none() throws Exception {
    ConfiguredSystems systems =
        systems(GLPI, Map.of("OMNIDESK_SYSTEMS_GLPIHQ_URL", "http://127.0.0.1:9/"));
    assertThat(systems.names()).containsExactly("glpi-hq", "portal");
    assertThat(systems.settings("glpi-hq", GlpiSettings.class).url())
        .isEqualTo("http://127.0.0.1:9");
  }

  @Test
  void a_disabled_system_is_known_and_off() throws Exception {
    ConfiguredSystems systems = systems(GLPI + "      enabled: false\n");
    assertThat(systems.problem("glpi-hq")).contains("omnidesk.systems.glpi-hq.enabled is false");
    assertThat(systems.names()).contains("glpi-hq");
    assertThat(systems.ofType("glpi")).isEmpty();
    assertThat(start("glpi-hq")).isEqualTo("false");
  }

  @Test
  void a_system_may_be_disabled_by_a_variable() throws Exception {
    ConfiguredSystems systems = systems(GLPI, Map.of("OMNIDESK_SYSTEMS_GLPI_HQ_ENABLED", "false"));
    assertThat(systems.problem("glpi-hq")).contains("omnidesk.systems.glpi-hq.enabled is false");
  }

  @Test
  void the_portal_needs_no_block_and_unknown_names_are_refused() throws Exception {
    ConfiguredSystems systems = systems(GLPI);
    assertThat(systems.type("portal")).isEqualTo("portal");
    assertThat(systems.channel("portal")).isEqualTo(Channel.PORTAL);
    assertThatThrownBy(() -> systems.type("glpi-plant"))
        .isInstanceOf(UnknownSystemException.class)
        .hasMessage("no block omnidesk.systems.glpi-plant in the configuration");
    assertThatThrownBy(() -> systems.settings("glpi-hq", SmsSettings.class))
        .isInstanceOf(UnknownSystemException.class)
        .hasMessageContaining("is of type glpi, its route needs another");
  }
}
