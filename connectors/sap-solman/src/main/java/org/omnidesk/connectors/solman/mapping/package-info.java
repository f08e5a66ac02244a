/** Incidents in the hub's words, and the marker by which our own texts are known again. */
package org.omnidesk.connectors.solman.mapping;
