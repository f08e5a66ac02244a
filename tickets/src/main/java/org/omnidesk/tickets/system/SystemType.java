package org.omnidesk.tickets.system;

import org.omnidesk.tickets.ticket.Channel;

/**
 * A kind of system that a connector brings; one bean a connector.
 *
 * @param name as in {@code type:}, for example {@code sap-solman}
 * @param channel the channel its tickets come in by
 * @param settings the record its block is bound to
 */
public record SystemType(String name, Channel channel, Class<? extends SystemSettings> settings) {}
