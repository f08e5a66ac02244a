/** The figures operators watch, by the names of the original architecture document. */
package org.omnidesk.hub.metrics;
