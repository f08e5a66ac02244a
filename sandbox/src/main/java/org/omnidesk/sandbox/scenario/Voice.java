package org.omnidesk.sandbox.scenario;

import java.io.IOException;

/** Someone's way to write over one protocol. */
public interface Voice {

  /**
   * Opens a ticket.
   *
   * @param key the same key gives the same Message-ID, so that a mail sent twice by a crash is one
   * @throws IOException if the other side did not take it
   */
  Sent open(Person who, Report report, String key) throws IOException, InterruptedException;

  /** Adds to a ticket that {@link #open} made; {@code ref} is what it returned. */
  Sent add(Person who, Report report, String ref, String text, String key)
      throws IOException, InterruptedException;
}
