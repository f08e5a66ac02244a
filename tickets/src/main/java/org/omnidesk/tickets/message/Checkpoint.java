package org.omnidesk.tickets.message;

/**
 * How far one feed of a system has been read.
 *
 * @param feed which feed of the system, for example {@code tickets} or {@code INBOX}
 * @param position the source's own literal (a watermark, {@code uidvalidity:uid}), never the hub's
 *     clock
 */
public record Checkpoint(String feed, String position) {}
