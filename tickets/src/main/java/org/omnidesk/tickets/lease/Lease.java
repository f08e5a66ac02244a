package org.omnidesk.tickets.lease;

import java.time.Instant;

/**
 * A sole runner's right to run.
 *
 * @param name what it is for, for example {@code outbox-relay}
 * @param holder the replica's name
 * @param fence grows with every change of holder; a write that shows an older one is refused
 * @param until until when it is valid unless it is renewed, by this process's clock
 */
public record Lease(String name, String holder, long fence, Instant until) {}
