package org.omnidesk.ai.classify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A model as bytes: a mark, a version, the rest compressed. Weights are at 16 bits, vectors at 8,
 * as the model itself holds them: it judges the same before and after.
 */
final class ModelBytes {

  private static final int MARK = 0x4F444331;

  private ModelBytes() {}

  static byte[] write(FusedModel model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream plain = new DataOutputStream(bytes)) {
      plain.writeInt(MARK);
      plain.writeInt(FusedModel.VERSION);
      try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(plain, 1 << 16))) {
        out.writeInt(model.classes().size());
        for (String id : model.classes()) {
          out.writeUTF(id);
        }
        out.writeInt(model.inScope());
        out.writeBoolean(model.encoderId() != null);
        if (model.encoderId() != null) {
          out.writeUTF(model.encoderId());
        }
        out.writeUTF(model.dataHash());
        model.heads().write(out);
        model.fusion().write(out);
        model.scope().write(out);
        model.thresholds().write(out);
        HeldOutReport.write(model.scores(), model.categories(), out);
        out.writeInt(model.examples().size());
        for (Example example : model.examples()) {
          out.writeUTF(example.text());
          out.writeUTF(example.source());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static FusedModel read(byte[] bytes) {
    try (DataInputStream plain = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (plain.readInt() != MARK) {
        throw new IllegalArgumentException("these bytes are no classifier");
      }
      int version = plain.readInt();
      if (version != FusedModel.VERSION) {
        throw new IllegalArgumentException(
            "a classifier of version %d, known is %d".formatted(version, FusedModel.VERSION));
      }
      DataInputStream in = new DataInputStream(new GZIPInputStream(plain, 1 << 16));
      List<String> classes = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        classes.add(in.readUTF());
      }
      int inScope = in.readInt();
      String encoderId = in.readBoolean() ? in.readUTF() : null;
      String dataHash = in.readUTF();
      Heads heads = Heads.read(in);
      Fusion fusion = Fusion.read(in);
      Scope scope = Scope.read(in);
      Thresholds thresholds = Thresholds.read(in);
      HeldOutScores scores = HeldOutReport.read(classes.subList(0, inScope), in);
      List<Example> examples = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        examples.add(new Example(in.readUTF(), in.readUTF()));
      }
      return new FusedModel(
          List.copyOf(classes),
          inScope,
          encoderId,
          dataHash,
          heads,
          fusion,
          scope,
          thresholds,
          scores,
          List.copyOf(examples));
    } catch (IOException e) {
      throw new IllegalArgumentException("these bytes are no whole classifier", e);
    }
  }
}
