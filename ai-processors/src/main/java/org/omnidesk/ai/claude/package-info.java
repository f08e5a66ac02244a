/** Asking Claude: one question, one schema-bound answer, its receipt; budget and AI log. */
package org.omnidesk.ai.claude;
