package org.omnidesk.ai.safety;

import org.omnidesk.ai.safety.mask.SensitiveValues;

/** What is found with the default settings. */
final class Values {

  private static final SensitiveValues STANDARD =
      new SafetyConfiguration().sensitiveValues(SafetyProperties.defaults());

  private Values() {}

  static SensitiveValues standard() {
    return STANDARD;
  }
}
