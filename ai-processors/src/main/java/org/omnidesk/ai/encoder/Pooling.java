package org.omnidesk.ai.encoder;

/** How the states of a text's tokens become one vector; its model's card says which. */
public enum Pooling {
  /** Mean over the text's own tokens. */
  MEAN,
  /** The state of the first token. */
  CLS
}
