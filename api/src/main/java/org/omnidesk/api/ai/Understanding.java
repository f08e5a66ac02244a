package org.omnidesk.api.ai;

import java.util.List;
import java.util.UUID;

/**
 * The models as the API asks them; the hub implements it as the bean {@code aiApi}. Throws {@link
 * org.omnidesk.api.http.ApiProblemException#unavailable} while a model loads.
 */
public interface Understanding {

  /** Category, urgency and language of a text; stores nothing. */
  TextClassification classify(TextToClassify text);

  /** Tickets that are about the same, best first. */
  List<SimilarHit> searchSimilar(TextToSearch text);

  /** The models as they are now; records that read well as JSON. */
  List<?> status();

  /** What a ticket may be about, in the order to show. */
  List<Category> categories();

  /** An answer from PUBLIC sources, or why there is none; stores and sends nothing. */
  GeneratedResponse answer(TextToAnswer text);

  /** One vector a text. */
  Embeddings embed(List<String> texts);

  /**
   * What to answer.
   *
   * @param ticketId null for a text of no ticket
   * @param language of the answer; null: that of the text
   * @param category null for all
   * @param channel null for none
   */
  record TextToAnswer(
      UUID ticketId, String title, String text, String language, String category, String channel) {}

  /**
   * An answer; text, language and confidence are null where there is none.
   *
   * @param gloss the text in English; null where it is English
   * @param sources records that read well as JSON, as a draft has them
   * @param receipt what a model of others took; null where none was asked
   */
  record GeneratedResponse(
      String text,
      String language,
      String gloss,
      Double confidence,
      String model,
      List<?> sources,
      List<String> reasons,
      Object receipt) {}

  /** Unit-length vectors in the order of the texts. */
  record Embeddings(String model, int dimensions, List<float[]> embeddings) {}

  /** A text to classify; the description may be null. */
  record TextToClassify(String title, String description) {}

  /**
   * A text to find similar tickets for.
   *
   * @param limit at most so many
   * @param exclude a ticket that shall not come back; null for none
   */
  record TextToSearch(String text, int limit, UUID exclude) {}

  /** The models' opinion; confidences are 0 to 1, reasons are evidence for people. */
  record TextClassification(
      String category,
      String urgency,
      double confidence,
      Double urgencyConfidence,
      String language,
      String model,
      boolean abstained,
      List<String> reasons) {}

  /**
   * One ticket that is about the same.
   *
   * @param score likeness of vectors and words, 0-1
   * @param duplicate whether it is probably the same trouble reported twice
   * @param link state of the suggestion that is stored, null if none is
   */
  record SimilarHit(
      UUID ticketId,
      double score,
      String model,
      List<String> reasons,
      boolean duplicate,
      String link) {}

  /** A category; {@code id} is what a ticket keeps. */
  record Category(String id, String name) {}
}
