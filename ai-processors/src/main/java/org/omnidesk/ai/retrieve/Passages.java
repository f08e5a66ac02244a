package org.omnidesk.ai.retrieve;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Where passages are read from once they are found. */
@FunctionalInterface
public interface Passages {

  /** Those of the ids that exist and are PUBLIC now: an index may lag behind. Any order. */
  List<Passage> read(Collection<UUID> ids);
}
