package org.omnidesk.ai.retrieve;

import java.util.List;

/** Finds what may answer a question. Safe for many threads. */
public interface Retriever {

  /**
   * PUBLIC passages, the best first.
   *
   * @throws org.omnidesk.ai.ModelNotReadyException if the encoder did not load
   */
  List<Retrieved> retrieve(RetrievalQuery query);
}
