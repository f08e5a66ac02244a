package org.omnidesk.tickets.system;

/** Asks a system whether it answers and lets us in. One bean a connector. */
public interface SystemProbe {

  /** The system type it probes. */
  String type();

  /**
   * Tries the connection with the system's own login.
   *
   * @return null if all is well, else one line that names the setting to look at and says what
   *     happened
   */
  String problem(String system);
}
