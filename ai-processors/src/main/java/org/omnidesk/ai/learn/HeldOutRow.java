package org.omnidesk.ai.learn;

import org.omnidesk.ai.classify.LabelledText;

/**
 * A labelled ticket that no model is trained on.
 *
 * @param correction whether a person overrode what was there, as opposed to a label that a person
 *     or a system set from the beginning
 */
record HeldOutRow(LabelledText row, boolean correction) {}
