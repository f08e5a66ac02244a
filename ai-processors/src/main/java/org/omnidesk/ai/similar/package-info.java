/** Vectors kept for search, and the tickets that resemble a text. */
package org.omnidesk.ai.similar;
