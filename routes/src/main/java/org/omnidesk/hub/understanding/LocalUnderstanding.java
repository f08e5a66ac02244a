package org.omnidesk.hub.understanding;

import java.util.List;
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

/** Answers the API's questions with the local models. */
public class LocalUnderstanding implements Understanding {

  private final LanguageDetector languages;
  private final Classifier classifier;
  private final SimilarTickets similar;
  private final ModelsStatus models;
  private final AiProperties properties;
  private final Answers answers;

  public LocalUnderstanding(
      LanguageDetector languages,
      Classifier classifier,
      SimilarTickets similar,
      ModelsStatus models,
      AiProperties properties,
      Answers answers) {
    this.languages = languages;
    this.classifier = classifier;
    this.similar = similar;
    this.models = models;
    this.properties = properties;
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
      return similar.find(text.text(), text.limit(), text.exclude()).stream()
          .map(hit -> new SimilarHit(hit.ticketId(), hit.score(), hit.modelId(), hit.reasons()))
          .toList();
    } catch (ModelNotReadyException e) {
      throw ApiProblemException.unavailable(e.getMessage());
    }
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
