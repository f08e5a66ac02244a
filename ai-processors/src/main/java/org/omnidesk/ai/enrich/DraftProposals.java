package org.omnidesk.ai.enrich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.ai.draft.DraftAnswer;
import org.omnidesk.ai.draft.DraftModes;
import org.omnidesk.ai.draft.DraftProperties.Mode;
import org.omnidesk.ai.draft.DraftReceipts;
import org.omnidesk.ai.draft.DraftResult;
import org.omnidesk.ai.draft.DraftWork;
import org.omnidesk.ai.draft.SmsDrafts;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.CommandException;
import org.omnidesk.tickets.command.DraftStore;
import org.omnidesk.tickets.command.ProposedDraft;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.ticket.Channel;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Drafts for tickets that are understood and that nobody has answered: begins the work, and stores
 * its result. Only PUBLIC texts are ever retrieved; a draft waits for a person unless the mode of
 * its category, language and channel says otherwise and the measured precision allows it.
 */
public class DraftProposals {

  static final String CONSUMER = "draft-answer";
  private static final Logger LOG = LoggerFactory.getLogger(DraftProposals.class);

  private final JdbcClient jdbc;
  private final DraftRequests requests;
  private final SmsDrafts sms;
  private final DraftStore drafts;
  private final TicketCommands commands;
  private final TicketStore tickets;
  private final TicketHistory history;
  private final ConsumedEvents consumed;

  public DraftProposals(
      JdbcClient jdbc,
      DraftRequests requests,
      SmsDrafts sms,
      DraftStore drafts,
      TicketCommands commands,
      TicketStore tickets,
      TicketHistory history,
      ConsumedEvents consumed) {
    this.jdbc = jdbc;
    this.requests = requests;
    this.sms = sms;
    this.drafts = drafts;
    this.commands = commands;
    this.tickets = tickets;
    this.history = history;
    this.consumed = consumed;
  }

  private record About(TicketEvent event, TicketText text) {}

  /** The work that an event calls for; nothing for other events, which are noted as had. */
  public DraftWork begin(TicketEvent event) {
    if (event.type().equals(EventTypes.TICKET_ENRICHED)
        && !consumed.has(CONSUMER, event.id())
        && !answered(event)) {
      Optional<TicketText> read = TicketText.read(jdbc, event.ticketId());
      Optional<TicketRow> ticket = tickets.find(event.ticketId());
      if (read.isPresent() && ticket.isPresent()) {
        DraftWork work = begin(event, read.get(), ticket.get());
        if (work.isWanted()) {
          return work;
        }
      }
    }
    consumed.once(CONSUMER, event.id(), () -> {});
    return DraftWork.nothing();
  }

  private DraftWork begin(TicketEvent event, TicketText text, TicketRow ticket) {
    if (ticket.channel() == Channel.SMS) {
      registered(event, ticket);
      return DraftWork.nothing();
    }
    DraftWork work =
        requests.of(
            text.title(),
            text.text(),
            new DraftRequests.Asker(
                ticket.id(), ticket.category(), ticket.language(), ticket.channel().wireName()),
            new About(event, text));
    return work.decision().mode() == Mode.OFF ? DraftWork.nothing() : work;
  }

  /** An SMS gets a registered text or no draft at all; no model is asked. */
  private void registered(TicketEvent event, TicketRow seen) {
    DraftModes.Decision decision = requests.decide(seen);
    if (decision.mode() == Mode.OFF) {
      return;
    }
    sms.of(seen)
        .ifPresent(
            text ->
                consumed.once(
                    CONSUMER,
                    event.id(),
                    () ->
                        tickets
                            .lock(event.ticketId())
                            .filter(ticket -> !answered(event))
                            .ifPresent(
                                ticket ->
                                    store(
                                        ticket,
                                        new ProposedDraft(
                                            text.text(),
                                            text.language(),
                                            null,
                                            1,
                                            "template:" + text.template(),
                                            List.of(
                                                "a registered text, by rule; no model wrote it"),
                                            List.of(),
                                            null,
                                            "draft",
                                            decision.fourEyes(),
                                            text.template(),
                                            text.values())))));
  }

  /** Stores an answer if the ticket still waits for it; sends it where the mode is automatic. */
  public void store(DraftWork work, DraftResult result) {
    About about = (About) work.about();
    TicketEvent event = about.event();
    UUID[] stored = new UUID[1];
    consumed.once(
        CONSUMER,
        event.id(),
        () ->
            result
                .answer()
                .ifPresent(
                    answer ->
                        tickets
                            .lock(event.ticketId())
                            // drafting takes a while: nobody answered and nothing was added since
                            .filter(ticket -> !answered(event) && isStill(about.text()))
                            .ifPresent(
                                ticket -> stored[0] = store(ticket, proposed(work, answer)))));
    if (stored[0] != null && work.decision().mode() == Mode.AUTO) {
      send(stored[0]);
    }
  }

  private static ProposedDraft proposed(DraftWork work, DraftAnswer answer) {
    List<String> reasons = new ArrayList<>(answer.reasons());
    if (work.decision().reason() != null) {
      reasons.add(work.decision().reason());
    }
    return new ProposedDraft(
        answer.text(),
        answer.language(),
        answer.gloss(),
        answer.confidence(),
        answer.modelId(),
        reasons,
        answer.sources(),
        DraftReceipts.json(answer.receipt()),
        work.decision().mode() == Mode.AUTO ? "auto" : "draft",
        work.decision().fourEyes(),
        null,
        null);
  }

  /** Somebody who was faster, or wrote meanwhile, leaves the draft to the desk. */
  private void send(UUID draft) {
    try {
      commands.approveDraft(draft, drafts.hash(draft).orElseThrow(), null, Actor.HUB);
    } catch (CommandException e) {
      LOG.info("draft {} was not sent by itself: {}", draft, e.getMessage());
    }
  }

  private boolean isStill(TicketText text) {
    return TicketText.read(jdbc, text.ticketId())
        .filter(now -> now.hash().equals(text.hash()))
        .isPresent();
  }

  private UUID store(TicketRow ticket, ProposedDraft draft) {
    UUID id = drafts.propose(ticket.id(), draft);
    Map<String, Object> detail = new HashMap<>();
    detail.put("confidence", draft.confidence());
    detail.put("mode", draft.mode());
    history.record(
        ticket.id(),
        ticket.number(),
        ticket.version(),
        EventTypes.DRAFT_PROPOSED,
        "ai",
        null,
        draft.model(),
        List.of("drafts"),
        id,
        null,
        detail);
    return id;
  }

  /** Nobody needs a draft where a person has answered, or a machine wrote. */
  private boolean answered(TicketEvent event) {
    return jdbc.sql(
            """
            SELECT 1 FROM tickets t WHERE t.id = ? AND (t.automatic OR t.status IN ('resolved','closed') OR EXISTS (
              SELECT 1 FROM ticket_responses r WHERE r.ticket_id = t.id AND NOT r.by_requester
                AND r.visibility = 'PUBLIC'))""")
        .param(event.ticketId())
        .query(Integer.class)
        .optional()
        .isPresent();
  }
}
