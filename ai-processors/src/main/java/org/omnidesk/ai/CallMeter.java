package org.omnidesk.ai;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and times the calls of one processor and tells the listeners. */
public final class CallMeter {

  private static final Logger LOG = LoggerFactory.getLogger(CallMeter.class);

  private final String operation;
  private final Supplier<String> model;
  private final BooleanSupplier gpu;
  private final List<AiCallListener> listeners;
  private final LongAdder calls = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  /** A meter for one operation, see {@link AiCall#operation()}. */
  public CallMeter(String operation, Supplier<String> model, List<AiCallListener> listeners) {
    this(operation, model, () -> false, listeners);
  }

  /** The same of a model that may run on a GPU. */
  public CallMeter(
      String operation,
      Supplier<String> model,
      BooleanSupplier gpu,
      List<AiCallListener> listeners) {
    this.operation = operation;
    this.model = model;
    this.gpu = gpu;
    this.listeners = List.copyOf(listeners);
  }

  /** Runs the call without a confidence. */
  public <T> T time(Supplier<T> call) {
    return time(call, result -> "success", null);
  }

  /**
   * Runs the call; {@code status} names how it ended, {@code confidence} may be null. An exception
   * counts as {@code error} and goes on.
   */
  public <T> T time(Supplier<T> call, Function<T, String> status, ToDoubleFunction<T> confidence) {
    long start = System.nanoTime();
    String ended = "error";
    OptionalDouble sure = OptionalDouble.empty();
    try {
      T result = call.get();
      ended = status.apply(result);
      sure =
          confidence == null
              ? OptionalDouble.empty()
              : OptionalDouble.of(confidence.applyAsDouble(result));
      return result;
    } finally {
      count(start, ended, sure);
    }
  }

  /**
   * Runs a call that answers several questions at once; each counts as one call and takes its share
   * of the time. An exception counts once as {@code error} and goes on.
   */
  public <T> List<T> timeEach(
      Supplier<List<T>> call, Function<T, String> status, ToDoubleFunction<T> confidence) {
    long start = System.nanoTime();
    List<T> results;
    try {
      results = call.get();
    } catch (RuntimeException e) {
      ended(start, e);
      throw e;
    }
    long share = (System.nanoTime() - start) / Math.max(1, results.size());
    for (T result : results) {
      count(
          Duration.ofNanos(share),
          status.apply(result),
          OptionalDouble.of(confidence.applyAsDouble(result)));
    }
    return results;
  }

  /**
   * Counts a call that ended on another thread than it began on.
   *
   * @param start {@link System#nanoTime()} at its begin
   * @param error null if it went well
   */
  public void ended(long start, Throwable error) {
    count(start, error == null ? "success" : "error", OptionalDouble.empty());
  }

  private void count(long start, String ended, OptionalDouble sure) {
    count(Duration.ofNanos(System.nanoTime() - start), ended, sure);
  }

  private void count(Duration took, String ended, OptionalDouble sure) {
    calls.increment();
    nanos.add(took.toNanos());
    tell(new AiCall(operation, model.get(), ended, took, sure, gpu.getAsBoolean()));
  }

  private void tell(AiCall call) {
    for (AiCallListener listener : listeners) {
      try {
        listener.onCall(call);
      } catch (RuntimeException e) {
        // A broken metric must not lose an answer.
        LOG.warn("AI call listener failed: {}", e.toString());
      }
    }
  }

  /** Finished calls. */
  public long calls() {
    return calls.sum();
  }

  /** Mean wall time of a call in milliseconds; 0 before the first. */
  public double meanMillis() {
    long count = calls.sum();
    return count == 0 ? 0 : nanos.sum() / 1e6 / count;
  }
}
