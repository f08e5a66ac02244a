/** Kills the hub at random moments under traffic and compares what both sides know as sets. */
package org.omnidesk.bench.crash;
