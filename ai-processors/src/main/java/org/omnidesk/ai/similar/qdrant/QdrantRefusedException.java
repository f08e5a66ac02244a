package org.omnidesk.ai.similar.qdrant;

import io.grpc.Status;

/** Qdrant answered, but not with what was asked for. */
final class QdrantRefusedException extends IllegalStateException {

  private final Status.Code code;

  QdrantRefusedException(String message, Status.Code code, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Whether it does not know what the request is about. */
  boolean isGone() {
    return code == Status.Code.NOT_FOUND;
  }
}
