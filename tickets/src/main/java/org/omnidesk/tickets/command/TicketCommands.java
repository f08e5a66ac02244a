package org.omnidesk.tickets.command;

import java.util.UUID;

/**
 * What may be done to a ticket. Each call is one transaction with its journal entry and its event.
 *
 * <p>All throw {@link CommandException} with a kind that the API turns into a status.
 */
public interface TicketCommands {

  /** Opens a ticket on the portal; returns its id. */
  UUID create(NewTicket ticket, Actor actor);

  /**
   * Changes fields.
   *
   * @param expectedVersion the version the change was made on; refused only if a field it touches
   *     was changed since
   * @return the new version
   */
  long update(UUID ticket, TicketPatch patch, long expectedVersion, Actor actor);

  /** Adds a text; returns the response's id. */
  UUID respond(UUID ticket, NewResponse response, Actor actor);

  /** Hides a ticket; touches no other system. */
  void hide(UUID ticket, long expectedVersion, Actor actor);

  /**
   * Sends a proposed draft as a public response.
   *
   * @param hash the draft's hash as the approver saw it
   * @param editedText the approver's wording, or null to send it as it is
   * @return the response's id; null where this was the first of two approvals: another person has
   *     to approve the very same text, or the wording starts the count anew
   */
  UUID approveDraft(UUID draft, String hash, String editedText, Actor actor);

  /** Puts a draft away unsent. */
  void discardDraft(UUID draft, Actor actor);
}
