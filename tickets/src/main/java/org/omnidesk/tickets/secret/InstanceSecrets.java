package org.omnidesk.tickets.secret;

import java.util.UUID;

/** Keys this installation made for itself, the same on every replica and after every start. */
public interface InstanceSecrets {

  /** Tells this installation from another one; part of every Message-ID we write. */
  UUID instanceId();

  /** 32 random bytes for one purpose, for example {@code reply-address}; made at the first call. */
  byte[] key(String purpose);
}
