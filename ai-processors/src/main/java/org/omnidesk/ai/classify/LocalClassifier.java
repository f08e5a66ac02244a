package org.omnidesk.ai.classify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.omnidesk.ai.AiCallListener;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.BackgroundLoad;
import org.omnidesk.ai.CallMeter;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.status.MeasuredModel;
import org.omnidesk.ai.status.ModelStatus;

/**
 * The classifier of the product: the model fused with the encoder's vectors, for which the first
 * questions wait while the encoder loads. Where it has to be trained first, because the categories
 * or the encoder are not the product's own, words alone answer until it is; a model that history or
 * corrections trained takes over by {@link #use}. A change is atomic: every answer is of one model.
 */
public final class LocalClassifier implements Classifier, MeasuredModel {

  /** What answers now. */
  private record State(TrainedClassifier model, boolean promoted) {}

  private final AiProperties properties;
  private final Encoder encoder;
  private final BackgroundLoad<Start> start;
  private final AtomicReference<State> state = new AtomicReference<>();
  private final CallMeter meter;

  /** Completes once nothing better comes within seconds. */
  private final CompletableFuture<Void> settled = new CompletableFuture<>();

  /** Words alone, and what needs no encoder. */
  private record Start(TrainedClassifier words, UrgencyModel urgency) {}

  /**
   * Starts training in the background.
   *
   * @param encoder null: words alone for good
   * @param folder keeps trained models between starts, or null
   */
  public LocalClassifier(
      AiProperties properties, Encoder encoder, Path folder, List<AiCallListener> listeners) {
    this.properties = properties;
    this.encoder = encoder;
    this.meter = new CallMeter("classify", this::modelId, listeners);
    SeedModels seeds = new SeedModels(properties, folder);
    this.start =
        new BackgroundLoad<Start>("classifier", properties.patience())
            .start(() -> new Start(seeds.words(), UrgencyModel.train(seeds.labelled())));
    if (encoder == null) {
      settled.complete(null);
    } else {
      CompletableFuture.allOf(start.ready(), encoder.ready())
          .whenComplete((ready, error) -> fuse(seeds, error));
    }
  }

  private void fuse(SeedModels seeds, Throwable error) {
    try {
      Optional<TrainedClassifier> made =
          error == null ? seeds.fusedBefore(encoder) : Optional.empty();
      made.ifPresent(fused -> state.compareAndSet(null, new State(fused, false)));
      if (made.isEmpty() && error == null) {
        fuseInBackground(seeds);
      }
    } finally {
      settled.complete(null);
    }
  }

  /** Behind all else: a hub that has just started has better things to do. */
  private void fuseInBackground(SeedModels seeds) {
    Thread fusing =
        Thread.ofPlatform()
            .name("ai-load-classifier-fused")
            .daemon()
            .unstarted(
                () ->
                    seeds
                        .fused(encoder)
                        .ifPresent(fused -> state.compareAndSet(null, new State(fused, false))));
    fusing.setPriority(Thread.MIN_PRIORITY);
    fusing.start();
  }

  /**
   * A model trained elsewhere answers from now on, also after the seed's own is ready.
   *
   * @throws IllegalArgumentException if it was trained on another encoder's vectors
   */
  public void use(TrainedClassifier model) {
    if (model.encoderId() != null
        && (encoder == null || !model.encoderId().equals(encoder.modelId()))) {
      throw new IllegalArgumentException(
          "%s needs vectors of %s".formatted(model.id(), model.encoderId()));
    }
    Double fixed = properties.categoryThreshold();
    state.set(new State(fixed == null ? model : model.withThreshold(fixed), true));
  }

  /** The model that answers now; waits for the first. */
  public TrainedClassifier current() {
    Start first = start.await();
    State now = state.get();
    boolean usable =
        now != null
            && (now.model().encoderId() == null
                || (encoder.ready().isDone() && !encoder.ready().isCompletedExceptionally()));
    return usable ? now.model() : first.words();
  }

  @Override
  public List<Classification> classify(List<ClassifiableText> texts) {
    awaitSettled();
    TrainedClassifier model = current();
    UrgencyModel urgency = start.await().urgency();
    return meter.timeEach(
        () -> answers(model, urgency, texts),
        c -> c.abstained() ? "abstained" : "success",
        Classification::categoryConfidence);
  }

  /** An encoder that loads for longer is not waited for: words alone answer then. */
  private void awaitSettled() {
    try {
      settled.get(properties.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // it never fails; late is as good as none
    }
  }

  /** All texts go to the encoder together, so that it can put them into batches. */
  private List<Classification> answers(
      TrainedClassifier model, UrgencyModel urgency, List<ClassifiableText> texts) {
    List<Prediction> predictions = model.predict(texts, encoder);
    List<Classification> answers = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      answers.add(Answers.of(model, predictions.get(i), urgency.read(texts.get(i).joined())));
    }
    return answers;
  }

  @Override
  public String modelId() {
    State now = state.get();
    Start first = start.now();
    return now != null ? now.model().id() : first == null ? "words-untrained" : first.words().id();
  }

  @Override
  public CompletableFuture<Void> ready() {
    return start.ready();
  }

  @Override
  public ModelStatus status() {
    return new ModelStatus(
        modelId(),
        "classifier",
        "cpu",
        start.isReady(),
        start.millis(),
        0,
        1,
        meter.calls(),
        meter.meanMillis(),
        start.error());
  }
}
