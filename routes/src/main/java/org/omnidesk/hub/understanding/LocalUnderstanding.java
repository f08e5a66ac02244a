package org.omnidesk.hub.understanding;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.classify.ClassifiableText;
import org.omnidesk.ai.classify.Classification;
import org.omnidesk.ai.classify.Classifier;
import org.omnidesk.ai.language.LanguageDetector;
import org.omnidesk.ai.language.LanguageResult;
import org.omnidesk.ai.similar.SimilarTickets;
import org.omnidesk.ai.status.ModelsStatus;
import org.omnidesk.api.ai.Understanding;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.tickets.link.TicketLink;
import org.omnidesk.tickets.link.TicketLinks;

/** Answers the API's questions with the local models. */
public class LocalUnderstanding implements Understanding {

  private final LanguageDetector languages;
  private final Classifier classifier;
  private final SimilarTickets similar;
  private final ModelsStatus models;
  private final AiProperties properties;
  private final TicketLinks links;
  private final Answers answers;

  public LocalUnderstanding(
      LanguageDetector languages,
      Classifier classifier,
      SimilarTickets similar,
      ModelsStatus models,
      AiProperties properties,
      TicketLinks links,
      Answers answers) {
    this.languages = languages;
    this.classifier = classifier;
    this.similar = similar;
    this.models = models;
    this.properties = properties;
    this.links = links;
    this.answers = answers;
  }

  @Override
  public TextClassification classify(TextToClassify text) {
    String description = text.description() == null ? "" : text.description();
    LanguageResult language = languages.detect(text.title() + "\n" + description);
    try {
      Classification result =
          classifier
              .classify(
                  List.of(new ClassifiableText(text.title(), description, language.language())))
              .get(0);
      return new TextClassification(
          result.category(),
          result.urgency().wireName(),
          result.categoryConfidence(),
          result.urgencyConfidence(),
          language.language(),
          result.modelId(),
          result.abstained(),
          result.reasons());
    } catch (ModelNotReadyException e) {
      throw ApiProblemException.unavailable(e.getMessage());
    }
  }

  @Override
  public List<SimilarHit> searchSimilar(TextToSearch text) {
    try {
      Map<UUID, String> decided = text.exclude() == null ? Map.of() : states(text.exclude());
      return similar.find(text.text(), text.limit(), text.exclude()).stream()
          .map(
              hit -> {
                String state = decided.get(hit.ticketId());
                return new SimilarHit(
                    hit.ticketId(),
                    hit.score(),
                    hit.modelId(),
                    hit.reasons(),
                    // a person's word counts more than the threshold
                    state == null || state.equals("suggested")
                        ? hit.duplicate()
                        : state.equals("confirmed"),
                    state);
              })
          .toList();
    } catch (ModelNotReadyException e) {
      throw ApiProblemException.unavailable(e.getMessage());
    }
  }

  /** What is known of a ticket's duplicates, by the other ticket. */
  private Map<UUID, String> states(UUID ticket) {
    return links.of(ticket).stream()
        .collect(
            Collectors.toMap(
                link -> link.ticket().equals(ticket) ? link.other() : link.ticket(),
                TicketLink::state,
                (likeliest, other) -> likeliest));
  }

  @Override
  public GeneratedResponse answer(TextToAnswer text) {
    return answers.answer(text);
  }

  @Override
  public Embeddings embed(List<String> texts) {
    return answers.embed(texts);
  }

  @Override
  public List<?> status() {
    return models.models();
  }

  @Override
  public List<Category> categories() {
    return properties.categories().stream()
        .map(category -> new Category(category.id(), category.name()))
        .toList();
  }
}
