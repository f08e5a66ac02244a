package org.omnidesk.connectors.sms;

/**
 * What the parts of a long message have in common. An 8-bit reference comes round again after 256
 * messages of one sender, so a key alone does not make two parts one message.
 *
 * @param system the configured system
 * @param sender as the gateway named it
 * @param recipient as the gateway named it
 * @param reference the reference in the user data header
 * @param total how many parts there are
 */
public record PartKey(String system, String sender, String recipient, int reference, int total) {}
