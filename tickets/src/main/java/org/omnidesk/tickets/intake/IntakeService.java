package org.omnidesk.tickets.intake;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.attachment.AttachmentStore.StoredFile;
import org.omnidesk.tickets.attachment.BlobStore;
import org.omnidesk.tickets.bond.BondStore;
import org.omnidesk.tickets.contact.ContactStore;
import org.omnidesk.tickets.delivery.ReceiptStore;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.message.IntakeResult;
import org.omnidesk.tickets.message.KeptMessage;
import org.omnidesk.tickets.message.MessageState;
import org.omnidesk.tickets.message.MessageStore;
import org.omnidesk.tickets.system.SystemCatalog;
import org.omnidesk.tickets.ticket.TicketNumber;

/**
 * Turns a kept message into what it means, in one transaction: ticket, response, attachments, bond,
 * journal, outbox, checkpoint and the message's own state. Applying a message twice has one effect.
 */
public class IntakeService {

  private final Map<String, MessageMapper> mappers = new HashMap<>();
  private final SystemCatalog systems;
  private final MessageStore messages;
  private final BondStore bonds;
  private final ContactStore contacts;
  private final ReceiptStore receipts;
  private final TicketIntakeWriter writer;
  private final FileFetcher files;
  private final Transactions transactions;

  public IntakeService(
      List<MessageMapper> mappers,
      SystemCatalog systems,
      MessageStore messages,
      BondStore bonds,
      ContactStore contacts,
      ReceiptStore receipts,
      TicketIntakeWriter writer,
      BlobStore blobs,
      long attachmentLimit,
      Transactions transactions) {
    mappers.forEach(mapper -> this.mappers.put(mapper.type(), mapper));
    this.systems = systems;
    this.messages = messages;
    this.bonds = bonds;
    this.contacts = contacts;
    this.receipts = receipts;
    this.writer = writer;
    this.files = new FileFetcher(blobs, attachmentLimit);
    this.transactions = transactions;
  }

  /**
   * Applies a pending message.
   *
   * @throws UnreadableMessageException if it must go to quarantine
   * @throws IOException if one of its files cannot be fetched now
   */
  public IntakeResult apply(KeptMessage kept) throws UnreadableMessageException, IOException {
    InboundMessage message = kept.message();
    MessageMapper mapper = mappers.get(systems.type(message.system()));
    if (mapper == null) {
      throw new UnreadableMessageException(
          "system: no connector reads messages of '%s'".formatted(message.system()));
    }
    Intake intake = mapper.map(message);
    Map<AttachmentIntake, StoredFile> fetched =
        intake instanceof TicketIntake ticket
            ? files.fetch(ticket, known(message.system(), ticket))
            : Map.of();
    return transactions.run(() -> applyInTransaction(kept, intake, fetched));
  }

  private Set<String> known(String system, TicketIntake ticket) {
    return bonds.knownItems(system, ticket.externalId());
  }

  private IntakeResult applyInTransaction(
      KeptMessage kept, Intake intake, Map<AttachmentIntake, StoredFile> fetched) {
    MessageState state = messages.lock(kept.id());
    if (state != MessageState.PENDING) {
      return new IntakeResult(state, true, null, null, null);
    }
    String system = kept.message().system();
    return switch (intake) {
      case TicketIntake ticket -> {
        TicketIntakeWriter.Written written =
            writer.write(system, ticket, fetched, messages.isOvertaken(kept));
        messages.applied(kept, written.ticketId(), null);
        yield applied(written.ticketId(), written.number());
      }
      case ReceiptIntake receipt -> {
        UUID ticket = receipts.store(system, receipt).orElse(null);
        messages.applied(
            kept, ticket, ticket == null ? "receipt for nothing of ours" : "receipt stored");
        yield applied(ticket, null);
      }
      case OptOutIntake optOut -> {
        contacts.optOut(optOut.phone(), optOut.optedOut());
        messages.applied(kept, null, optOut.optedOut() ? "opt-out stored" : "opt-in stored");
        yield applied(null, null);
      }
      case IgnoredIntake ignored -> {
        messages.applied(kept, null, "ignored by rule: " + ignored.rule());
        yield applied(null, null);
      }
    };
  }

  private static IntakeResult applied(UUID ticket, TicketNumber number) {
    return new IntakeResult(MessageState.APPLIED, false, ticket, number, null);
  }
}
