/** How fast messages are taken in, as a share of what PostgreSQL can commit at all. */
package org.omnidesk.bench.intake;
