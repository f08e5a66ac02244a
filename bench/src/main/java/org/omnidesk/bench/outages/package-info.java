/** Replays weeks of a service desk with major incidents in them and counts which are noticed. */
package org.omnidesk.bench.outages;
