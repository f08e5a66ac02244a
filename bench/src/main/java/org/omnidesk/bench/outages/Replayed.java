package org.omnidesk.bench.outages;

import java.time.Instant;

/**
 * One ticket of the replay.
 *
 * @param category as the classifier might say it: right, wrong or null
 * @param site null where the channel does not tell
 * @param outage number of the outage that it belongs to; -1 for everyday trouble
 */
record Replayed(
    Instant at, String category, String site, String requester, String text, int outage) {}
