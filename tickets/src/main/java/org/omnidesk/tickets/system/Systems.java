package org.omnidesk.tickets.system;

import java.util.List;

/** The configured systems. */
public interface Systems {

  /**
   * A system's settings.
   *
   * @throws UnknownSystemException if no such system is configured, it is of another type, or its
   *     block is broken
   */
  <S extends SystemSettings> S settings(String system, Class<S> type);

  /** The names of the usable systems of a type, in the order of the configuration. */
  List<String> ofType(String type);
}
