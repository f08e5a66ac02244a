package org.omnidesk.sandbox.scenario;

/**
 * A second message on a ticket.
 *
 * @param after seconds after the first one
 * @param text what is added
 */
public record Follow(int after, String text) {}
