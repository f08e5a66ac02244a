package org.omnidesk.ai.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;

/** Weights on their way to the engine, hashed as they pass. */
final class HashedStream extends DigestInputStream {

  private long bytes;

  HashedStream(InputStream stream) {
    super(stream, ModelSource.sha256());
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    bytes += Math.max(0, read);
    return read;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    bytes += read < 0 ? 0 : 1;
    return read;
  }

  long bytes() {
    return bytes;
  }

  /** SHA-256 of the whole stream; reads what the engine left. */
  String hash() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(getMessageDigest().digest());
  }
}
