/** A first look at a running hub: what came in from each system, and what the models made of it. */
package org.omnidesk.bench.look;
