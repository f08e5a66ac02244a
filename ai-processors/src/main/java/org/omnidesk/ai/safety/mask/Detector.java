package org.omnidesk.ai.safety.mask;

import java.util.List;

/** Finds values of one kind. Stateless; linear in the length of the text. */
interface Detector {

  /**
   * @param text in its plain form, see {@link PlainForm}
   * @return spans in {@code text}
   */
  List<MaskSpan> find(String text);
}
