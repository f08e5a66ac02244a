package org.omnidesk.tickets.system;

import java.util.List;
import java.util.Optional;
import org.omnidesk.tickets.ticket.Channel;

/** What the stores need to know of the configured systems. */
public interface SystemCatalog {

  /**
   * A system's type, for example {@code glpi}; also of a system whose block is broken, as its
   * messages may still be here.
   *
   * @throws UnknownSystemException if nothing of that name is configured
   */
  String type(String system);

  /** The channel its tickets come in by. */
  Channel channel(String system);

  /** The first usable system of a type. */
  Optional<String> first(String type);

  /** All configured names. */
  List<String> names();
}
