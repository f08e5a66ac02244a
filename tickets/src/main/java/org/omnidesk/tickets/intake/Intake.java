package org.omnidesk.tickets.intake;

/** What a message means, as its connector read it. */
public sealed interface Intake permits TicketIntake, ReceiptIntake, OptOutIntake, IgnoredIntake {}
