package org.omnidesk.ai.adapter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.omnidesk.ai.BackgroundLoad;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.status.MeasuredModel;
import org.omnidesk.ai.status.ModelStatus;

/**
 * An English encoder that also reads Hindi and Hinglish: such texts are mapped to where their
 * English twin lies, every other text gets the English encoder's vector untouched. One index then
 * serves all three. The model id names the adapter too, so its vectors meet no others.
 */
public final class AdaptedEncoder implements Encoder, MeasuredModel {

  /** The encoder that the shipped adapter was trained for, in any precision. */
  private static final String FAMILY = "all-MiniLM-L6-v2";

  private final Encoder english;
  private final String modelId;
  private final BackgroundLoad<Adapter> adapter;

  AdaptedEncoder(Encoder english, Adapter trained) {
    this(english, trained.id(), new BackgroundLoad<Adapter>("adapter", Duration.ofSeconds(10)));
    adapter.start(() -> trained);
  }

  private AdaptedEncoder(Encoder english, String adapterId, BackgroundLoad<Adapter> adapter) {
    this.english = english;
    this.modelId = english.modelId() + "+" + adapterId;
    this.adapter = adapter;
  }

  /**
   * The encoder with the product's adapter, which loads in the background; an encoder of another
   * family, such as a multilingual one, needs none and comes back as it is.
   *
   * @param patience how long a call waits for the load
   */
  public static Encoder over(Encoder encoder, Duration patience) {
    if (!encoder.modelId().startsWith(FAMILY)) {
      return encoder;
    }
    BackgroundLoad<Adapter> load = new BackgroundLoad<>("adapter", patience);
    AdaptedEncoder adapted = new AdaptedEncoder(encoder, AdapterFile.id(), load);
    load.start(AdapterFile::load);
    return adapted;
  }

  @Override
  public List<float[]> encode(List<String> texts) {
    Adapter loaded = adapter.await();
    List<String> asked = new ArrayList<>();
    List<Script> scripts = new ArrayList<>();
    for (String given : texts) {
      String text = given == null ? "" : given;
      Script script = loaded.script(text);
      scripts.add(script);
      if (script != Script.HINDI) {
        asked.add(text);
      }
      if (script != null) {
        asked.add(loaded.gloss().of(text, script));
      }
    }
    List<float[]> answers = english.encode(asked);
    List<float[]> vectors = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < texts.size(); i++) {
      Script script = scripts.get(i);
      float[] own = script == Script.HINDI ? null : answers.get(at++);
      vectors.add(
          script == null
              ? own
              : loaded.adapt(texts.get(i), script, Adapter.base(own, answers.get(at++))));
    }
    return vectors;
  }

  @Override
  public boolean reads(String language) {
    return "hi".equals(language) || english.reads(language);
  }

  @Override
  public Encoder raw() {
    return english.raw();
  }

  @Override
  public String modelId() {
    return modelId;
  }

  @Override
  public int dimensions() {
    return english.dimensions();
  }

  @Override
  public CompletableFuture<Void> ready() {
    return CompletableFuture.allOf(english.ready(), adapter.ready());
  }

  @Override
  public ModelStatus status() {
    if (!(english instanceof MeasuredModel measured)) {
      return new ModelStatus(
          modelId, "encoder", "cpu", adapter.isReady(), 0, dimensions(), 1, 0, 0, adapter.error());
    }
    ModelStatus base = measured.status();
    return new ModelStatus(
        modelId,
        base.kind(),
        base.device(),
        base.ready() && adapter.isReady(),
        base.loadedMillis(),
        base.dimensions(),
        base.threads(),
        base.requests(),
        base.meanMillis(),
        base.error() == null ? adapter.error() : base.error(),
        base.runtime());
  }

  @Override
  public void close() {
    english.close();
  }
}
