package org.omnidesk.ai.learn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.TestSettings;
import org.omnidesk.ai.classify.ClassifiableText;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.ai.classify.TrainingOptions;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.enrich.EnrichmentWriter;
import org.omnidesk.ai.enrich.TicketEnrichment;
import org.omnidesk.ai.language.LanguageDetector;
import org.omnidesk.ai.language.LocalLanguageDetector;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.command.TicketPatch;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.DeadLetters;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.lease.Leases;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * An installation that learns: a database, the real classifier of words, mails about the plant's
 * own program, and an agent who knows where those belong.
 */
final class Plant implements AutoCloseable {

  /** Where the plant's desk files everything about its own program. */
  static final String OWN = "application-database";

  /** Named by what they were trained from: one training serves all tests. */
  private static final Path MODELS = Path.of("target", "learn-models");

  final TestHub hub;
  final ModelRegistry registry;
  final Actor lead;
  private final AiProperties properties;
  private final Path data;

  /** Loaded when the first mail arrives, once for all plants. */
  private static final class Languages {
    static final LanguageDetector DETECTOR =
        new LocalLanguageDetector(List.of("en"), List.of(), Duration.ofSeconds(60), List.of());
  }

  Plant(Path data) {
    this(data, TestSettings.standard());
  }

  Plant(Path data, AiProperties properties) {
    this.data = data;
    this.properties = properties;
    this.hub = new TestHub(data.resolve("hub"));
    this.registry = new ModelRegistry(hub.jdbc, hub.bean(Transactions.class));
    this.lead = new Actor(hub.user("lena@plant.example", "lead"), "Lena", "lead");
  }

  /** A hundred and five texts about the plant's own program, in an order of their own. */
  static List<String> texts() {
    try (var in = Plant.class.getResourceAsStream("/learn/plant-labels.txt")) {
      List<String> texts =
          new ArrayList<>(
              new String(in.readAllBytes(), StandardCharsets.UTF_8)
                  .lines()
                  .filter(line -> !line.startsWith("#"))
                  .toList());
      Collections.shuffle(texts, new Random(7));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A replica's classifier; the product's own models are kept between them. */
  LocalClassifier classifier() {
    return classifier(null);
  }

  /** The same, with vectors beside the words. */
  LocalClassifier classifier(Encoder encoder) {
    return new LocalClassifier(properties, encoder, MODELS, List.of());
  }

  ModelLoader loader(LocalClassifier classifier) {
    return new ModelLoader(registry, classifier);
  }

  LearnProperties settings(String... keysAndValues) {
    Map<String, String> map = new java.util.HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put("omnidesk.ai.learn." + keysAndValues[i], keysAndValues[i + 1]);
    }
    return new Binder(new MapConfigurationPropertySource(map))
        .bindOrCreate("omnidesk.ai.learn", LearnProperties.class);
  }

  TrainingRows rows() {
    LearnProperties settings = settings();
    return new TrainingRows(new LabelledTickets(hub.jdbc, settings), properties, settings);
  }

  ModelTraining training(LocalClassifier classifier, Leases leases, String... settings) {
    return training(classifier, null, leases, List.of(), settings(settings));
  }

  ModelTraining training(
      LocalClassifier classifier,
      Encoder encoder,
      Leases leases,
      List<LearningListener> listeners,
      LearnProperties settings) {
    TrainingLog log = new TrainingLog(hub.jdbc);
    TrainingRows rows =
        new TrainingRows(new LabelledTickets(hub.jdbc, settings), properties, settings);
    Judge judge = new Judge(settings);
    UsableEncoder usable = new UsableEncoder(encoder);
    TrainingOptions options = LearnConfiguration.options(properties, settings);
    CandidateTraining training =
        new CandidateTraining(
            rows,
            judge,
            registry,
            loader(classifier),
            classifier,
            usable,
            options,
            leases,
            hub.bean(Transactions.class),
            listeners);
    EncoderTuning tuning =
        new EncoderTuning(
            rows,
            judge,
            registry,
            classifier,
            usable,
            options,
            LearnConfiguration.plan(settings),
            data.resolve("models"));
    return new ModelTraining(new TrainingRuns(log, leases), log, training, tuning, settings);
  }

  /** A mail, enriched by the classifier as the hub does it. */
  TicketRow arrives(LocalClassifier classifier, String text) {
    UUID id =
        hub.receive(
                "mail-support",
                Said.mail(
                        "<" + UUID.randomUUID() + "@plant.example>",
                        Contact.ofEmail("Ravi", "ravi@plant.example"),
                        text)
                    .title(subject(text))
                    .intake())
            .ticketId();
    enrich(classifier, id);
    return hub.ticket(id);
  }

  void enrich(LocalClassifier classifier, UUID ticket) {
    ConsumedEvents consumed = hub.bean(ConsumedEvents.class);
    new TicketEnrichment(
            hub.jdbc,
            Languages.DETECTOR,
            classifier,
            new EnrichmentWriter(
                hub.jdbc,
                hub.bean(TicketStore.class),
                hub.bean(TicketHistory.class),
                consumed,
                row -> {}),
            consumed,
            hub.bean(DeadLetters.class))
        .enrich(hub.events(ticket));
  }

  /** A person's word on the API; nothing if the ticket is there already. */
  void files(TicketRow ticket, String category) {
    hub.bean(TicketCommands.class)
        .update(
            ticket.id(),
            new TicketPatch(null, null, null, null, category, null, null, null, null, null),
            ticket.version(),
            lead);
  }

  /** A ticket of a connected system whose mapping gives a category. */
  UUID history(String id, String text, String category) {
    Said said = Said.record(id).title("From GLPI").description(text);
    return hub.receive("glpi-hq", (category == null ? said : said.category(category)).intake())
        .ticketId();
  }

  /** Mails arrive and a person corrects what the classifier got wrong, until so many times. */
  int corrections(LocalClassifier classifier, List<String> texts, int wanted) {
    int used = 0;
    while (hub.count("corrections WHERE field = 'category'") < wanted) {
      files(arrives(classifier, texts.get(used++)), OWN);
    }
    return used;
  }

  /** As people write it: the first words of the matter. */
  private static String subject(String text) {
    return String.join(
        " ", List.of(text.split(" ")).subList(0, Math.min(4, text.split(" ").length)));
  }

  /** Share of texts that are told to be of a category, also where the classifier abstains. */
  static double recall(LocalClassifier classifier, List<String> texts, String category) {
    var answers =
        classifier.classify(
            texts.stream().map(text -> new ClassifiableText(subject(text), text, null)).toList());
    return answers.stream().filter(a -> category.equals(a.bestCategory())).count()
        / (double) texts.size();
  }

  @Override
  public void close() {
    hub.close();
  }
}
