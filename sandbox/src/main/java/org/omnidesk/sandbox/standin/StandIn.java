package org.omnidesk.sandbox.standin;

/**
 * A small server that speaks an outside system's real protocol on a loopback port and keeps its
 * state in a folder, so that a restart goes on where it was and no id is used twice.
 */
public interface StandIn extends AutoCloseable {

  /** For logs and the start banner, for example {@code GLPI}. */
  String name();

  /** Where it answers, for example {@code http://127.0.0.1:18081/apirest.php}. */
  String address();

  /** Reads its state and listens. */
  void start() throws Exception;

  /** Stops listening; everything acknowledged before is on disk. */
  @Override
  void close();
}
