package org.omnidesk.tickets.lease;

/** Another replica runs it now; what this one was about to write must not be written. */
public class LostLeaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LostLeaseException(String name, long fence) {
    super("lease %s: fencing number %d is no longer the latest".formatted(name, fence));
  }
}
