/** Masking, fencing and guardrails: what may leave, and what may come back. */
package org.omnidesk.ai.safety;
