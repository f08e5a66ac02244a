package org.omnidesk.ai.enrich;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.omnidesk.ai.claude.ClaudeGate;
import org.omnidesk.ai.claude.ClaudeOutcome;
import org.omnidesk.ai.claude.ClaudeProperties;
import org.omnidesk.ai.claude.Prompts;
import org.omnidesk.ai.draft.ClaimsGate;
import org.omnidesk.ai.draft.ClaudeDrafts;
import org.omnidesk.ai.draft.DraftModes;
import org.omnidesk.ai.draft.DraftPrecision;
import org.omnidesk.ai.draft.DraftProperties;
import org.omnidesk.ai.draft.DraftProperties.ModeRule;
import org.omnidesk.ai.draft.DraftResult;
import org.omnidesk.ai.draft.DraftWork;
import org.omnidesk.ai.draft.Drafter;
import org.omnidesk.ai.draft.LocalDrafts;
import org.omnidesk.ai.draft.SmsDrafts;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.retrieve.Bridge;
import org.omnidesk.ai.retrieve.HybridRetriever;
import org.omnidesk.ai.retrieve.LexicalIndex;
import org.omnidesk.ai.retrieve.StoredPassages;
import org.omnidesk.ai.retrieve.StoredRetriever;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.command.DraftStore;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Drafting on a test's hub, step by step as {@code routes/enrich/draft-answer} goes. */
final class Drafting {

  final DraftProposals proposals;
  private final ClaudeDrafts claudeDrafts;

  Drafting(TestHub hub, Encoder encoder, VectorStore store, DraftProperties settings) {
    this(hub, encoder, store, settings, Map.of());
  }

  Drafting(
      TestHub hub,
      Encoder encoder,
      VectorStore store,
      DraftProperties settings,
      Map<String, String> claude) {
    Bridge bridge = new Bridge();
    LexicalIndex words = new LexicalIndex(bridge);
    StoredPassages stored = new StoredPassages(hub.jdbc);
    ClaudeProperties properties =
        new Binder(new MapConfigurationPropertySource(claude))
            .bindOrCreate("claude", ClaudeProperties.class);
    claudeDrafts = new ClaudeDrafts(new Prompts(Map.of()), new ClaimsGate(encoder, bridge));
    proposals =
        new DraftProposals(
            hub.jdbc,
            new DraftRequests(
                hub.jdbc,
                new StoredRetriever(
                    new HybridRetriever(encoder, bridge, words, store, stored),
                    words,
                    stored,
                    Duration.ZERO,
                    1000),
                new DraftModes(settings, new DraftPrecision(hub.jdbc)),
                new ClaudeGate(properties, true),
                claudeDrafts,
                settings),
            new SmsDrafts(List.of(), settings),
            hub.bean(DraftStore.class),
            hub.bean(TicketCommands.class),
            hub.bean(TicketStore.class),
            hub.bean(TicketHistory.class),
            hub.bean(ConsumedEvents.class));
  }

  static DraftProperties settings(List<ModeRule> modes, List<String> fourEyes) {
    return new DraftProperties(
        modes, fourEyes, 0.95, 10, 90, 6, 1000, Duration.ZERO, true, List.of());
  }

  void propose(Drafter drafter, TicketEvent event) {
    DraftWork work = proposals.begin(event);
    if (work.isWanted()) {
      LocalDrafts local = new LocalDrafts(drafter, new Bridge());
      proposals.store(work, local.draft(work, local.none()));
    }
  }

  /** As if Claude had answered; the local drafter writes where the claims are refused. */
  DraftResult answered(DraftWork work, ClaudeOutcome outcome, Drafter drafter) {
    DraftResult result = claudeDrafts.answer(work, outcome);
    return result.isMissing() ? new LocalDrafts(drafter, new Bridge()).draft(work, result) : result;
  }
}
