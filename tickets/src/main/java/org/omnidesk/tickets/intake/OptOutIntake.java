package org.omnidesk.tickets.intake;

/**
 * A phone asked to be left alone, or to hear from us again.
 *
 * @param phone E.164
 * @param optedOut true for STOP, false for START
 */
public record OptOutIntake(String phone, boolean optedOut) implements Intake {}
