package org.omnidesk.sandbox.claude;

/** What may go wrong, or be asked to go wrong, with an answer. */
enum ClaudeFault {
  NONE,
  /** 429 with {@code retry-after}. */
  RATE_LIMIT,
  /** 500 {@code api_error}. */
  SERVER_ERROR,
  /** 529 {@code overloaded_error}. */
  OVERLOADED,
  /** 401 {@code authentication_error}. */
  UNAUTHORIZED,
  /** Never answers. */
  TIMEOUT,
  /** Half an answer, then the connection is gone. */
  CUT,
  /** 200 and bytes that are no JSON. */
  GARBAGE,
  /** A proper message whose text does not fit the schema. */
  WRONG_SCHEMA,
  /** A proper message without content. */
  EMPTY,
  /** A proper message of 200,000 characters that fits the schema where texts are not bounded. */
  TOO_LONG,
  /** Every text of the answer holds the system prompt, canary and all. */
  LEAK,
  /** Every text of the answer holds a sentence from nowhere, with a link. */
  INVENT
}
