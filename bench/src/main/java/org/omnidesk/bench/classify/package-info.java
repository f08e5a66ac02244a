/** Measures category, scope, calibration and urgency of the product's own classifier. */
package org.omnidesk.bench.classify;
