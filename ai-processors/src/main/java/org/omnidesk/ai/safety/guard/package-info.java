/** Checks on what a model wrote. */
package org.omnidesk.ai.safety.guard;
