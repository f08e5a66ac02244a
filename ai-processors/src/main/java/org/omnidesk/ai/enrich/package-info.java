/**
 * Where understanding meets tickets: reads their texts, applies results by the rules of who wins a
 * field.
 */
package org.omnidesk.ai.enrich;
