/** A request that comes twice is done once. */
package org.omnidesk.api.idempotency;
