package org.omnidesk.hub.understanding;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.omnidesk.ai.learn.ModelKind;
import org.omnidesk.ai.learn.ModelLoader;
import org.omnidesk.ai.learn.ModelRegistry;
import org.omnidesk.ai.learn.ModelTraining;
import org.omnidesk.ai.learn.RegisteredModel;
import org.omnidesk.ai.learn.TrainingBusyException;
import org.omnidesk.ai.learn.TrainingRun;
import org.omnidesk.api.learn.LearnedModels;

/** Shows the registry and the trainings to people and takes their commands. */
public class RegisteredModels implements LearnedModels {

  private final ModelRegistry registry;
  private final ModelTraining training;
  private final ModelLoader loader;

  public RegisteredModels(ModelRegistry registry, ModelTraining training, ModelLoader loader) {
    this.registry = registry;
    this.training = training;
    this.loader = loader;
  }

  @Override
  public List<LearnedModel> models() {
    return registry.list().stream().map(RegisteredModels::shown).toList();
  }

  @Override
  public List<Training> trainings() {
    return training.runs().stream().map(RegisteredModels::shown).toList();
  }

  @Override
  public Optional<Training> train(UUID user) {
    return begun(() -> training.train(user));
  }

  @Override
  public Optional<Training> fineTune(UUID user) {
    return begun(() -> training.fineTune(user));
  }

  @Override
  public Optional<LearnedModel> rollBack(String reason, UUID user) {
    Optional<RegisteredModel> now = registry.rollBack(ModelKind.CATEGORY, reason, user);
    // other replicas see it by themselves, a moment later
    loader.refresh();
    return now.map(RegisteredModels::shown);
  }

  private static Optional<Training> begun(Supplier<TrainingRun> command) {
    try {
      return Optional.of(shown(command.get()));
    } catch (TrainingBusyException e) {
      return Optional.empty();
    }
  }

  private static LearnedModel shown(RegisteredModel model) {
    return new LearnedModel(
        model.version(),
        model.kind().wireName(),
        model.modelId(),
        model.state().wireName(),
        model.dataHash(),
        model.encoder(),
        model.trainedAt(),
        model.trainedFrom(),
        model.scores(),
        model.reason(),
        model.insteadOf());
  }

  private static Training shown(TrainingRun run) {
    return new Training(
        run.id(),
        run.command(),
        run.state(),
        run.step(),
        run.done(),
        run.of(),
        run.outcome(),
        run.version(),
        run.startedAt(),
        run.finishedAt());
  }
}
