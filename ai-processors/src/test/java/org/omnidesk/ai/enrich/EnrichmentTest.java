package org.omnidesk.ai.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.TestSettings;
import org.omnidesk.ai.classify.ClassifiableText;
import org.omnidesk.ai.classify.Classification;
import org.omnidesk.ai.classify.Classifier;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.ai.classify.SeedTexts;
import org.omnidesk.ai.draft.CitedSource;
import org.omnidesk.ai.draft.DraftAnswer;
import org.omnidesk.ai.draft.DraftRequest;
import org.omnidesk.ai.draft.DraftResult;
import org.omnidesk.ai.draft.DraftSource;
import org.omnidesk.ai.draft.Drafter;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.omnidesk.ai.knowledge.SeedArticles;
import org.omnidesk.ai.language.LocalLanguageDetector;
import org.omnidesk.ai.similar.LuceneVectorStore;
import org.omnidesk.ai.similar.ScoredPoint;
import org.omnidesk.ai.similar.VectorFilter;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.NewResponse;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.command.TicketPatch;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.DeadLetters;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.ticket.Master;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.TicketStore;
import org.omnidesk.tickets.ticket.Urgency;

/** With the real encoder, classifier, language detector and vector store. */
class EnrichmentTest {

  private static final String VPN =
      "VPN connection drops every few minutes when I work from home, cannot connect to the VPN gateway";
  private static final String PRINTER =
      "The printer on the third floor jams with every page I print";

  private static OnnxMiniLmEncoder encoder;
  private static LocalLanguageDetector languages;
  private static LocalClassifier seed;

  @TempDir Path data;
  private TestHub hub;
  private LuceneVectorStore store;
  private final List<TicketRow> first = new ArrayList<>();
  private Actor agent;

  @BeforeAll
  static void load() {
    encoder = new OnnxMiniLmEncoder(2, 256, 8192, Duration.ofSeconds(60), List.of());
    languages =
        new LocalLanguageDetector(
            List.of("en", "de"),
            SeedTexts.load(TestSettings.categoryIds()),
            Duration.ofSeconds(60),
            List.of());
    seed = new LocalClassifier(TestSettings.standard(), null, null, List.of());
  }

  @AfterAll
  static void unload() {
    encoder.close();
  }

  @BeforeEach
  void start() {
    hub = new TestHub(data.resolve("hub"));
    store = open();
    agent = new Actor(hub.user("ann@hub.example", "agent"), "Ann", "agent");
  }

  @AfterEach
  void stop() {
    store.close();
    hub.close();
  }

  private LuceneVectorStore open() {
    LuceneVectorStore opened = new LuceneVectorStore(data.resolve("vectors"));
    for (String name : List.of(VectorStore.TICKETS, VectorStore.KNOWLEDGE, VectorStore.RESPONSES)) {
      opened.use(name, encoder.modelId());
    }
    return opened;
  }

  private TicketEnrichment enrichment(Classifier classifier) {
    ConsumedEvents consumed = hub.bean(ConsumedEvents.class);
    return new TicketEnrichment(
        hub.jdbc,
        languages,
        classifier,
        new EnrichmentWriter(
            hub.jdbc,
            hub.bean(TicketStore.class),
            hub.bean(TicketHistory.class),
            consumed,
            first::add),
        consumed,
        hub.bean(DeadLetters.class));
  }

  private VectorIndexing indexing() {
    return new VectorIndexing(hub.jdbc, encoder, store, hub.bean(ConsumedEvents.class));
  }

  private void propose(Drafter drafter, TicketEvent event) {
    Drafting drafting = new Drafting(hub, encoder, store, Drafting.settings(List.of(), List.of()));
    drafting.propose(drafter, event);
  }

  private UUID mail(String title, String text) {
    return hub.receive("mail-support", Said.mail(text).title(title).intake()).ticketId();
  }

  private TicketEvent last(UUID ticket, String type) {
    return hub.events(ticket).stream().filter(e -> e.type().equals(type)).toList().getLast();
  }

  private void enrich(UUID... tickets) {
    List<TicketEvent> events = new ArrayList<>();
    for (UUID ticket : tickets) {
      events.addAll(hub.events(ticket));
    }
    enrichment(seed).enrich(events);
  }

  private void set(UUID ticket, String category, Urgency urgency, TicketStatus status) {
    hub.bean(TicketCommands.class)
        .update(
            ticket,
            new TicketPatch(null, null, null, status, category, urgency, null, null, null, null),
            99,
            agent);
  }

  private UUID answer(UUID ticket, String text, Visibility visibility) {
    return hub.bean(TicketCommands.class)
        .respond(ticket, new NewResponse(text, visibility, null, null), agent);
  }

  /** Does something at the moment the model has read the texts, then answers as the real one. */
  private static final class Meanwhile implements Classifier {
    private final Runnable meanwhile;

    Meanwhile(Runnable meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    public List<Classification> classify(List<ClassifiableText> texts) {
      List<Classification> results = seed.classify(texts);
      meanwhile.run();
      return results;
    }

    @Override
    public String modelId() {
      return seed.modelId();
    }

    @Override
    public CompletableFuture<Void> ready() {
      return seed.ready();
    }
  }

  /** Chokes on a word, or is not there at all. */
  private record Failing(String word, RuntimeException failure) implements Classifier {
    @Override
    public List<Classification> classify(List<ClassifiableText> texts) {
      if (texts.stream().anyMatch(text -> text.joined().contains(word))) {
        throw failure;
      }
      return seed.classify(texts);
    }

    @Override
    public String modelId() {
      return seed.modelId();
    }

    @Override
    public CompletableFuture<Void> ready() {
      return seed.ready();
    }
  }

  @Test
  void a_new_ticket_gets_language_category_urgency_and_reasons_once() {
    UUID id = mail("VPN", VPN);
    enrich(id);
    TicketRow ticket = hub.ticket(id);
    assertThat(ticket.language()).isEqualTo("en");
    assertThat(ticket.urgency()).isNotNull();
    assertThat(ticket.category()).isNotNull();
    assertThat(ticket.master("category")).isEqualTo(Master.AI);
    assertThat(hub.text("SELECT classification ->> 'model' FROM tickets"))
        .isEqualTo(seed.modelId());
    long version = ticket.version();
    enrich(id);
    assertThat(hub.ticket(id).version()).isEqualTo(version);
    assertThat(first).extracting(TicketRow::id).containsExactly(id);
  }

  @Test
  void a_result_for_a_text_that_changed_meanwhile_is_not_applied() {
    UUID id = mail("VPN", VPN);
    enrichment(
            new Meanwhile(
                () ->
                    hub.jdbc
                        .sql("UPDATE tickets SET title = 'Printer', description = ?")
                        .param(PRINTER)
                        .update()))
        .enrich(hub.events(id));
    assertThat(hub.ticket(id).category()).isNull();
    assertThat(hub.count("tickets WHERE classification IS NOT NULL")).isZero();
    assertThat(first).isEmpty();
  }

  @Test
  void a_persons_and_a_sources_word_stay_and_the_result_is_kept_as_a_suggestion() {
    UUID persons = mail("VPN", VPN);
    enrichment(new Meanwhile(() -> set(persons, "by-a-person", Urgency.LOW, null)))
        .enrich(hub.events(persons));
    assertThat(hub.ticket(persons).category()).isEqualTo("by-a-person");
    assertThat(hub.ticket(persons).urgency()).isEqualTo(Urgency.LOW);
    assertThat(hub.text("SELECT classification ->> 'category' FROM tickets"))
        .isNotEqualTo("by-a-person");
    UUID sources =
        hub.receive(
                "glpi-hq",
                Said.record("1").title("VPN").description(VPN).category("by-the-source").intake())
            .ticketId();
    enrich(sources);
    assertThat(hub.ticket(sources).category()).isEqualTo("by-the-source");
    assertThat(hub.ticket(sources).language()).isEqualTo("en");
  }

  @Test
  void one_bad_text_in_a_batch_becomes_a_dead_letter_alone() {
    UUID good = mail("VPN", VPN);
    UUID bad = mail("Poison", PRINTER);
    UUID alsoGood = mail("Printer", PRINTER);
    List<TicketEvent> events = new ArrayList<>();
    List.of(good, bad, alsoGood).forEach(id -> events.addAll(hub.events(id)));
    enrichment(new Failing("Poison", new IllegalStateException("chokes"))).enrich(events);
    assertThat(hub.ticket(good).category()).isNotNull();
    assertThat(hub.ticket(alsoGood).category()).isNotNull();
    assertThat(hub.ticket(bad).category()).isNull();
    assertThat(hub.text("SELECT body::jsonb ->> 'ticketId' FROM dead_letters"))
        .isEqualTo(bad.toString());
    assertThat(hub.count("consumed_events WHERE consumer = 'enrich'")).isEqualTo(3);
    assertThat(hub.text("SELECT body FROM dead_letters")).doesNotContain("third floor");
  }

  @Test
  void a_model_that_is_not_there_makes_no_dead_letters_and_the_batch_comes_again() {
    UUID id = mail("VPN", VPN);
    Classifier absent = new Failing("", new ModelNotReadyException("classifier", null));
    assertThatThrownBy(() -> enrichment(absent).enrich(hub.events(id)))
        .isInstanceOf(ModelNotReadyException.class);
    assertThat(hub.count("dead_letters")).isZero();
    assertThat(hub.count("consumed_events")).isZero();
    enrich(id);
    assertThat(hub.ticket(id).category()).isNotNull();
  }

  @Test
  void the_requesters_further_words_are_read_until_a_person_has_set_the_category() {
    Said opening = Said.mail("it does not work").title("help");
    UUID id = hub.receive("mail-support", opening.intake()).ticketId();
    enrich(id);
    hub.receive("mail-support", Said.mail(VPN).replyTo(opening.id()).intake());
    enrich(id);
    assertThat(hub.text("SELECT classification ->> 'category' FROM tickets")).isNotNull();
    set(id, "by-a-person", null, null);
    hub.receive("mail-support", Said.mail(PRINTER).replyTo(opening.id()).intake());
    long version = hub.ticket(id).version();
    enrich(id);
    assertThat(hub.ticket(id).version()).isEqualTo(version);
  }

  /** Cites everything that it is given, so that what was retrieved shows. */
  private static DraftResult citing(DraftRequest request) {
    List<CitedSource> cited = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (DraftSource source : request.sources()) {
      cited.add(
          new CitedSource(cited.size() + 1, source.kind(), source.id(), source.title(), List.of()));
      text.append(source.text()).append('\n');
    }
    return cited.isEmpty()
        ? DraftResult.refused("citing", "no source")
        : DraftResult.of(
            new DraftAnswer(text.toString(), "en", 0.9, "citing", List.of("cites"), cited));
  }

  @Test
  void a_draft_is_made_of_public_texts_of_solved_tickets_and_public_articles_only() {
    UUID solved = mail("VPN", VPN);
    answer(solved, "Reinstall the VPN client.", Visibility.PUBLIC);
    UUID secret = answer(solved, "The VPN root password is hunter2.", Visibility.PUBLIC);
    answer(solved, "Internal: VPN gateway 10.0.0.1 is broken.", Visibility.INTERNAL);
    set(solved, null, null, TicketStatus.RESOLVED);
    UUID open = mail("VPN", VPN + " too");
    answer(open, "An open ticket's VPN answer.", Visibility.PUBLIC);
    new KnowledgeSeed(hub.jdbc, SeedArticles.load()).addMissing();
    hub.jdbc
        .sql(
            """
            INSERT INTO knowledge_base (id, title, content, visibility)
            VALUES (gen_random_uuid(), 'VPN internals', 'Internal VPN article for VPN gateway.', 'INTERNAL')""")
        .update();
    enrich(solved, open);
    VectorIndexing indexing = indexing();
    indexing.rebuild();
    // became internal after it was indexed
    hub.jdbc
        .sql("UPDATE ticket_responses SET visibility = 'INTERNAL' WHERE id = ?")
        .param(secret)
        .update();

    UUID id = mail("VPN", VPN);
    enrich(id);
    propose(EnrichmentTest::citing, last(id, EventTypes.TICKET_ENRICHED));
    String text = hub.text("SELECT text FROM drafts WHERE ticket_id = ?", id);
    assertThat(text).contains("Reinstall the VPN client.");
    assertThat(text).doesNotContain("hunter2", "10.0.0.1", "open ticket's", "Internal VPN article");
    assertThat(hub.events(id).getLast().type()).isEqualTo(EventTypes.DRAFT_PROPOSED);
  }

  @Test
  void nobody_gets_a_draft_for_a_ticket_that_was_answered_while_it_was_written() {
    new KnowledgeSeed(hub.jdbc, SeedArticles.load()).addMissing();
    indexing().rebuild();
    UUID id = mail("VPN", VPN);
    enrich(id);
    Drafter slow =
        request -> {
          answer(id, "Done by a person.", Visibility.PUBLIC);
          return citing(request);
        };
    propose(slow, last(id, EventTypes.TICKET_ENRICHED));
    assertThat(hub.count("drafts")).isZero();
    UUID second = mail("VPN", VPN);
    enrich(second);
    propose(EnrichmentTest::citing, last(second, EventTypes.TICKET_ENRICHED));
    assertThat(hub.text("SELECT state FROM drafts")).isEqualTo("proposed");
    answer(second, "Somebody answers.", Visibility.PUBLIC);
    assertThat(hub.text("SELECT state FROM drafts")).isEqualTo("superseded");
  }

  @Test
  void a_deleted_ticket_leaves_the_index_and_a_late_event_does_not_bring_it_back() {
    UUID id = mail("VPN", VPN);
    UUID response = answer(id, "Reinstall the VPN client.", Visibility.PUBLIC);
    set(id, null, null, TicketStatus.RESOLVED);
    enrich(id);
    indexing().index(hub.events(id));
    assertThat(found(VectorStore.TICKETS)).containsExactly(id);
    assertThat(found(VectorStore.RESPONSES)).containsExactly(response);
    TicketEvent enriched = last(id, EventTypes.TICKET_ENRICHED);
    hub.bean(TicketCommands.class)
        .hide(id, 99, new Actor(hub.user("lea@hub.example", "lead"), "Lea", "lead"));
    indexing().index(List.of(last(id, EventTypes.TICKET_DELETED)));
    indexing().index(List.of(enriched));
    assertThat(found(VectorStore.TICKETS)).isEmpty();
    assertThat(found(VectorStore.RESPONSES)).isEmpty();
  }

  @Test
  void an_answer_that_became_internal_and_one_of_a_reopened_ticket_leave_the_index() {
    Said record = Said.record("1").title("VPN").description(VPN).status(TicketStatus.RESOLVED);
    UUID id =
        hub.receive(
                "glpi-hq",
                record
                    .responses(
                        Said.text("f/1", "Reinstall it.", Visibility.PUBLIC),
                        Said.text("f/2", "Restart it.", Visibility.PUBLIC))
                    .intake())
            .ticketId();
    indexing().index(hub.events(id));
    assertThat(found(VectorStore.RESPONSES)).hasSize(2);
    hub.receive(
        "glpi-hq",
        record.responses(Said.text("f/1", "Reinstall it.", Visibility.INTERNAL)).intake());
    indexing().index(List.of(last(id, EventTypes.RESPONSE_EDITED)));
    assertThat(found(VectorStore.RESPONSES)).hasSize(1);
    hub.receive("glpi-hq", record.status(TicketStatus.OPEN).intake());
    indexing().index(List.of(last(id, EventTypes.TICKET_CHANGED)));
    assertThat(found(VectorStore.RESPONSES)).isEmpty();
  }

  @Test
  void a_lost_index_is_filled_again_from_the_database_also_the_answers_alone() throws Exception {
    UUID id = mail("VPN", VPN);
    UUID response = answer(id, "Reinstall the VPN client.", Visibility.PUBLIC);
    set(id, null, null, TicketStatus.RESOLVED);
    UUID printer = mail("Printer", PRINTER);
    indexing().rebuild();
    assertThat(store.incomplete()).isEmpty();
    store.close();
    delete(data.resolve("vectors"), "");
    store = open();
    assertThat(store.incomplete()).hasSize(3);
    indexing().rebuild();
    assertThat(found(VectorStore.TICKETS)).containsExactly(id, printer);
    assertThat(found(VectorStore.RESPONSES)).containsExactly(response);
    store.close();
    delete(data.resolve("vectors"), VectorStore.RESPONSES);
    store = open();
    assertThat(store.incomplete()).containsExactly(VectorStore.RESPONSES);
    indexing().rebuild();
    assertThat(found(VectorStore.RESPONSES)).containsExactly(response);
    assertThat(store.incomplete()).isEmpty();
  }

  private List<UUID> found(String collection) {
    return store
        .search(collection, encoder.encode(List.of(VPN)).getFirst(), 10, VectorFilter.ANY)
        .stream()
        .map(ScoredPoint::id)
        .toList();
  }

  private static void delete(Path folder, String prefix) throws Exception {
    List<Path> paths;
    try (var files = Files.walk(folder)) {
      paths =
          files
              .filter(p -> folder.relativize(p).toString().startsWith(prefix))
              .sorted(Comparator.reverseOrder())
              .toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }

  @Test
  void articles_are_added_once_and_a_deleted_one_stays_deleted() {
    KnowledgeSeed knowledge = new KnowledgeSeed(hub.jdbc, SeedArticles.load());
    knowledge.addMissing();
    long all = hub.count("knowledge_base");
    assertThat(all).isEqualTo(SeedArticles.load().size());
    hub.jdbc
        .sql(
            "DELETE FROM knowledge_base WHERE id = (SELECT min(id::text)::uuid FROM knowledge_base)")
        .update();
    knowledge.addMissing();
    assertThat(hub.count("knowledge_base")).isEqualTo(all - 1);
  }
}
