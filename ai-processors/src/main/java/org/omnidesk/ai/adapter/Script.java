package org.omnidesk.ai.adapter;

/** How a text that is to be adapted is written. */
enum Script {
  /** Hindi in Devanagari, also with English words between. */
  HINDI,
  /** Hindi in Latin letters, also with English words between. */
  HINGLISH
}
