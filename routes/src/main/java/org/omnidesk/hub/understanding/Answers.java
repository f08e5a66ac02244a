package org.omnidesk.hub.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.FluentProducerTemplate;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.draft.DraftAnswer;
import org.omnidesk.ai.draft.DraftProperties.Mode;
import org.omnidesk.ai.draft.DraftReceipts;
import org.omnidesk.ai.draft.DraftResult;
import org.omnidesk.ai.draft.DraftWork;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.enrich.DraftRequests;
import org.omnidesk.ai.language.LanguageDetector;
import org.omnidesk.api.ai.Understanding.Embeddings;
import org.omnidesk.api.ai.Understanding.GeneratedResponse;
import org.omnidesk.api.ai.Understanding.TextToAnswer;
import org.omnidesk.api.http.ApiProblemException;

/** Answers and vectors on demand; an answer is written by the route {@code write-draft}. */
public class Answers {

  private static final String WRITE = "direct:write-draft";

  private final DraftRequests requests;
  private final LanguageDetector languages;
  private final Encoder encoder;
  private final CamelContext camel;

  public Answers(
      DraftRequests requests, LanguageDetector languages, Encoder encoder, CamelContext camel) {
    this.requests = requests;
    this.languages = languages;
    this.encoder = encoder;
    this.camel = camel;
  }

  /** An answer, or the reasons for none. */
  public GeneratedResponse answer(TextToAnswer asked) {
    String title = asked.title() == null ? "" : asked.title();
    String text = asked.text() == null ? "" : asked.text();
    String language =
        asked.language() == null || asked.language().isBlank()
            ? languages.detect(title + "\n" + text).language()
            : asked.language();
    try {
      DraftWork work =
          requests.of(
              title,
              text,
              new DraftRequests.Asker(
                  asked.ticketId(), asked.category(), language, asked.channel()),
              null);
      return work.decision().mode() == Mode.OFF
          ? refused("none", List.of("drafting is off for this category, language or channel"))
          : shown(written(work));
    } catch (ModelNotReadyException e) {
      throw ApiProblemException.unavailable(e.getMessage());
    }
  }

  private DraftResult written(DraftWork work) {
    try (FluentProducerTemplate route = camel.createFluentProducerTemplate()) {
      return route.withVariable("draft", work).to(WRITE).request(DraftResult.class);
    } catch (CamelExecutionException e) {
      throw e.getCause() instanceof ModelNotReadyException notReady ? notReady : e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GeneratedResponse shown(DraftResult result) {
    return result
        .answer()
        .map(Answers::shown)
        .orElseGet(() -> refused(result.modelId(), result.reasons()));
  }

  private static GeneratedResponse shown(DraftAnswer answer) {
    return new GeneratedResponse(
        answer.text(),
        answer.language(),
        answer.gloss(),
        answer.confidence(),
        answer.modelId(),
        answer.sources(),
        answer.reasons(),
        DraftReceipts.json(answer.receipt()));
  }

  private static GeneratedResponse refused(String model, List<String> reasons) {
    return new GeneratedResponse(null, null, null, null, model, List.of(), reasons, null);
  }

  /** One vector a text. */
  public Embeddings embed(List<String> texts) {
    try {
      return new Embeddings(encoder.modelId(), encoder.dimensions(), encoder.encode(texts));
    } catch (ModelNotReadyException e) {
      throw ApiProblemException.unavailable(e.getMessage());
    }
  }
}
