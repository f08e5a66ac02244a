package org.omnidesk.ai.similar;

import java.util.Objects;

/**
 * What is kept beside a vector to filter by.
 *
 * @param visibility {@code PUBLIC} or {@code INTERNAL}
 * @param site may be empty
 * @param language of the text
 * @param status of the ticket or article
 * @param modelId of the encoder that made the vector
 * @param textHash of the text that was encoded
 */
public record VectorPayload(
    String visibility,
    String site,
    String language,
    String status,
    String modelId,
    String textHash) {

  public VectorPayload {
    visibility = Objects.requireNonNull(visibility, "visibility");
    site = Objects.requireNonNullElse(site, "");
    language = Objects.requireNonNullElse(language, "unknown");
    status = Objects.requireNonNullElse(status, "");
    modelId = Objects.requireNonNull(modelId, "modelId");
    textHash = Objects.requireNonNullElse(textHash, "");
  }
}
