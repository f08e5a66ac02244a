package org.omnidesk.tickets.intake;

/**
 * Nothing to do, knowingly.
 *
 * @param rule the rule that says so, in words for the log and the message list
 */
public record IgnoredIntake(String rule) implements Intake {}
