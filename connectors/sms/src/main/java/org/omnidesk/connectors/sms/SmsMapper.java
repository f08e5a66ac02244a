package org.omnidesk.connectors.sms;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.omnidesk.connectors.sms.PhoneNumbers.Party;
import org.omnidesk.connectors.sms.SmsReassembly.Joined;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.intake.IgnoredIntake;
import org.omnidesk.tickets.intake.Intake;
import org.omnidesk.tickets.intake.MessageMapper;
import org.omnidesk.tickets.intake.OptOutIntake;
import org.omnidesk.tickets.intake.ReceiptIntake;
import org.omnidesk.tickets.intake.ThreadEvidence;
import org.omnidesk.tickets.intake.TicketFields;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.intake.UnreadableMessageException;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.system.Systems;
import org.omnidesk.tickets.ticket.TicketNumber;

/** Says what a phone's message or a delivery report means. */
public class SmsMapper implements MessageMapper {

  private static final int TITLE_LENGTH = 60;

  private final Systems systems;
  private final SmsReassembly reassembly;

  public SmsMapper(Systems systems, SmsReassembly reassembly) {
    this.systems = systems;
    this.reassembly = reassembly;
  }

  @Override
  public String type() {
    return SmsSettings.TYPE;
  }

  @Override
  public Intake map(InboundMessage message) throws UnreadableMessageException {
    SmsSettings settings = systems.settings(message.system(), SmsSettings.class);
    SmsProfile profile = SmsProfile.load(settings.profile());
    return switch (message.kind()) {
      case SmsHooks.KIND -> text(message, settings, profile.inbound());
      case SmsHooks.RECEIPT_KIND -> receipt(message, settings, profile.report());
      case SmsReassembly.INCOMPLETE_KIND -> incomplete(message, settings);
      default -> throw new UnreadableMessageException("kind: '" + message.kind() + "' is no SMS");
    };
  }

  private Intake receipt(InboundMessage message, SmsSettings settings, SmsProfile.Report names)
      throws UnreadableMessageException {
    RawParameters p = RawParameters.ofJson(message.content());
    String key = p.text(names.key());
    if (key.isBlank()) {
      throw new UnreadableMessageException(names.key() + ": names no delivery");
    }
    ReceiptIntake.Outcome outcome = names.outcome(p.text(names.status()));
    if (outcome == null) {
      return new IgnoredIntake(
          "report status '%s' means nothing to us".formatted(p.text(names.status())));
    }
    String phone = p.text(names.phone());
    return new ReceiptIntake(
        key,
        null,
        phone.isBlank() ? null : PhoneNumbers.read(phone, settings.defaultRegion()).value(),
        outcome,
        (p.text(names.status()) + " " + p.text(names.detail())).strip());
  }

  private Intake incomplete(InboundMessage message, SmsSettings settings)
      throws UnreadableMessageException {
    PartKey key = SmsReassembly.key(message);
    return switch (reassembly.close(message)) {
      case Joined.Waiting w -> new IgnoredIntake(w.reason());
      case Joined.Text t ->
          ticket(
              message.externalId(),
              PhoneNumbers.read(key.sender(), settings.defaultRegion()),
              t,
              null);
    };
  }

  private Intake text(InboundMessage message, SmsSettings settings, SmsProfile.Inbound names)
      throws UnreadableMessageException {
    RawParameters p = RawParameters.ofJson(message.content());
    Party sender = PhoneNumbers.read(p.text(names.from()), settings.defaultRegion());
    if (sender.value().isBlank()) {
      throw new UnreadableMessageException(names.from() + ": there is no sender");
    }
    byte[] data = p.has(names.text()) ? p.bytes(names.text()) : p.bytes(names.binary());
    String charset = p.text(names.charset());
    if ("8-BIT".equalsIgnoreCase(charset) && p.has(names.binary())) {
      // of data, the text parameter has lost its control bytes
      data = p.bytes(names.binary());
    }
    Instant sentAt = sentAt(p, names).orElse(message.receivedAt());
    String sourceTime = p.text(names.time()).isBlank() ? null : p.text(names.time()) + " UTC";
    Optional<Concatenation> part = Concatenation.of(p, names);
    if (part.isPresent()) {
      PartKey key =
          new PartKey(
              message.system(),
              p.text(names.from()),
              p.text(names.to()),
              part.get().reference(),
              part.get().total());
      Part row =
          new Part(message.externalId(), part.get().number(), data, charset, message.receivedAt());
      return switch (reassembly.add(key, row)) {
        case Joined.Waiting w -> new IgnoredIntake(w.reason());
        case Joined.Text t -> ticket(message.externalId(), sender, t, sourceTime);
      };
    }
    String text =
        SmsText.decode(data, charset)
            .orElseThrow(
                () -> new UnreadableMessageException(names.text() + ": is binary, not text"))
            .strip();
    String word = text.replaceAll("[\\s.!]+$", "");
    if (isOneOf(settings.stopWords(), word) || isOneOf(settings.startWords(), word)) {
      return sender.reachable()
          ? new OptOutIntake(sender.value(), isOneOf(settings.stopWords(), word))
          : new IgnoredIntake("'" + word + "' from a sender that is no phone");
    }
    if (isOneOf(settings.helpWords(), word)) {
      return new IgnoredIntake("'" + word + "' asks for instructions");
    }
    Joined.Text whole =
        new Joined.Text(text, List.of(message.externalId()), message.externalId(), sentAt);
    return ticket(message.externalId(), sender, whole, sourceTime);
  }

  private static boolean isOneOf(List<String> words, String text) {
    return words.stream().anyMatch(w -> w.equalsIgnoreCase(text));
  }

  private static Intake ticket(String id, Party sender, Joined.Text text, String sourceTime) {
    if (text.text().isBlank()) {
      return new IgnoredIntake("the message is empty");
    }
    Contact contact = Contact.ofPhone(sender.value());
    List<String> own = new ArrayList<>(text.messageIds());
    if (!own.contains(id)) {
      own.addFirst(id);
    }
    // a late part names the message that was passed on without it
    List<String> repliesTo = own.contains(text.first()) ? List.of() : List.of(text.first());
    ThreadEvidence thread =
        new ThreadEvidence(
            null,
            repliesTo,
            own,
            TicketNumber.findIn(text.text()).orElse(null),
            contact,
            sender.reachable() ? sender.value() : null);
    return new TicketIntake(
        TicketIntake.Form.CONVERSATION,
        id,
        null,
        thread,
        TicketFields.ofText(title(text.text()), text.text(), null, contact),
        List.of(),
        List.of(),
        Map.of(),
        !sender.reachable(),
        false,
        text.since(),
        sourceTime);
  }

  /** The first words, on one line, cut between words where that leaves enough. */
  static String title(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.codePointCount(0, line.length()) <= TITLE_LENGTH) {
      return line;
    }
    String cut = line.substring(0, line.offsetByCodePoints(0, TITLE_LENGTH));
    int blank = cut.lastIndexOf(' ');
    return (blank > TITLE_LENGTH / 2 ? cut.substring(0, blank) : cut) + "…";
  }

  private static Optional<Instant> sentAt(RawParameters p, SmsProfile.Inbound names) {
    try {
      String unix = p.text(names.unixTime()).strip();
      return unix.matches("\\d{9,11}")
          ? Optional.of(Instant.ofEpochSecond(Long.parseLong(unix)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
