package org.omnidesk.sandbox.solman;

import java.util.List;

/**
 * A call to the hub that has to happen. It holds all that the envelope says, so that a retry sends
 * the same bytes.
 *
 * @param id its place in the queue, from 1
 * @param operation for example {@code ReplicateIncident}
 * @param guid the incident
 * @param timestamp when it was made, {@code yyyyMMddHHmmss} in UTC
 * @param status the user status to tell; null to tell none
 * @param texts statements to send
 * @param files attachments to send
 * @param deleted guids of attachments to delete
 * @param persons everyone mentioned
 */
public record Outgoing(
    long id,
    String operation,
    String guid,
    String timestamp,
    String status,
    List<Incident.Text> texts,
    List<Incident.File> files,
    List<String> deleted,
    List<Incident.Person> persons) {

  /**
   * How far it has come.
   *
   * @param id the call's id
   * @param state {@code pending}, {@code sent} or {@code dead}
   * @param attempts tries so far
   * @param refusals tries that the hub answered with Errors
   * @param detail the last answer in words
   */
  public record Progress(long id, String state, int attempts, int refusals, String detail) {}
}
