package org.omnidesk.ai.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Text to token ids, as the model was trained. Safe for many threads. */
public final class Tokenizer implements AutoCloseable {

  private final HuggingFaceTokenizer tokenizer;
  private final long padId;

  private Tokenizer(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
    this.padId = padOf(tokenizer);
  }

  /** The model's own tokenizer. */
  public static Tokenizer open(ModelSource model, int maxTokens) throws IOException {
    try (InputStream json = model.openTokenizer()) {
      return new Tokenizer(
          HuggingFaceTokenizer.newInstance(
              json,
              // The file's own truncation is not to be trusted, so all of it is stated.
              Map.of(
                  "maxLength", Integer.toString(maxTokens),
                  "truncation", "true",
                  "padding", "false",
                  "modelMaxLength", "512")));
    }
  }

  /** RoBERTa counts positions by its padding id, so it must be the right one. */
  private static long padOf(HuggingFaceTokenizer tokenizer) {
    for (String pad : List.of("[PAD]", "<pad>")) {
      Encoding encoding = tokenizer.encode(pad, false, false);
      if (encoding.getTokens().length == 1 && encoding.getTokens()[0].equals(pad)) {
        return encoding.getIds()[0];
      }
    }
    return 0;
  }

  /** Token ids with the special ones, cut at the maximum. */
  public long[] tokens(String text) {
    return tokenizer.encode(text == null ? "" : text, true, false).getIds();
  }

  /** What fills a batch's shorter rows. */
  public long padId() {
    return padId;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
