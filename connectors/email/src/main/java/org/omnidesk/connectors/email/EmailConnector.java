package org.omnidesk.connectors.email;

import org.omnidesk.connectors.email.automatic.BounceReader;
import org.omnidesk.connectors.email.imap.MailSource;
import org.omnidesk.connectors.email.smtp.EmailWriter;
import org.omnidesk.connectors.email.smtp.MailSubmission;
import org.omnidesk.connectors.email.thread.MailThreading;
import org.omnidesk.connectors.email.thread.OwnMessageIds;
import org.omnidesk.connectors.email.thread.ReplyAddresses;
import org.omnidesk.tickets.message.Checkpoints;
import org.omnidesk.tickets.secret.InstanceSecrets;
import org.omnidesk.tickets.system.SystemType;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.ticket.Channel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connector's beans. */
@Configuration(proxyBeanMethods = false)
public class EmailConnector {

  @Bean
  public SystemType emailType() {
    return new SystemType(EmailSettings.TYPE, Channel.EMAIL, EmailSettings.class);
  }

  @Bean
  public ReplyAddresses replyAddresses(InstanceSecrets secrets) {
    return new ReplyAddresses(secrets);
  }

  @Bean
  public OwnMessageIds ownMessageIds(InstanceSecrets secrets) {
    return new OwnMessageIds(secrets);
  }

  @Bean
  public EmailMapper emailMapper(Systems systems, OwnMessageIds ids, ReplyAddresses addresses) {
    return new EmailMapper(
        systems, ids, new BounceReader(addresses, ids), new MailThreading(addresses));
  }

  /** Used by the Kamelet {@code email-imap-source}. */
  @Bean(destroyMethod = "close")
  public MailSource emailSource(Systems systems, Checkpoints checkpoints) {
    return new MailSource(systems, checkpoints);
  }

  /** Used by the Kamelet {@code email-reply-sink}. */
  @Bean
  public EmailWriter emailWriter(Systems systems, OwnMessageIds ids, ReplyAddresses addresses) {
    return new EmailWriter(systems, ids, addresses);
  }

  /** Behind the {@code smtp:} endpoint of the Kamelet {@code email-reply-sink}. */
  @Bean
  public MailSubmission emailSubmission(Systems systems) {
    return new MailSubmission(systems);
  }

  @Bean
  public EmailProbe emailProbe(MailSource emailSource, MailSubmission emailSubmission) {
    return new EmailProbe(emailSource, emailSubmission);
  }
}
