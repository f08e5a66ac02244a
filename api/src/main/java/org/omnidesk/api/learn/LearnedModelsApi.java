package org.omnidesk.api.learn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.omnidesk.api.http.ApiAnswer;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.http.Bodies;
import org.omnidesk.api.security.CurrentUser;
import org.springframework.http.HttpStatus;

/** The operations on the models that this installation trains. */
public class LearnedModelsApi {

  private final Bodies bodies;
  private final CurrentUser current;
  private final LearnedModels models;

  public LearnedModelsApi(Bodies bodies, CurrentUser current, LearnedModels models) {
    this.bodies = bodies;
    this.current = current;
    this.models = models;
  }

  record RollBack(String reason) {}

  /** All models, the newest first. */
  public List<LearnedModels.LearnedModel> list() {
    return models.models();
  }

  /** The last trainings with their progress. */
  public List<LearnedModels.Training> trainings() {
    return models.trainings();
  }

  /** Begins a training; its progress is on {@link #trainings}. */
  public ApiAnswer train() {
    return begun(models.train(current.actor().userId()));
  }

  /** Begins a fine-tuning; its progress is on {@link #trainings}. */
  public ApiAnswer fineTune() {
    return begun(models.fineTune(current.actor().userId()));
  }

  /** Takes the model that answers back. */
  public LearnedModels.LearnedModel rollBack(String body) {
    return models
        .rollBack(bodies.read(body, RollBack.class).reason(), current.actor().userId())
        .orElseThrow(
            () ->
                ApiProblemException.of(
                    HttpStatus.CONFLICT, "There is no model before the one that answers."));
  }

  private static ApiAnswer begun(Optional<LearnedModels.Training> training) {
    return training
        .map(begun -> new ApiAnswer(202, ApiAnswer.JSON, Map.of(), begun))
        .orElseThrow(
            () -> ApiProblemException.of(HttpStatus.CONFLICT, "A model is being trained already."));
  }
}
