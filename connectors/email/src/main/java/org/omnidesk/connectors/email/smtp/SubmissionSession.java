package org.omnidesk.connectors.email.smtp;

import jakarta.mail.Session;
import java.util.Properties;
import org.omnidesk.connectors.email.EmailSettings;

/**
 * Jakarta Mail's settings for a system's mail server. The only place where {@code mail.smtp*} is
 * set: camel-mail would take such names from exchange headers, too.
 */
final class SubmissionSession {

  private SubmissionSession() {}

  static Session of(EmailSettings settings) {
    EmailSettings.Smtp smtp = settings.smtp();
    Properties properties = new Properties();
    String mail = "mail." + protocol(smtp) + ".";
    properties.setProperty(mail + "host", smtp.host());
    properties.setProperty(mail + "port", String.valueOf(smtp.effectivePort()));
    properties.setProperty(mail + "connectiontimeout", "10000");
    properties.setProperty(mail + "timeout", "30000");
    properties.setProperty(mail + "writetimeout", "30000");
    properties.setProperty(mail + "localhost", settings.domain());
    properties.setProperty(mail + "from", settings.address());
    properties.setProperty(mail + "sendpartial", "false");
    properties.setProperty(mail + "ssl.checkserveridentity", "true");
    properties.setProperty(mail + "dsn.notify", "FAILURE");
    properties.setProperty(mail + "dsn.ret", "HDRS");
    if (smtp.tls() == EmailSettings.Tls.STARTTLS) {
      properties.setProperty(mail + "starttls.enable", "true");
      properties.setProperty(mail + "starttls.required", "true");
    }
    if (smtp.username() != null && !smtp.username().isBlank()) {
      properties.setProperty(mail + "auth", "true");
    }
    return Session.getInstance(properties);
  }

  static String protocol(EmailSettings.Smtp smtp) {
    return smtp.tls() == EmailSettings.Tls.IMPLICIT ? "smtps" : "smtp";
  }
}
