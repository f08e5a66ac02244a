package org.omnidesk.ai.status;

import java.util.List;

/** The models of this process as they are now. */
public interface ModelsStatus {

  /** In a fixed order; never blocks on a model that loads. */
  List<ModelStatus> models();

  /** Whether every model is ready. */
  default boolean ready() {
    return models().stream().allMatch(ModelStatus::ready);
  }
}
