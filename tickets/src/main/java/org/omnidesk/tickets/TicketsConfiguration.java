package org.omnidesk.tickets;

import java.util.List;
import org.omnidesk.tickets.attachment.AttachmentStore;
import org.omnidesk.tickets.attachment.BlobStore;
import org.omnidesk.tickets.attachment.FolderBlobStore;
import org.omnidesk.tickets.bond.BondStore;
import org.omnidesk.tickets.command.ChangeCheck;
import org.omnidesk.tickets.command.DraftStore;
import org.omnidesk.tickets.command.KnowledgeStore;
import org.omnidesk.tickets.command.ResponseWriter;
import org.omnidesk.tickets.command.StoredTicketCommands;
import org.omnidesk.tickets.command.TicketAccess;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.contact.ContactStore;
import org.omnidesk.tickets.delivery.DeliveryDesk;
import org.omnidesk.tickets.delivery.DeliveryPlanner;
import org.omnidesk.tickets.delivery.DeliveryRenderer;
import org.omnidesk.tickets.delivery.DeliveryStore;
import org.omnidesk.tickets.delivery.ReceiptStore;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.DeadLetters;
import org.omnidesk.tickets.event.Outbox;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.intake.IntakeFailures;
import org.omnidesk.tickets.intake.IntakeService;
import org.omnidesk.tickets.intake.MessageMapper;
import org.omnidesk.tickets.intake.ResponseIntakeWriter;
import org.omnidesk.tickets.intake.TicketIntakeWriter;
import org.omnidesk.tickets.intake.TicketResolver;
import org.omnidesk.tickets.journal.Journal;
import org.omnidesk.tickets.journal.JournalAnchors;
import org.omnidesk.tickets.lease.LeaseStore;
import org.omnidesk.tickets.lease.Leases;
import org.omnidesk.tickets.link.TicketLinks;
import org.omnidesk.tickets.message.MessageStore;
import org.omnidesk.tickets.response.ResponseStore;
import org.omnidesk.tickets.response.ResponseTemplates;
import org.omnidesk.tickets.retention.Retention;
import org.omnidesk.tickets.secret.InstanceSecrets;
import org.omnidesk.tickets.secret.StoredInstanceSecrets;
import org.omnidesk.tickets.system.SystemCatalog;
import org.omnidesk.tickets.ticket.DataClassRules;
import org.omnidesk.tickets.ticket.PriorityMatrix;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The domain's beans, by the names that routes call; only where somebody knows the configured
 * systems.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration",
      "org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration"
    })
@ConditionalOnBean(SystemCatalog.class)
@EnableConfigurationProperties({TicketsSettings.class, DataClassRules.class})
public class TicketsConfiguration {

  @Bean
  Transactions transactions(PlatformTransactionManager manager) {
    return new Transactions(manager);
  }

  @Bean
  InstanceSecrets instanceSecrets(JdbcClient jdbc) {
    return new StoredInstanceSecrets(jdbc);
  }

  @Bean
  BlobStore blobStore(TicketsSettings settings) {
    return new FolderBlobStore(settings.data().resolve("attachments"));
  }

  @Bean
  PriorityMatrix priorityMatrix(TicketsSettings settings) {
    return settings.priority() == null || settings.priority().isEmpty()
        ? PriorityMatrix.DEFAULT
        : new PriorityMatrix(settings.priority());
  }

  @Bean
  MessageStore messageStore(JdbcClient jdbc, Transactions transactions, BlobStore blobs) {
    return new MessageStore(jdbc, transactions, blobs);
  }

  @Bean
  TicketLinks ticketLinks(JdbcClient jdbc) {
    return new TicketLinks(jdbc);
  }

  @Bean
  ConsumedEvents consumedEvents(JdbcClient jdbc, Transactions transactions) {
    return new ConsumedEvents(jdbc, transactions);
  }

  @Bean
  IntakeFailures intakeFailures(MessageStore messages) {
    return new IntakeFailures(messages);
  }

  @Bean
  DeadLetters deadLetters(JdbcClient jdbc, ConsumedEvents consumed, Transactions transactions) {
    return new DeadLetters(jdbc, consumed, transactions);
  }

  @Bean
  Journal journal(JdbcClient jdbc) {
    return new Journal(jdbc);
  }

  @Bean
  JournalAnchors journalAnchors(JdbcClient jdbc, Transactions transactions) {
    return new JournalAnchors(jdbc, transactions);
  }

  @Bean
  Retention retention(JdbcClient jdbc, BlobStore blobs) {
    return new Retention(jdbc, blobs);
  }

  @Bean
  Leases leases(JdbcClient jdbc, TicketsSettings settings) {
    return new Leases(new LeaseStore(jdbc), settings.replica());
  }

  @Bean
  TicketHistory ticketHistory(JdbcClient jdbc, Journal journal, TicketStore tickets) {
    return new TicketHistory(journal, new Outbox(jdbc), tickets);
  }

  @Bean
  TicketStore ticketStore(JdbcClient jdbc, PriorityMatrix priorities, DataClassRules dataClasses) {
    return new TicketStore(jdbc, priorities, dataClasses);
  }

  @Bean
  ResponseStore responseStore(JdbcClient jdbc) {
    return new ResponseStore(jdbc);
  }

  @Bean
  BondStore bondStore(JdbcClient jdbc) {
    return new BondStore(jdbc);
  }

  @Bean
  ContactStore contactStore(JdbcClient jdbc) {
    return new ContactStore(jdbc);
  }

  @Bean
  AttachmentStore attachmentStore(JdbcClient jdbc, BlobStore blobs) {
    return new AttachmentStore(jdbc, blobs);
  }

  @Bean
  DeliveryStore deliveryStore(JdbcClient jdbc) {
    return new DeliveryStore(jdbc);
  }

  @Bean
  KnowledgeStore knowledgeStore(JdbcClient jdbc, Transactions transactions) {
    return new KnowledgeStore(jdbc, transactions);
  }

  @Bean
  DraftStore draftStore(JdbcClient jdbc) {
    return new DraftStore(jdbc);
  }

  @Bean
  IntakeService intakeService(
      ObjectProvider<MessageMapper> mappers,
      SystemCatalog systems,
      MessageStore messages,
      JdbcClient jdbc,
      TicketStore tickets,
      BondStore bonds,
      ContactStore contacts,
      ResponseStore responses,
      AttachmentStore attachments,
      DeliveryStore deliveries,
      TicketHistory history,
      DraftStore drafts,
      BlobStore blobs,
      TicketsSettings settings,
      Transactions transactions) {
    ResponseIntakeWriter texts =
        new ResponseIntakeWriter(
            responses, bonds, contacts, attachments, deliveries, history, systems, tickets, drafts);
    TicketIntakeWriter writer =
        new TicketIntakeWriter(
            new TicketResolver(jdbc, tickets, bonds),
            tickets,
            bonds,
            contacts,
            texts,
            history,
            systems);
    return new IntakeService(
        mappers.orderedStream().toList(),
        systems,
        messages,
        bonds,
        contacts,
        new ReceiptStore(jdbc, tickets, history),
        writer,
        blobs,
        settings.attachmentLimit(),
        transactions);
  }

  @Bean
  DeliveryPlanner deliveryPlanner(
      TicketStore tickets,
      BondStore bonds,
      ContactStore contacts,
      ResponseStore responses,
      DeliveryStore deliveries,
      ConsumedEvents consumed,
      SystemCatalog systems,
      TicketsSettings settings) {
    return new DeliveryPlanner(
        tickets, bonds, contacts, responses, deliveries, consumed, systems, settings.fuse());
  }

  @Bean
  DeliveryDesk deliveryDesk(
      DeliveryStore deliveries,
      TicketStore tickets,
      ResponseStore responses,
      BondStore bonds,
      ContactStore contacts,
      AttachmentStore attachments,
      TicketHistory history,
      Transactions transactions,
      TicketsSettings settings) {
    DeliveryRenderer renderer =
        new DeliveryRenderer(tickets, responses, bonds, contacts, attachments);
    return new DeliveryDesk(
        deliveries, renderer, bonds, tickets, history, transactions, settings.replica());
  }

  @Bean
  TicketCommands ticketCommands(
      JdbcClient jdbc,
      Transactions transactions,
      TicketStore tickets,
      ContactStore contacts,
      ResponseStore responses,
      TicketHistory history,
      DraftStore drafts,
      SystemCatalog systems,
      ObjectProvider<ResponseTemplates> templates) {
    TicketAccess access = new TicketAccess(jdbc, tickets);
    List<ResponseTemplates> registered = templates.orderedStream().toList();
    ResponseWriter writer =
        new ResponseWriter(tickets, responses, history, access, drafts, systems, registered);
    return new StoredTicketCommands(
        transactions, tickets, contacts, history, writer, drafts, access, new ChangeCheck(jdbc));
  }
}
