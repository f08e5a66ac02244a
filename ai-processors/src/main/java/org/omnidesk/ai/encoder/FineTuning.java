package org.omnidesk.ai.encoder;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Trains a head of categories and the last layers of an encoder on labelled texts, on the PyTorch
 * engine; what comes out is an ONNX file that both engines load, under a new model id.
 */
public final class FineTuning {

  /**
   * How to train.
   *
   * @param layers of the encoder, from the last, that learn; 0: the head alone
   * @param epochs times that every text is seen
   * @param batchSize texts of one step
   * @param learningRate of the layers, after warming up; the head's is a hundredfold
   * @param maxTokens a text is cut there; shorter is cheaper
   * @param seed of the order of the texts
   */
  public record Plan(
      int layers, int epochs, int batchSize, double learningRate, int maxTokens, long seed) {

    public Plan {
      if (layers < 0 || epochs < 1 || batchSize < 1 || learningRate <= 0 || maxTokens < 8) {
        throw new IllegalArgumentException("fine-tuning: no such plan: " + layers + " layers, ...");
      }
    }

    /** What serves some thousand tickets. */
    public static Plan standard() {
      return new Plan(2, 3, 16, 1e-4, 128, 7);
    }
  }

  /**
   * After one step.
   *
   * @param step from 1
   * @param steps in all
   * @param loss mean cross-entropy of the step's texts, in nats
   * @param arrays that the engine keeps; the same after every step
   */
  public record Progress(int step, int steps, double loss, int arrays) {}

  /**
   * What came out.
   *
   * @param model the trained encoder, for {@link EncoderSettings#withModel}
   * @param labels in the order of the head's rows
   * @param head one row of weights a label, on the unit vector times {@link TrainedLayers#SCALE}
   * @param bias one a label
   * @param firstLoss mean of the first tenth of the steps
   * @param lastLoss mean of the last tenth
   */
  public record Trained(
      ModelSource model,
      List<String> labels,
      float[][] head,
      float[] bias,
      double firstLoss,
      double lastLoss) {}

  private final ModelSource base;
  private final Plan plan;
  private final EncoderSettings settings;

  /**
   * @param base a BERT with float32 weights: the packaged one, or an {@code .onnx} by URL
   * @param gpu whether CUDA trains, see {@link Cuda#usable()}
   */
  public FineTuning(ModelSource base, Plan plan, int threads, boolean gpu) {
    this.base = base;
    this.plan = plan;
    EncoderSettings cpu = EncoderSettings.miniLm(EncoderEngine.PYTORCH, Precision.FP32, threads);
    this.settings =
        new EncoderSettings(
            cpu.engine(),
            cpu.precision(),
            gpu,
            base,
            plan.maxTokens(),
            cpu.batches(),
            0,
            cpu.idleUnload(),
            threads,
            false,
            cpu.patience());
  }

  /**
   * Trains and writes the model and its tokenizer to the folder. Takes minutes, on a thread of its
   * own: PyTorch keeps by thread whether it tracks gradients.
   *
   * @param labels one a text
   * @param progress called after every step, on that thread; an exception ends the training
   * @throws IllegalArgumentException for fewer than two labels, or texts without one
   */
  public Trained train(
      List<String> texts, List<String> labels, Path folder, Consumer<Progress> progress) {
    List<String> names = labels.stream().distinct().sorted().toList();
    if (names.size() < 2 || texts.size() != labels.size()) {
      throw new IllegalArgumentException("fine-tuning needs one label a text, and two at least");
    }
    CompletableFuture<Trained> trained = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("fine-tuning")
        .daemon()
        .start(
            () -> {
              try {
                trained.complete(work(texts, labels, names, folder, progress));
              } catch (Throwable e) {
                trained.completeExceptionally(e);
              }
            });
    try {
      return trained.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("fine-tuning failed", e.getCause());
    }
  }

  private Trained work(
      List<String> texts,
      List<String> labels,
      List<String> names,
      Path folder,
      Consumer<Progress> progress)
      throws IOException {
    DjlSetup.prepare(settings);
    try (InputStream onnx = base.open();
        Tokenizer tokenizer = Tokenizer.open(base, plan.maxTokens());
        NDManager manager =
            Engine.getEngine(EncoderEngine.PYTORCH.djlName())
                .newBaseManager(settings.gpu() ? Device.gpu() : Device.cpu())) {
      BertWeights weights = BertWeights.read(onnx);
      BertLayers layers = new BertLayers(weights, manager, DataType.FLOAT32);
      TrainedLayers learner =
          new TrainedLayers(manager, layers, base.pooling(), plan.layers(), names.size());
      List<long[]> tokens = texts.stream().map(tokenizer::tokens).toList();
      List<Double> losses = new ArrayList<>();
      int perEpoch = (texts.size() + plan.batchSize() - 1) / plan.batchSize();
      int steps = perEpoch * plan.epochs();
      Random random = new Random(plan.seed());
      for (int epoch = 0; epoch < plan.epochs(); epoch++) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
          order.add(i);
        }
        Collections.shuffle(order, random);
        for (int from = 0; from < order.size(); from += plan.batchSize()) {
          List<Integer> some = order.subList(from, Math.min(from + plan.batchSize(), order.size()));
          int[] classes = some.stream().mapToInt(i -> names.indexOf(labels.get(i))).toArray();
          TokenBatch batch =
              TokenBatch.of(some.stream().map(tokens::get).toList(), tokenizer.padId());
          double rate = rate(losses.size(), steps);
          losses.add(learner.step(batch, classes, rate, rate * 100));
          progress.accept(
              new Progress(
                  losses.size(), steps, losses.getLast(), manager.getManagedArrays().size()));
        }
      }
      ModelSource model = write(weights, learner, folder);
      return new Trained(
          model,
          names,
          learner.head(),
          learner.bias(),
          mean(losses.subList(0, Math.max(1, steps / 10))),
          mean(losses.subList(steps - Math.max(1, steps / 10), steps)));
    }
  }

  /** Rises over the first tenth of the steps, then falls to nothing. */
  private double rate(int step, int steps) {
    double warm = Math.max(1, steps / 10.0);
    double share = step < warm ? (step + 1) / warm : (steps - step) / Math.max(1, steps - warm);
    return plan.learningRate() * Math.min(1, share);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /** Named by its content, so that vectors of two trainings never meet. */
  private ModelSource write(BertWeights weights, TrainedLayers learner, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "fine-tuned", ".part");
    try {
      try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(draft))) {
        weights.write(to, learner.changed(weights));
      }
      String hash;
      try (HashedStream content = new HashedStream(Files.newInputStream(draft))) {
        hash = content.hash();
      }
      String name = base.name() + "-tuned-" + hash.substring(0, 8);
      Path file = folder.resolve(name + ".onnx");
      Path tokenizer = folder.resolve(name + "-tokenizer.json");
      GraphExport.writeTokenizer(base, tokenizer);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      return ModelSource.at(
          file.toUri(), tokenizer.toUri(), name, base.dimensions(), base.pooling());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
