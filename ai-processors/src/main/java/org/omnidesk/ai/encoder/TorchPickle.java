package org.omnidesk.ai.encoder;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The few pickle instructions (protocol 2) that a TorchScript archive's {@code data.pkl} needs. */
final class TorchPickle {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  TorchPickle() {
    op(0x80).op(2);
  }

  /** An empty tuple, alone: the archive's constants. */
  static byte[] noConstants() {
    return new TorchPickle().op(')').end();
  }

  /** An object of a class of the archive's code; its attributes follow. */
  TorchPickle begin(String type) {
    return global("__torch__", type).op(')').op(0x81).op('}').op('(');
  }

  TorchPickle flag(String name, boolean value) {
    return text(name).op(value ? 0x88 : 0x89);
  }

  /**
   * A contiguous float32 tensor on the CPU.
   *
   * @param record number of its bytes in the archive
   */
  TorchPickle tensor(String name, int record, long[] shape) {
    long size = 1;
    for (long side : shape) {
      size *= side;
    }
    text(name).global("torch._utils", "_rebuild_tensor_v2").op('(');
    op('(').text("storage").global("torch", "FloatStorage").text(Integer.toString(record));
    text("cpu").number(size).op('t').op('Q').number(0);
    op('(');
    for (long side : shape) {
      number(side);
    }
    op('t').op('(');
    long stride = size;
    for (long side : shape) {
      stride /= side;
      number(stride);
    }
    return op('t').op(0x89).global("collections", "OrderedDict").op(')').op('R').op('t').op('R');
  }

  /** Ends the object and the file. */
  byte[] finish() {
    return op('u').op('b').end();
  }

  private byte[] end() {
    op('.');
    return out.toByteArray();
  }

  private TorchPickle op(int code) {
    out.write(code);
    return this;
  }

  private TorchPickle global(String module, String name) {
    out.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  private TorchPickle text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    op('X').little(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  private TorchPickle number(long value) {
    return op('J').little(Math.toIntExact(value));
  }

  private TorchPickle little(int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(value >>> shift);
    }
    return this;
  }
}
