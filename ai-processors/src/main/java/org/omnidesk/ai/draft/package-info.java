/** Answers put together from sentences of known sources, each with its citation. */
package org.omnidesk.ai.draft;
