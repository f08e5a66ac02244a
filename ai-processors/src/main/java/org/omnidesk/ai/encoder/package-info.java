/** Turning texts into vectors of one model. */
package org.omnidesk.ai.encoder;
