/** Measuring masking and the defence against injected instructions. */
package org.omnidesk.bench.safety;
