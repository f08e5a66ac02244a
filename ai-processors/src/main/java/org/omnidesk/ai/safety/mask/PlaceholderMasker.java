package org.omnidesk.ai.safety.mask;

import org.omnidesk.ai.safety.Masker;
import org.omnidesk.ai.safety.MaskingSession;

/** Puts {@code <EMAIL_1>} and the like in the place of values. */
public final class PlaceholderMasker implements Masker {

  private final SensitiveValues values;

  public PlaceholderMasker(SensitiveValues values) {
    this.values = values;
  }

  @Override
  public MaskingSession begin() {
    return new PlaceholderSession(values);
  }
}
